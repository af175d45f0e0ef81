"""What virtual people answer, and what the product's own weighing makes of it.

With the chance kappa an answer follows the person's own truth, otherwise that of a stranger, so
that answers look alike whatever they are worth. An answer that follows a truth is a yes with the
base rate times the likelihood ratio of every structure involved.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from math import sqrt

import numpy as np

from dorsi.domain.findings import Choice, Finding
from dorsi.domain.journal import Answer
from dorsi.domain.knowledge import Knowledge
from dorsi.domain.words import SIDES, STRUCTURES, StructureId
from dorsi.find.answers import Answers, Given
from dorsi.numeric.mixture import share_below
from dorsi.simulate.luck import Luck
from dorsi.simulate.people import Array, Flags, People, draw_people

WHERE = "stop_felt"
ASKED_AT = datetime(2026, 1, 5, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Replies:
    """Answers of a lot of people: `yes` and `sure` (people, sides, questions)."""

    questions: tuple[str, ...]
    yes: Flags
    sure: Flags

    def of(self, person: int) -> Answers:
        """One person's answers as the product reads them."""
        return Answers(
            {
                (question, side): _given(question, yes=bool(self.yes[person, place, number]))
                for number, question in enumerate(self.questions)
                for place, side in enumerate(SIDES)
                if self.sure[person, place, number]
            }
        )


def ask(people: People, validity: float, knowledge: Knowledge, luck: Luck) -> Replies:
    """Ask every pattern question on both sides.

    Args:
        people: With their truth.
        validity: Kappa, 0-1: how often an answer follows it.
        knowledge: Findings with their likelihood ratios.
        luck: The same people give the same answer wherever it does not hang on `validity`.
    """
    strangers = draw_people(len(people), knowledge, Luck((*luck.entropy, 1))).involved
    asked = tuple(_asked(knowledge))
    columns = [_yes(f, people, strangers, validity, knowledge, luck) for f in asked]
    names = [finding.id for finding in asked]
    where, felt = _felt(people, strangers, validity, knowledge, luck)
    yes = np.concatenate([np.stack(columns, axis=2), felt], axis=2)
    unsure = luck.of("unsure").random(yes.shape) < knowledge.models.simulation.unsure_share
    # One question answers all of these at once.
    unsure[:, :, len(names) :] = unsure[:, :, len(names) : len(names) + 1]
    questions = (*names, *where)
    # Who is not sure of something about themselves is not sure of it on either side.
    own = [number for number, finding in enumerate(asked) if not finding.per_side]
    unsure[:, 1, own] = unsure[:, 0, own]
    return Replies(questions, yes, ~unsure & _can_answer(people, questions, knowledge))


def _asked(knowledge: Knowledge) -> Iterator[Finding]:
    """The yes-or-no questions that move the pattern, those that the first question covers apart."""
    covered = {finding for choice in knowledge.findings[WHERE].choices for finding in choice.sets}
    for finding in knowledge.findings.values():
        if finding.kind == "pattern" and finding.present and finding.id not in covered:
            yield finding


def _can_answer(people: People, questions: tuple[str, ...], knowledge: Knowledge) -> Flags:
    """Whether somebody has what it takes to answer, shape (people, 1, questions)."""
    settings = knowledge.models.simulation.settings
    needs = knowledge.models.pattern.asked_with
    able = [
        [set(needs.get(question, ())) <= set(setting.equipment) for question in questions]
        for setting in settings
    ]
    return np.array(able)[people.setting][:, None, :]


def yes_rate(finding: Finding, truth: Flags, knowledge: Knowledge) -> Array:
    """How often a yes follows a truth, (...); `truth` (..., structures)."""
    model = knowledge.models.pattern
    rate = model.base_rate * _times(finding.present, truth)
    return np.minimum(rate, model.most_likely_when_present)


def places_felt(truth: Flags, knowledge: Knowledge) -> tuple[tuple[str, ...], Flags, Array]:
    """Where the stop is felt: the findings that stand for it, what each place says, how often.

    Args:
        truth: Structures involved, (..., structures).
        knowledge: The question, its choices and the likelihood ratios.

    Returns:
        The findings; (choices, findings) which of them a choice says; (choices, ...) its chance.
    """
    choices = knowledge.findings[WHERE].choices
    covered = tuple(choices[0].sets)
    table = np.array([[choice.sets[finding] == "yes" for finding in covered] for choice in choices])
    weights = np.stack([_weight(choice, truth, knowledge) for choice in choices])
    return covered, table, weights / weights.sum(axis=0)


def _yes(
    finding: Finding,
    people: People,
    strangers: Flags,
    validity: float,
    knowledge: Knowledge,
    luck: Luck,
) -> Flags:
    """The answers to one question, (people, sides); one for both where it is about the person."""
    truths = [people.involved, strangers]
    if not finding.per_side:
        truths = [np.broadcast_to(t.any(axis=1, keepdims=True), t.shape) for t in truths]
    rates = [yes_rate(finding, truth, knowledge) for truth in truths]
    chance = luck.of(finding.id)
    follows = chance.random(rates[0].shape) < validity
    rate = np.where(follows, *rates)
    yes = _draw(rate.shape, knowledge, luck, chance) < rate
    return yes if finding.per_side else np.broadcast_to(yes[:, :1], yes.shape)


def _draw(
    shape: tuple[int, ...], knowledge: Knowledge, luck: Luck, chance: np.random.Generator
) -> Array:
    """Uniform numbers that hang together within a person: some say yes more readily than others."""
    correlation = knowledge.models.simulation.answer_correlation
    ready = luck.of("readiness").standard_normal(shape[0])[:, None]
    own = chance.standard_normal(shape)
    return share_below(sqrt(correlation) * ready + sqrt(1.0 - correlation) * own)


def _felt(
    people: People, strangers: Flags, validity: float, knowledge: Knowledge, luck: Luck
) -> tuple[tuple[str, ...], Flags]:
    """Where the stop is felt: one place of several, and the findings that stand for it."""
    chance = luck.of(WHERE)
    follows = chance.random(people.involved.shape[:2]) < validity
    truth = np.where(follows[:, :, None], people.involved, strangers)
    covered, table, chances = places_felt(truth, knowledge)
    drawn = chance.random(follows.shape)
    chosen = np.minimum((np.cumsum(chances, axis=0) <= drawn).sum(axis=0), len(table) - 1)
    return covered, table[chosen]


def _weight(choice: Choice, truth: Flags, knowledge: Knowledge) -> Array:
    present = (finding for finding, value in choice.sets.items() if value == "yes")
    weights = [_times(knowledge.findings[finding].present, truth) for finding in present]
    return np.asarray(np.prod(weights, axis=0))


def _times(ratios: Mapping[StructureId, float], truth: Flags) -> Array:
    """The product of the likelihood ratios of all structures involved."""
    logs = np.log([ratios.get(structure, 1.0) for structure in STRUCTURES])
    return np.exp(truth @ logs)


@cache
def _given(question: str, *, yes: bool) -> Given:
    answer = "yes" if yes else "no"
    return Given(answer, Answer(at=ASKED_AT, question=question, answer=answer))
