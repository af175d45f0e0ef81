"""What an experiment found, row by row, beside what is asked of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.simulation import Demand
from dorsi.simulate.estimates import Estimate
from dorsi.simulate.luck import Luck

Unit = Literal["share", "cm", "weeks", "score", "ratio"]
Outcomes = Mapping[str, NDArray[Any]]
DIGITS = 10  # the last ones hang on how many threads the linear algebra has


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure: which group of figures it belongs to, and whose it is.

    Groups that run along an `axis` say where on it the figure stands, `at`. `asked` holds against
    the value, or against its upper bound where `upper`.
    """

    group: str
    label: str
    axis: str = ""
    at: float | None = None
    unit: Unit
    found: Estimate
    asked: Demand | None = None
    upper: bool = False

    @property
    def met(self) -> bool | None:
        """Whether it is as asked; `None` where nothing is asked."""
        if self.asked is None:
            return None
        judged = self.found.high if self.upper else self.found.value
        least, most = self.asked.least, self.asked.most
        return (least is None or judged >= least) and (most is None or judged <= most)

    def to_dict(self) -> dict[str, Any]:
        """Plain values."""
        asked = self.asked
        return {
            "group": self.group,
            "label": self.label,
            "axis": self.axis or None,
            "at": self.at,
            "unit": self.unit,
            "value": round(self.found.value, DIGITS),
            "low": round(self.found.low, DIGITS),
            "high": round(self.found.high, DIGITS),
            "people": self.found.people,
            "asked": {"least": asked.least, "most": asked.most, "of_upper_bound": self.upper}
            if asked
            else None,
            "met": self.met,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Everything one experiment found.

    `knowledge` is the digest of what was known in that run: an experiment may be run anew alone.
    """

    experiment: str
    title: str
    says: str
    knowledge: str
    seed: int
    people: int
    rows: tuple[Row, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain values, bounds of 95 %."""
        return {
            "experiment": self.experiment,
            "title": self.title,
            "says": self.says,
            "knowledge": self.knowledge,
            "seed": self.seed,
            "people": self.people,
            "rows": [row.to_dict() for row in self.rows],
        }


def result_of(told: Mapping[str, Any]) -> Result:
    """A result as `Result.to_dict` wrote it down."""
    return Result(
        experiment=told["experiment"],
        title=told["title"],
        says=told["says"],
        knowledge=told["knowledge"],
        seed=told["seed"],
        people=told["people"],
        rows=tuple(_row_of(row) for row in told["rows"]),
    )


def _row_of(told: Mapping[str, Any]) -> Row:
    asked = told["asked"]
    return Row(
        group=told["group"],
        label=told["label"],
        axis=told["axis"] or "",
        at=told["at"],
        unit=told["unit"],
        found=Estimate(told["value"], told["low"], told["high"], told["people"]),
        asked=Demand(least=asked["least"], most=asked["most"]) if asked else None,
        upper=bool(asked and asked["of_upper_bound"]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment:
    """One question put to virtual people.

    `run` takes a number of people, the knowledge and their luck, and gives arrays whose first axis
    is people; `read` makes the rows of all of them together.
    """

    name: str
    title: str
    says: str
    run: Callable[[int, Knowledge, Luck], Outcomes]
    read: Callable[[Outcomes, Knowledge], tuple[Row, ...]]


def joined(parts: Sequence[Outcomes]) -> Outcomes:
    """The outcomes of several lots of people, one after the other."""
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
