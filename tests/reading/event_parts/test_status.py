"""Whether an event happened: one plain sentence a status and a way of saying it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.actors import Cast
from sayso.reading.event_parts.clause import clause_of
from sayso.reading.event_parts.scene import Scene
from sayso.reading.event_parts.status import RANGES, Standing, factuality_within, status_of
from sayso.reading.times import find_times
from sayso.reading.words import analyse_words

CASES = [
    ("Norwegian police arrested the captain on Friday.", "arrested", "happened"),
    ("Norwegian police have arrested the captain.", "arrested", "happened"),
    ("Police said the captain was arrested on Friday.", "arrested", "happened"),
    ("After arresting the captain, police searched the ship.", "arresting", "happened"),
    ("Police are searching the house.", "searching", "ongoing"),
    ("Protesters are blocking the road.", "blocking", "ongoing"),
    ("The navy patrols the strait every spring, and the border is closed every winter.", "closed", "recurring"),
    ("Police often arrested fishermen there.", "arrested", "recurring"),
    ("The minister will visit Denmark in May.", "visit", "planned"),
    ("The government plans to close the border.", "close", "planned"),
    ("The ministry announced plans to deploy troops.", "deploy", "planned"),
    ("The government is considering sending troops to the island.", "sending", "considered"),
    ("The cabinet is discussing the possibility of closing the border.", "closing", "considered"),
    ("The mayor called for the release of the prisoners.", "release", "requested"),
    ("The mayor urged Norway to release the prisoners.", "release", "requested"),
    ("The union demanded that Norway release the captain.", "release", "requested"),
    ("Norway threatened to attack the port.", "attack", "threatened"),
    ("Experts expect Norway to attack the port.", "attack", "predicted"),
    ("Norway may attack the port.", "attack", "possible"),
    ("Did Norway attack the port?", "attack", "possible"),
    ("Norway allegedly attacked the port.", "attacked", "possible"),
    ("Norway did not attack the port.", "attack", "denied"),
    ("Norway never attacked the port.", "attacked", "denied"),
    ("Norway denied attacking the port.", "attacking", "denied"),
    ("The minister has yet to apologize to Denmark.", "apologize", "denied"),
    ("If Norway attacks the port, Denmark will respond.", "attacks", "hypothetical"),
    ("The ministry confirmed that officers were searching the house.", "searching", "ongoing"),
    ("The port was not closed but was attacked on Friday.", "attacked", "happened"),
    ("Norway would have attacked the port.", "attacked", "hypothetical"),
    ("The man was arraigned on charges he attacked a girl.", "attacked", "possible"),
    ("He faces a charge after a girl was attacked.", "attacked", "happened"),
    ("Norway plotted to raid the port and then attack the town.", "attack", "planned"),
    ("The police have been searching the house for a week.", "searching", "ongoing"),
    ("Neither Norway nor Denmark has been attacked.", "attacked", "denied"),
    ("Norway said it would close the border in May.", "close", "planned"),
    ("Norway pledged that it would release the prisoners.", "release", "planned"),
    ("The minister called the attack a mistake.", "attack", "happened"),
    ("The mayor spoke in support of the arrest.", "arrest", "happened"),
    ("The government wanted the release of its soldiers.", "release", "requested"),
    ("Police were called to the shop to investigate.", "investigate", "happened"),
    ("Leaders condemn the attack; others plan to respond.", "condemn", "happened"),
    ("Perhaps Norway will attack the port.", "attack", "possible"),
    ("The ship may sail only if a court rules that Norway attacked the port.", "attacked", "hypothetical"),
    ("The minister accused Norway of attempting to attack the port.", "attack", "possible"),
    ("The prosecutor accused Bo Dahl of killing the mayor.", "killing", "possible"),
    ("The jury asked whether Bo Dahl had killed the mayor.", "killed", "possible"),
    ("Jon Lie gave money to a group backing Senator Ann Orm.", "backing", "ongoing"),
    ("The mayor called on people to block the road.", "block", "requested"),
    ("Norway refrained from attacking the port.", "attacking", "denied"),
]


@pytest.mark.parametrize(("sentence", "trigger", "status"), CASES)
def test_status(sentence: str, trigger: str, status: str) -> None:
    syntax = analyse_words(sentence).syntax
    scene = Scene(syntax, Cast([]), [], [], find_times(syntax, "2024-05-24"))
    token = next(t for t in syntax.tokens if t.lower == trigger)
    assert status_of(scene, clause_of(syntax, token.i), "COERCE").status == status


@given(st.floats(-9, 9), st.sampled_from(sorted(RANGES)), st.booleans())
def test_factuality_goes_with_the_status(value: float, status: str, hedged: bool) -> None:
    found = factuality_within(value, Standing(status, hedged))  # type: ignore[arg-type]
    low, high = RANGES[status]
    assert -3 <= found <= high
    assert found >= low or hedged
    if status == "denied":
        assert found < 0
