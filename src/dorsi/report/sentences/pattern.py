"""What the answers resemble, and the one question that would tell most, in sentences.

Probabilities stay one level down, in `explain`.
"""

from collections.abc import Sequence

from dorsi.domain.pattern import Help, NamedGroup
from dorsi.domain.verdicts import NextQuestion, Review, Safety
from dorsi.domain.words import GroupName, Side
from dorsi.find.safety import forbidden_traits
from dorsi.report.listener import Listener
from dorsi.report.quantities import capital, in_unit, listed


def describe_pattern(
    side: Side, review: Review, to: Listener, *, card_first: bool = False
) -> str | None:
    """Say what a side's pattern resembles and what may help; nothing before it is measured.

    The sentence has no subject, so that one side or both can be named before it. While training
    waits, or the red-flag card comes first, no work that may help is named.

    Requirements: A-9
    """
    found = review.sides.of(side)
    if found.reach_cm is None:
        return None
    if found.named:
        groups = [group_named(name, to) for name in found.named]
        resembles = listed(group.resembles for group in groups)
        said = f"the pattern resembles {resembles}."
        if review.safety.withheld or card_first:
            return said
        return f"{said} {_may_help(side, groups, review.safety, to)}"
    if has_range(side, review, to):
        return "the range is there, so there is no limit to look for."
    if not any(chance.because for chance in found.pattern):
        return "nothing is answered yet about what limits it."
    start = "; a balanced start fits" if review.programme.state == "none" else ""
    return f"your answers don't point one way yet{start}."


def _may_help(side: Side, groups: Sequence[NamedGroup], safety: Safety, to: Listener) -> str:
    """Name the work that may help and is not ruled out on this side."""
    forbidden = forbidden_traits(safety, to.knowledge, side)
    known = to.knowledge.exercises

    def open_to(help_: Help) -> bool:
        worked = [known[id_] for id_ in help_.exercises]
        return not worked or any(forbidden.isdisjoint(each.traits) for each in worked)

    offered = dict.fromkeys(h.text for group in groups for h in group.may_help if open_to(h))
    if not offered:
        return "What usually helps it is left out for now."
    return f"{capital(listed(offered))} may be worth trying."


def has_range(side: Side, review: Review, to: Listener) -> bool:
    """Whether a side has a functional range and is not clearly the shorter one."""
    bands = to.knowledge.models.bands
    functional = {cut.name for cut in bands.bands if cut.from_cm >= bands.functional_from_cm}
    uneven = review.asymmetry.shorter == side and review.asymmetry.flag in ("watch", "flag")
    return review.sides.of(side).band in functional and not uneven


def group_named(name: GroupName, to: Listener) -> NamedGroup:
    """The words for a group of structures."""
    return next(group for group in to.knowledge.models.pattern.named if group.id == name)


def describe_question(asked: NextQuestion, to: Listener) -> str:
    """Say what is still open: a measurement, the red-flag card, or the question that tells most."""
    measure = to.knowledge.measures.get(asked.question)
    if measure is not None:
        side = f" on the {asked.side}" if asked.side in ("left", "right") else ""
        return f"Next, measure{side}: {measure.name.lower()}."
    finding = to.knowledge.findings[asked.question]
    if finding.kind == "safety":
        return f"Still open: {finding.name.lower()}."
    return f"One question would tell most: {in_unit(finding.question, to.unit)}"
