"""Knowledge that does not hold together: each way it can break, and the sentence that says so."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from tests.people import KNOWLEDGE

from dorsi.domain.exercises import Dose, Rung
from dorsi.domain.findings import Choice, Knot
from dorsi.domain.models import Models
from dorsi.domain.pattern import Contradiction, FindingGroup, LaterQuestion
from dorsi.domain.rules import Condition, Eased
from dorsi.errors import Fault
from dorsi.knowledge.check import check

KINDS = (
    "measures", "groups", "structures", "findings", "exercises", "phases", "sports",
    "safety", "decisions", "accommodations", "claims",
)  # fmt: skip
MODELS = tuple(Models.__dataclass_fields__)
PATTERN = KNOWLEDGE.models.pattern


def faults(kind: str, name: str, /, **changed: Any) -> list[Fault]:
    """The faults of knowledge in which one thing differs."""
    things = getattr(KNOWLEDGE, kind)
    broken = {**things, name: replace(things[name], **changed)}
    return list(check(replace(KNOWLEDGE, **{kind: broken})))  # type: ignore[arg-type]


def model_faults(name: str, **changed: Any) -> list[Fault]:
    """The faults of knowledge in which one model differs."""
    model = replace(getattr(KNOWLEDGE.models, name), **changed)
    return list(check(replace(KNOWLEDGE, models=replace(KNOWLEDGE.models, **{name: model}))))


def said(found: Iterable[Fault]) -> list[tuple[str, str]]:
    return [(fault.path, fault.problem) for fault in found]


def unknown(found: Iterable[Fault], place: str, given: str, what: str) -> bool:
    """Whether this and nothing else was found: an id that is nothing of its kind."""
    return said(found) == [(place, f"{given!r} is not {what}")]


def any_of(kind: str) -> str:
    return next(iter(getattr(KNOWLEDGE, kind)))  # type: ignore[no-any-return]


def test_what_is_bundled_holds_together() -> None:
    assert list(check(KNOWLEDGE)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_everything_cites_a_source_there_is_and_names_requirements_there_are(kind: str) -> None:
    name = any_of(kind)
    place = f"{kind}/{name}.toml"
    found = faults(kind, name, source=("nobody_1900",))
    assert unknown(found, f"{place} source", "nobody_1900", "a source")
    found = faults(kind, name, requirements=("B-999",))
    assert unknown(found, f"{place} from", "B-999", "a requirement")
    assert said(faults(kind, name, source=())) == [(f"{place} source", "nothing is cited")]


@pytest.mark.parametrize("name", MODELS)
def test_so_does_every_model(name: str) -> None:
    found = model_faults(name, source=("nobody_1900",))
    assert unknown(found, f"models/{name}.toml source", "nobody_1900", "a source")
    found = model_faults(name, requirements=("B-999",))
    assert unknown(found, f"models/{name}.toml from", "B-999", "a requirement")


def test_the_nearest_id_there_is_is_offered() -> None:
    (fault,) = faults("measures", "knee_to_wall", source=("powden_2051",))
    assert fault.nearest == "powden_2015"


def test_the_error_and_every_known_shift_of_a_measure_cite_too() -> None:
    measure = KNOWLEDGE.measures["knee_to_wall"]
    angles = KNOWLEDGE.measures["inclinometer"]
    place = "measures/knee_to_wall.toml source"
    nobody = ("nobody_1900",)
    assert measure.warm is not None
    broken: list[Mapping[str, Any]] = [
        {"error": replace(measure.error, source=nobody)},
        {"warm": replace(measure.warm, source=nobody)},
        {"protocols": {n: replace(o, source=nobody) for n, o in [*measure.protocols.items()][:1]}},
    ]
    for changed in broken:
        found = faults("measures", "knee_to_wall", **changed)
        assert unknown(found, place, "nobody_1900", "a source")
    placements = {n: replace(o, source=nobody) for n, o in [*angles.placements.items()][:1]}
    found = faults("measures", "inclinometer", placements=placements)
    assert unknown(found, "measures/inclinometer.toml source", "nobody_1900", "a source")
    assert faults("measures", "knee_to_wall", warm=None) == []


ASKED = "findings/sprain_history.toml"


def test_a_finding_that_is_asked_has_a_question_and_a_computed_one_needs_none() -> None:
    found = faults("findings", "sprain_history", question="")
    assert said(found) == [(f"{ASKED} question", "nothing is asked")]
    assert faults("findings", "sprain_history", question="", kind="computed") == []


def test_choices_come_with_a_choice_and_with_nothing_else() -> None:
    choice = Choice(id="one", text="One", sets={"front_pinch": "yes"})
    disagree = "choices and answer kind disagree"
    found = faults("findings", "sprain_history", choices=(choice,))
    assert said(found) == [(f"{ASKED} choices", disagree)]
    found = faults("findings", "sprain_history", answer="choice")
    assert said(found) == [(f"{ASKED} choices", disagree)]
    assert faults("findings", "sprain_history", answer="choice", choices=(choice,)) == []


def test_a_question_for_words_says_how_many_and_no_other_does() -> None:
    (found,) = faults("findings", "can_do_now", most_characters=None)
    assert found.path == "findings/can_do_now.toml most_characters"
    (found,) = faults("findings", "sprain_history", most_characters=200)
    assert found.path == "findings/sprain_history.toml most_characters"


def test_a_choice_stands_for_findings_there_are() -> None:
    choice = Choice(id="one", text="One", sets={"front_pnich": "yes"})
    (fault,) = faults("findings", "sprain_history", answer="choice", choices=(choice,))
    assert fault.path == f"{ASKED} choices"
    assert fault.nearest == "front_pinch"


def test_a_number_that_is_asked_says_what_to_expect() -> None:
    found = faults("findings", "sprain_history", answer="number")
    assert said(found) == [(f"{ASKED} plausible", "missing")]
    assert faults("findings", "sprain_history", answer="number", plausible=(0, 9)) == []
    assert faults("findings", "sprain_history", answer="number", kind="computed") == []


@pytest.mark.parametrize("factor", [0.0, -1.0])
def test_a_likelihood_ratio_is_above_nothing(factor: float) -> None:
    broken: list[Mapping[str, Any]] = [
        {"present": {"joint": factor}},
        {"absent": {"joint": factor}},
        {"curve": (Knot(at=1.0, factors={"soleus": 1.0}), Knot(at=2.0, factors={"joint": factor}))},
    ]
    for changed in broken:
        found = faults("findings", "sprain_history", **changed)
        assert said(found) == [(f"{ASKED} joint", f"{factor} is no likelihood ratio")]
    assert faults("findings", "sprain_history", present={"joint": 0.01}) == []


@pytest.mark.parametrize(
    ("changed", "key", "what"),
    [
        (
            {"groups": (FindingGroup(id="g", members=("no_such",), how="first"),)},
            "groups",
            "a finding",
        ),
        (
            {"contradictions": (Contradiction(id="c", one=("no_such",), other=("front_pinch",)),)},
            "contradictions",
            "a finding",
        ),
        (
            {"contradictions": (Contradiction(id="c", one=("front_pinch",), other=("no_such",)),)},
            "contradictions",
            "a finding",
        ),
        ({"later": (LaterQuestion(question="no_such", why="It helps."),)}, "later", "a question"),
        (
            {"later": (LaterQuestion(question="front_pinch", why="So.", after_yes="no_such"),)},
            "later",
            "a question",
        ),
        ({"asked_with": {"no_such": ("step",)}}, "asked_with", "a question"),
    ],
)
def test_the_pattern_model_speaks_of_findings_there_are(
    changed: dict[str, Any], key: str, what: str
) -> None:
    found = model_faults("pattern", **changed)
    assert unknown(found, f"models/pattern.toml {key}", "no_such", what)


def test_norms_and_ranges_name_measures_there_are() -> None:
    name = any_of("groups")
    found = faults("groups", name, measure="no_such")
    assert unknown(found, f"groups/{name}.toml measure", "no_such", "a measure")
    found = model_faults("range", reference_measure="no_such")
    assert unknown(found, "models/range.toml", "no_such", "a measure")


STRETCH = "exercises/gastrocnemius_stretch.toml"


@pytest.mark.parametrize(
    "changed", [{"substitutes": ("no_such",)}, {"easier": "no_such"}, {"harder": "no_such"}]
)
def test_exercises_point_at_exercises_there_are(changed: dict[str, Any]) -> None:
    found = faults("exercises", "gastrocnemius_stretch", **changed)
    assert unknown(found, STRETCH, "no_such", "an exercise")


def test_a_sport_adds_exercises_there_are() -> None:
    (added,) = KNOWLEDGE.sports["weightlifting"].adds
    found = faults("sports", "weightlifting", adds=(replace(added, exercise="no_such"),))
    assert unknown(found, "sports/weightlifting.toml adds", "no_such", "an exercise")


def test_every_exercise_has_a_week_and_a_reason_for_any_emphasis() -> None:
    found = faults("exercises", "gastrocnemius_stretch", from_week={"calf": 1})
    assert said(found) == [(f"{STRETCH} from_week", "no default")]
    found = faults("exercises", "gastrocnemius_stretch", why={"calf": "The calf comes first."})
    assert said(found) == [(f"{STRETCH} why", "no default")]


BOTH_OR_NEITHER = "a rung holds reps or seconds, exactly one"


def dose(*rungs: Rung, rep_s: float | None = None) -> tuple[Dose, ...]:
    return (Dose(phases=("foundation",), rungs=rungs, rep_s=rep_s),)


@pytest.mark.parametrize(
    ("doses", "problem"),
    [
        (dose(), "no rungs"),
        (dose(Rung(sets=1)), BOTH_OR_NEITHER),
        (dose(Rung(sets=1, reps=8, seconds=9), rep_s=2), BOTH_OR_NEITHER),
        (dose(Rung(sets=1, reps=8)), "repetitions without rep_s"),
    ],
)
def test_a_dose_can_be_timed(doses: tuple[Dose, ...], problem: str) -> None:
    found = faults("exercises", "gastrocnemius_stretch", doses=doses)
    assert said(found) == [(f"{STRETCH} doses", problem)]


@pytest.mark.parametrize(
    "doses", [dose(Rung(sets=1, reps=8), rep_s=2), dose(Rung(sets=1, seconds=8))]
)
def test_repetitions_with_their_time_and_seconds_are_enough(doses: tuple[Dose, ...]) -> None:
    assert faults("exercises", "gastrocnemius_stretch", doses=doses) == []


@pytest.mark.parametrize(
    ("held_s", "blocks", "traits", "right"),
    [
        (60, ("before_training",), ("static_stretch",), False),
        (90, ("after", "before_training"), ("static_stretch",), False),
        (59, ("before_training",), ("static_stretch",), True),
        (60, ("after",), ("static_stretch",), True),
        (60, ("before_training",), ("band",), True),
    ],
)
def test_a_stretch_of_a_minute_never_stands_before_training(
    held_s: float, blocks: Any, traits: Any, right: bool
) -> None:
    found = faults(
        "exercises",
        "gastrocnemius_stretch",
        doses=dose(Rung(sets=1, seconds=20), Rung(sets=1, seconds=held_s)),
        blocks=blocks,
        traits=traits,
    )
    problem = "a static stretch of 60 s or more stands before training"
    assert said(found) == ([] if right else [(f"{STRETCH} blocks", problem)])


def test_a_stretch_counted_in_repetitions_is_no_long_one() -> None:
    found = faults(
        "exercises",
        "gastrocnemius_stretch",
        doses=dose(Rung(sets=1, reps=100), rep_s=1),
        blocks=("before_training",),
    )
    assert found == []


ODD = Condition(question="no_such")
KNOWN = Condition(question="front_pinch")


@pytest.mark.parametrize(
    "when",
    [
        ODD,
        Condition(question="front_pinch", since="no_such"),
        Condition(any=(KNOWN, ODD)),
        Condition(all=(KNOWN, ODD)),
        Condition(none=(KNOWN, ODD)),
        Condition(any=(KNOWN, Condition(all=(KNOWN, Condition(none=(ODD,)))))),
    ],
)
def test_a_safety_rule_asks_questions_there_are_however_deep(when: Condition) -> None:
    found = faults("safety", "deformity", when=when)
    assert unknown(found, "safety/deformity.toml when", "no_such", "a question")
    eases = Eased(when=when, urgency="routine", instead="Show it to someone.")
    found = faults("safety", "deformity", eases=eases)
    assert unknown(found, "safety/deformity.toml when", "no_such", "a question")
    assert faults("safety", "deformity", when=KNOWN, eases=replace(eases, when=KNOWN)) == []


@pytest.mark.parametrize("key", ["covered_by", "also_cleared_by"])
def test_a_safety_rule_points_at_rules_there_are(key: str) -> None:
    found = faults("safety", "deformity", **{key: ("no_such",)})
    assert unknown(found, "safety/deformity.toml", "no_such", "a safety rule")


@pytest.mark.parametrize(
    ("key", "what"),
    [
        ("needs_any", "a finding"),
        ("needs_all", "a finding"),
        ("needs_no", "a finding"),
        ("not_with", "a finding"),
        ("forbidden_by", "a safety rule"),
    ],
)
def test_an_accommodation_points_at_what_there_is(key: str, what: str) -> None:
    found = faults("accommodations", "transfer", **{key: ("no_such",)})
    assert unknown(found, "accommodations/transfer.toml", "no_such", what)


def test_an_accommodation_is_about_exercises_there_are() -> None:
    found = faults("accommodations", "transfer", exercises=("no_such",))
    assert unknown(found, "accommodations/transfer.toml exercises", "no_such", "an exercise")


@pytest.mark.parametrize("key", ["retest_measures", "film_measures"])
def test_a_retest_takes_measures_there_are(key: str) -> None:
    found = model_faults("programme", **{key: ("no_such",)})
    assert unknown(found, "models/programme.toml", "no_such", "a measure")


def test_who_only_stretches_does_exercises_there_are() -> None:
    found = model_faults("simulation", stretching=("no_such",))
    assert unknown(found, "models/simulation.toml", "no_such", "an exercise")


def test_what_leads_can_be_done_by_everybody_in_every_phase() -> None:
    assert faults("safety", "pregnant", leads={"balance": "It comes first."}) == []
    needs_kit = faults("safety", "pregnant", leads={"release": "It comes first."})
    place = "safety/pregnant.toml leads"
    problem = "release leads, and nobody without kit has an exercise for it in {}"
    assert said(needs_kit) == [
        (place, problem.format(phase)) for phase in ("foundation", "keep", "load", "mobilise")
    ]
    ruled_out = faults("safety", "pregnant", leads={"raise": "So."}, forbids=("raise",))
    assert {fault.path for fault in ruled_out} == {place}


def test_a_decision_looks_at_findings_there_are() -> None:
    found = faults("decisions", "steady", findings=("no_such",))
    assert unknown(found, "decisions/steady.toml", "no_such", "a finding")


def test_a_long_gone_reference_is_found_in_every_file_that_holds_it() -> None:
    fewer = {name: f for name, f in KNOWLEDGE.findings.items() if name != "front_pinch"}
    found = {fault.path.split()[0] for fault in check(replace(KNOWLEDGE, findings=fewer))}
    assert found == {
        "findings/front_pinch.toml",  # code reads it by name
        "findings/stop_felt.toml",
        "safety/front_pinch.toml",
    }
