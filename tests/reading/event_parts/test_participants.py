"""Who takes part: names that the cast lacks, pronouns, addressees and conjuncts. Places, bodies and people are fictional or plain facts."""

from tests.reading.test_events import event, read


def named(text: str, word: str) -> tuple[set[str], set[str]]:
    reading = read(text)
    found = event(reading, word)
    known = {a.id: a.name for a in reading.actors}
    return {known[i] for i in found.actors}, {known[i] for i in found.recipients}


def test_state_that_is_sued_is_the_recipient() -> None:
    _, recipients = named("The Justice Department sued North Carolina on Monday over its new law.", "sued")
    assert recipients == {"North Carolina"}


def test_county_that_charges_somebody_acts() -> None:
    actors, _ = named("A farmer was charged by Black Hawk County with theft on Tuesday.", "charged")
    assert actors == {"Black Hawk County"}


def test_place_where_a_visit_was_is_no_new_body() -> None:
    actors, recipients = named("The officer arrested two men in North Carolina on Monday.", "arrested")
    assert not {"North Carolina"} & (actors | recipients)


def test_whom_a_letter_was_written_to_is_asked() -> None:
    _, recipients = named("The agency sent guidelines to the mayors, asking them to close the schools.", "asking")
    assert recipients == {"mayors"}


def test_both_who_were_killed_where_the_first_is_a_number_of_a_body() -> None:
    _, recipients = named("Four members of the security forces and a woman were killed in the attack, officials said.", "killed")
    assert len(recipients) == 2
    assert "woman" in recipients
    _, recipients = named("Four members of the crew and a passenger were killed in the attack, officials said.", "killed")
    assert recipients == {"Four members of the crew", "passenger"}


def test_both_to_whom_somebody_apologised() -> None:
    _, recipients = named("Mayor Ann Orm apologized to the voters and to the police on Friday.", "apologized")
    assert len(recipients) == 2


def test_unresolved_pronoun_leaves_the_recipient_open() -> None:
    _, recipients = named("They were backed by Norway, which sent a letter in which Denmark was praised.", "backed")
    assert "Denmark" not in recipients


def test_people_of_a_country_are_not_the_country() -> None:
    reading = read("Protests by Turks against the new law filled the square on Monday.")
    found = event(reading, "Protests")
    assert not any(a.kind == "country" for a in reading.actors if a.id in found.actors)


def test_gunman_behind_a_relative_clause_fires() -> None:
    actors, _ = named("A photographer watched in horror as the gunman, who was wearing a dark suit, fired at the ambassador.", "fired")
    assert actors == {"gunman"}


def test_family_matters_are_no_events() -> None:
    assert read("His mother refused to teach him the language.").events == []
    assert read("She urged her husband to come out of the car.").events == []


def test_what_is_only_open_to_somebody_is_no_event() -> None:
    assert not [e for e in read("Senators are free to support the president of Norway.").events if e.type == "SUPPORT"]


def test_attack_with_its_grounds_is_one_in_words() -> None:
    assert event(read("Senator Bo Lund attacked Ann Orm, saying she had started a war on the poor."), "attacked").type == "ACCUSE"
    assert event(read("Gunmen attacked the village on Monday and killed nine people."), "killed").type == "ASSAULT"


def test_own_papers_credit_and_rights_are_no_events() -> None:
    for text in (
        "Mayor Ann Orm wants to release his taxes before the vote.",
        "Norway gave Denmark the leverage that it needed in the talks.",
        "The senators have no right to reject the treaty.",
        "Some 46 percent would support the president of Norway.",
        "“I apologize to nobody for that,” Mayor Ann Orm said.",
    ):
        assert read(text).events == [], text


def test_what_somebody_said_they_would_go_on_doing_is_planned() -> None:
    text = "The police said the house was empty and that they would continue to investigate the mayor."
    assert event(read(text), "investigate").status == "planned"


def test_guilty_plea_does_not_ask_for_the_deed() -> None:
    assert event(read("A man pleaded guilty on Monday to the murder of two officers."), "murder").status == "happened"


def test_support_for_somebody_has_a_recipient() -> None:
    _, recipients = named("Mayor Ann Orm expressed support for Norway on Friday.", "expressed")
    assert recipients == {"Norway"}


def test_blame_that_is_put_on_somebody() -> None:
    _, recipients = named("Mayor Ann Orm blamed some of it on Senator Bo Lund.", "blamed")
    assert recipients == {"Bo Lund"}


def test_nobody_stands_on_both_sides() -> None:
    reading = read("Senator Bo Lund spoke. The letter attacked Mayor Ann Orm by accusing him of endorsing Bo Lund. Norway met with Norway.")
    assert not [e for e in reading.events if set(e.actors) & set(e.recipients)]


def test_addressee_of_a_letter_does_not_write_it() -> None:
    reading = read("Norway sent a letter on Thursday to Senate leaders opposing the treaty.")
    known = {a.id: a.name for a in reading.actors}
    assert not any("leaders" in known[i] for e in reading.events if e.type in ("ACCUSE", "REJECT") for i in e.actors)


def test_he_who_opens_what_is_reported_is_who_says_it() -> None:
    actors, _ = named("Bo Dahl leads Ann Orm's rivals. Jon Lie said he had backed Senator Eva Lind.", "backed")
    assert actors == {"Jon Lie"}


def test_nobody_calls_himself_she_in_his_own_words() -> None:
    reading = read("“She has refused to meet the police,” Eva Lind said of Ann Orm.")
    (speaker,) = [a.id for a in reading.actors if a.name == "Eva Lind"]
    assert not any(speaker in e.actors for e in reading.events)


def test_description_behind_a_name_is_the_one_named() -> None:
    _, recipients = named("The judge sentenced Jane Orm, a dentist from Norhaven charged with fraud, on Monday.", "charged")
    assert recipients == {"Jane Orm"}


def test_criticism_that_is_drawn_is_of_who_voices_it() -> None:
    actors, _ = named("Ann Orm drew criticism from the miners on Friday.", "criticism")
    assert actors == {"miners"}


def test_a_state_that_sues_beside_others_is_not_lost() -> None:
    actors, _ = named("Idaho and a dozen fishermen sued the government on Monday.", "sued")
    assert "Idaho" in actors
