"""What the product finds in virtual people: patterns on both sides, and the emphasis they give."""

from dataclasses import dataclass

import numpy as np

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.verdicts import Asymmetry, Sides
from dorsi.domain.words import SIDES, STRUCTURES, Flag, GroupName, Side
from dorsi.find.pattern import SidePattern, conclude, odds, pattern
from dorsi.find.weigh import Values
from dorsi.simulate.answers import Replies
from dorsi.simulate.people import Array
from dorsi.train.emphasis import Emphases, emphases

NOTHING: Sides[Values] = Sides({}, {})


@dataclass(frozen=True, slots=True)
class Finder:
    """Weighs answers as the product does.

    `before` is the chance of each group before any answer.
    """

    knowledge: Knowledge
    before: dict[GroupName, float]

    def patterns(
        self,
        person: int,
        replies: Replies,
        reach_cm: Array,
        computed: Sides[Values] = NOTHING,
    ) -> Sides[SidePattern]:
        """One person's patterns.

        Args:
            person: The place among the replies.
            replies: Everybody's answers.
            reach_cm: The reach of both sides as measured.
            computed: Findings nobody is asked, e.g. no gain after steady stretching.
        """
        answers = replies.of(person)

        def weighed(place: int, side: Side) -> SidePattern:
            limited = self._limited(place, reach_cm)
            found = computed.of(side)
            return pattern(answers, side, found, self.knowledge, range_limited=limited)

        return Sides(*(weighed(place, side) for place, side in enumerate(SIDES)))

    def emphases(self, patterns: Sides[SidePattern], reach_cm: Array) -> Emphases:
        """What a programme for these patterns leans on."""
        return emphases(
            Sides(patterns.left.named, patterns.right.named),
            Sides(self.raised(patterns.left), self.raised(patterns.right)),
            Sides(float(reach_cm[0]), float(reach_cm[1])),
            self._asymmetry(reach_cm),
            self.knowledge.models.bands.functional_from_cm,
        )

    def other(self, leaning: Emphases, patterns: Sides[SidePattern]) -> Emphases:
        """The emphasis to shift to when the present one does not help: the next most raised."""
        raises = [self.raised(patterns.of(side)) for side in SIDES]
        others = [group for group in self.before if group != leaning.main]
        best = max(others, key=lambda group: max(found[group] for found in raises))
        rest = tuple(e for e in leaning.order if e not in (best, leaning.main, "balanced"))
        return Emphases((best, *rest), leaning.affected)

    def raised(self, found: SidePattern) -> dict[GroupName, float]:
        """How far the answers raised each group: its odds now over its odds before any answer."""
        return {group: odds(now) / odds(self.before[group]) for group, now in found.groups.items()}

    def _limited(self, place: int, reach_cm: Array) -> bool:
        """Whether a side is short of a functional range, or clearly shorter than the other."""
        models = self.knowledge.models
        behind_cm = reach_cm[1 - place] - reach_cm[place]
        short = reach_cm[place] < models.bands.functional_from_cm
        return bool(short or behind_cm >= models.symmetry.watch_from_cm)

    def _asymmetry(self, reach_cm: Array) -> Asymmetry:
        model = self.knowledge.models.symmetry
        cm = float(reach_cm[0] - reach_cm[1])
        far, some = abs(cm) >= model.flag_from_cm, abs(cm) >= model.watch_from_cm
        flag: Flag = "flag" if far else "watch" if some else "usual"
        return Asymmetry(cm, None, None, flag)


def finder(knowledge: Knowledge) -> Finder:
    """Make a finder."""
    groups = conclude({}, knowledge, range_limited=False).groups
    return Finder(knowledge, dict(groups))


def chances(patterns: Sides[SidePattern]) -> Array:
    """The probability of every structure on both sides, (sides, structures)."""
    return np.array(
        [
            [{c.structure: c.probability for c in side.chances}[s] for s in STRUCTURES]
            for side in (patterns.left, patterns.right)
        ]
    )
