"""That the reference pages leave nothing out and say it right."""

import re
from dataclasses import replace

import pytest

from dorsi.domain.exercises import Dose, Rung
from dorsi.domain.rules import Condition
from dorsi.knowledge.load import load_knowledge
from dorsi.report.reference.finding import findings_page
from dorsi.report.reference.markdown import cell, number, sources, table
from dorsi.report.reference.origins import claims_page, sources_page
from dorsi.report.reference.pages import PAGES, reference_pages
from dorsi.report.reference.programme import programme_page
from dorsi.report.reference.rules import condition, numbers_page, safety_page
from dorsi.report.reference.training import exercises_page

HEADED = {
    "measures": "measures.md",
    "structures": "structures.md",
    "findings": "findings.md",
    "safety": "safety.md",
    "exercises": "exercises.md",
    "phases": "programme.md",
    "sports": "programme.md",
    "accommodations": "programme.md",
    "decisions": "decisions.md",
    "sources": "sources.md",
}


def headings(page: str) -> set[str]:
    return set(re.findall(r"^#{2,3} (\w+)$", page, flags=re.MULTILINE))


@pytest.mark.parametrize(("kind", "name"), HEADED.items())
def test_everything_known_has_a_heading_of_its_own(kind: str, name: str) -> None:
    knowledge = load_knowledge()
    _, write = PAGES[name]
    assert set(getattr(knowledge, kind)) - headings(write(knowledge)) == set()


def test_every_group_and_claim_stands_in_a_table() -> None:
    pages = reference_pages(load_knowledge(), {})
    assert [g for g in load_knowledge().groups if f"`{g}`" not in pages["groups.md"]] == []
    claims = load_knowledge().claims.values()
    assert [c.id for c in claims if cell(c.claim) not in pages["claims.md"]] == []


def test_the_list_of_pages_names_the_generated_ones_and_those_beside_them() -> None:
    first = reference_pages(load_knowledge(), {"command-line.md": "every command"})["README.md"]
    assert all(f"({name})" in first for name in (*PAGES, "command-line.md"))


def test_conflicts_stand_in_the_order_of_their_numbers() -> None:
    rows = re.findall(r"^\| (\d+) \|", claims_page(load_knowledge()), flags=re.MULTILINE)
    assert rows == [str(n) for n in range(1, 36)]


def test_a_likelihood_ratio_stands_under_its_structure_with_absence_in_brackets() -> None:
    row = next(
        line for line in findings_page(load_knowledge()).splitlines() if "| [`front_pinch`]" in line
    )
    assert [part.strip() for part in row.split("|")][2:7] == [
        "0.6", "0.6", "1.8 (0.85)", "3 (0.6)", "1",
    ]  # fmt: skip


def test_a_dose_gives_sets_by_repetitions_or_seconds_with_the_rest_between() -> None:
    knowledge = load_knowledge()
    doses = (
        Dose(phases=("load",), rungs=(Rung(sets=3, reps=12, rest_s=30),), rep_s=5, tempo="3-0-1"),
        Dose(phases=("keep",), weeks=(1, 2), rungs=(Rung(sets=1, seconds=60),)),
    )
    exercise = replace(next(iter(knowledge.exercises.values())), doses=doses)
    page = exercises_page(replace(knowledge, exercises={exercise.id: exercise}))
    assert "| Grow strong | 3-0-1, 5 s each | 3 \N{MULTIPLICATION SIGN} 12, 30 s rest |" in page
    assert "| Keep it, its weeks 1 to 2 |  | 1 \N{MULTIPLICATION SIGN} 60 s |" in page


def test_a_safety_rule_says_what_comes_first_and_why() -> None:
    knowledge = load_knowledge()
    rule = replace(knowledge.safety["pregnant"], leads={"deep_squat": "Because."})
    page = safety_page(replace(knowledge, safety={"pregnant": rule}))
    assert "- Comes first, from week 1 and in its gentlest form: deep squat. Because." in page


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (Condition(question="tingling"), "`tingling` is yes"),
        (Condition(question="pregnant", is_="no"), "`pregnant` is no"),
        (Condition(question="pregnant", missing=True), "`pregnant` is unanswered"),
        (Condition(question="falls_past_year", at_least=1), "`falls_past_year` is at least 1"),
        (
            Condition(question="injury_days_ago", at_least=11, at_most=42, grows="days"),
            "`injury_days_ago` is at least 11 and at most 42, days counted on to today",
        ),
        (Condition(age_below=16), "younger than 16"),
        (Condition(age_above=65), "older than 65"),
        (Condition(age_unknown=True), "no birth year is known"),
        (
            Condition(
                all=(
                    Condition(question="malleolar_pain"),
                    Condition(any=(Condition(question="tingling"), Condition(age_below=16))),
                )
            ),
            "`malleolar_pain` is yes and (`tingling` is yes or younger than 16)",
        ),
        (
            Condition(none=(Condition(question="pregnant"), Condition(age_below=16))),
            "not (`pregnant` is yes or younger than 16)",
        ),
    ],
)
def test_a_condition_reads_as_words(when: Condition, words: str) -> None:
    assert condition(when) == words


