from dataclasses import replace

import pytest
from tests.report.results import GO, PERSON, STOP, knowledge, listener

from dorsi.domain.verdicts import Safety, SafetyReason
from dorsi.report.sentences.sport import (
    CAUTION_FIRST,
    describe_advice,
    describe_demands,
    sports_of,
)


@pytest.mark.requirement("B-4", "B-53", "B-54", "B-55", "B-56")
def test_every_sport_says_what_it_asks_of_the_ankle_and_what_to_mind() -> None:
    for sport in knowledge().sports.values():
        demands, norms = describe_demands(sport)
        assert len(demands.split()) > 20
        assert "\n" not in demands
        assert norms
        assert describe_advice((sport,), GO, listener()) == (*sport.range_advice, *sport.advice)
    asked = {id_: describe_demands(sport)[0] for id_, sport in knowledge().sports.items()}
    assert "deadlift" in asked["weightlifting"]
    assert "land" in asked["basketball"]


def test_with_several_sports_each_piece_of_advice_names_its_own() -> None:
    both = sports_of(replace(PERSON, sports=("running", "swimming")), knowledge())
    told = describe_advice(both, GO, listener())
    assert all(line.startswith(("Running: ", "Swimming: ")) for line in told)
    assert len(told) == sum(len(sport.range_advice) + len(sport.advice) for sport in both)


@pytest.mark.requirement("B-41")
def test_lengths_in_advice_are_in_the_persons_unit() -> None:
    told = " ".join(describe_advice(sports_of(PERSON, knowledge()), GO, listener("in")))
    assert "once on a lift of 0.8 in" in told
    assert " cm" not in told


def test_a_caution_goes_before_the_sport() -> None:
    lifting = sports_of(PERSON, knowledge())
    assert describe_advice(lifting, STOP, listener())[-1] == CAUTION_FIRST
    assert describe_advice((), STOP, listener()) == ()


def test_who_aims_at_no_range_hears_nothing_of_range_to_win() -> None:
    mobile = SafetyReason("hypermobile", "routine", "restrict", None, "More range is not the goal.")
    caution = Safety("caution", False, (mobile,))  # noqa: FBT003  a record's field
    running = sports_of(replace(PERSON, sports=("running",)), knowledge())
    told = " ".join(describe_advice(running, caution, listener()))
    assert "Heel raises go on days without a run" in told
    assert "Ankle first" not in told
    assert describe_advice(sports_of(PERSON, knowledge()), caution, listener()) == ()
