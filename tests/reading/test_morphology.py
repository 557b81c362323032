import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sayso.reading.morphology import lemma

VERBS = """
VBD went:go said:say told:tell found:find saw:see lay:lie left:leave was:be had:have did:do made:make tried:try stopped:stop
planned:plan added:add agreed:agree needed:need freed:free created:create treated:treat visited:visit invited:invite
referred:refer offered:offer opened:open travelled:travel called:call controlled:control died:die panicked:panic focused:focus
focussed:focus argued:argue noted:note voted:vote named:name claimed:claim removed:remove placed:place changed:change
belonged:belong charged:charge urged:urge engaged:engage settled:settle required:require repaired:repair declared:declare
appeared:appear ignored:ignore honored:honor executed:execute reported:report decided:decide avoided:avoid included:include
applauded:applaud exploded:explode determined:determine joined:join mentioned:mention phoned:phone hoped:hope developed:develop
escaped:escape liked:like looked:look described:describe absorbed:absorb filed:file failed:fail ruled:rule vetoed:veto
overthrew:overthrow rebuilt:rebuild misled:mislead undid:undo withdrew:withdraw paid:pay laid:lay stayed:stay reached:reach
used:use passed:pass VBN gone:go said:say drawn:draw seen:see beaten:beat driven:drive lain:lie been:be based:base forced:force
given:give VBG dying:die lying:lie making:make running:run going:go being:be having:have saying:say using:use bringing:bring
changing:change seeing:see agreeing:agree beginning:begin singing:sing offering:offer controlling:control arguing:argue trying:try
skiing:ski VBZ says:say goes:go does:do has:have is:be tries:try lies:lie passes:pass watches:watch fixes:fix hopes:hope uses:use
VBP are:be say:say 'm:be 've:have MD wo:will ca:can 'll:will could:could
"""
NOUNS = """
men:man women:woman children:child parties:party movies:movie cities:city boxes:box buses:bus viruses:virus houses:house
causes:cause analyses:analysis lives:life wives:wife executives:executive moves:move heroes:hero shoes:shoe taxes:tax
churches:church headaches:headache congressmen:congressman series:series troops:troop responses:response lenses:lens sizes:size
police:police crises:crisis by-laws:by-law dies:die
"""
DEGREES = """
JJR larger:large bigger:big later:late easier:easy closer:close stronger:strong better:good worse:bad simpler:simple other:other
JJS largest:large biggest:big best:good RBR earlier:early better:well
"""
TAGS = ("VB", "VBD", "VBN", "VBG", "VBZ", "VBP", "MD", "NN", "NNS", "NNP", "JJ", "JJR", "JJS", "RB", "RBR", "RBS", "PRP", "XX")


def cases() -> list[tuple[str, str, str]]:
    found = []
    tag = "NNS"
    for word in f"{VERBS} NNS {NOUNS} {DEGREES}".split():
        if ":" not in word:
            tag = word
        else:
            form, _, base = word.partition(":")
            found.append((form, tag, base))
    return found


@pytest.mark.parametrize(("word", "tag", "base"), cases())
def test_lemma(word: str, tag: str, base: str) -> None:
    assert lemma(word, tag) == base


def test_case_and_curly_apostrophes() -> None:
    assert lemma("Said", "VBD") == "say"
    assert lemma("n’t", "RB") == "not"
    assert lemma("’re", "VBP") == "be"
    assert lemma("THEM", "PRP") == "they"
    assert lemma("Kallas", "NNP") == "kallas"


@given(st.text(max_size=12), st.sampled_from(TAGS))
def test_any_word(word: str, tag: str) -> None:
    assert lemma(word, tag) == lemma(word, tag).lower()
    assert bool(lemma(word, tag)) == bool(word)


@given(
    st.text(st.sampled_from("abeginrsty'-"), max_size=8),
    st.sampled_from(["VBD", "VBN", "VBG", "VBZ", "NNS", "JJR", "JJS", "RBR"]),
    st.sampled_from(["", "s", "es", "ies", "ed", "ing", "er", "'s"]),
)
@example("", "VBZ", "s")
def test_any_ending(stem: str, tag: str, ending: str) -> None:
    assert bool(lemma(stem + ending, tag)) == bool(stem + ending)