def test_stops_come_before_referrals_and_these_before_cautions() -> None:
    page = safety_page(load_knowledge())
    assert page.index("\n## Stop") < page.index("\n## Refer") < page.index("\n## Caution")


def test_every_number_of_every_model_is_shown() -> None:
    page = numbers_page(load_knowledge())
    models = load_knowledge().models
    for name in ("geometry", "range", "growth", "change", "pain", "programme", "symmetry"):
        model = getattr(models, name)
        for key in model.__dataclass_fields__:
            if key not in {"basis", "source", "requirements"}:
                assert f"`{key}`" in page, f"{name}.{key}"


def test_a_source_not_verified_is_marked_wherever_it_is_cited() -> None:
    knowledge = load_knowledge()
    assert sources(("soucie_2011", "konor_2012"), knowledge) == (
        "[soucie_2011](sources.md#soucie_2011) (recalled), [konor_2012](sources.md#konor_2012)"
    )


def test_a_source_lists_what_rests_on_it() -> None:
    page = sources_page(load_knowledge())
    part = page.split("## jeon_2015")[1].split("\n## ")[0]
    assert "Seen: read." in part
    assert re.search(r"Used by .*`exercises/\w+`", part)


def test_there_is_no_source_on_which_nothing_rests() -> None:
    assert "Used by ." not in sources_page(load_knowledge())


def test_a_bar_in_a_text_ends_no_column_and_a_line_break_no_row() -> None:
    assert table(("a", "b"), [("x | y", "one\ntwo")]).splitlines()[-1] == "| x \\| y | one two |"


def test_a_table_without_rows_is_left_out() -> None:
    assert table(("a",), []) == ""


def test_numbers_are_no_longer_than_they_need_be() -> None:
    assert [number(value) for value in (2.0, 0.85, -1.5)] == ["2", "0.85", "\N{MINUS SIGN}1.5"]


def test_a_phase_shows_what_comes_first_on_the_days_that_carry_the_raises() -> None:
    knowledge = load_knowledge()
    phase = knowledge.phases["mobilise"]
    recipe = next(recipe for recipe in phase.recipes if recipe.carrying)
    carrying = ", ".join(role.replace("_", " ") for role in recipe.carrying)
    row = f"| {recipe.emphasis} | {recipe.day} |"
    page = programme_page(knowledge).split("### mobilise")[1]
    assert carrying in next(line for line in page.splitlines() if line.startswith(row))


@pytest.mark.parametrize("name", PAGES)
def test_nothing_unknown_is_rendered(name: str) -> None:
    page = PAGES[name][1](load_knowledge())
    assert re.search(r"\bNone\b", re.sub(r"None of (these|them)", "", page)) is None


def test_exercises_are_called_by_their_names_where_others_point_to_them() -> None:
    knowledge = load_knowledge()
    page = exercises_page(knowledge)
    stretch = page.split("## soleus_stretch")[1].split("\n## ")[0]
    assert "`" not in stretch.split("Set-up")[0]
    added = programme_page(knowledge).split("### running")[1].split("### ")[0]
    assert "[Walking lunges with knee drive](exercises.md#walking_lunge_knee_drive)" in added


def test_when_a_question_of_a_sport_is_asked_is_said() -> None:
    running = programme_page(load_knowledge()).split("### running")[1].split("### ")[0]
    assert "Asked in week 6: " in running
    assert "Heel raises fall on rest days." in running


def test_every_condition_of_an_accommodation_is_said() -> None:
    knowledge = load_knowledge()
    page = programme_page(knowledge)
    for item in knowledge.accommodations.values():
        part = page.split(f"### {item.id}\n")[1].split("\n### ")[0]
        asked = (*item.needs_any, *item.needs_all, *item.needs_no, *item.not_with)
        assert [id_ for id_ in asked if knowledge.findings[id_].name.lower() not in part] == []
