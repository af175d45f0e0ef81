"""What may be done on which day: the past as it was, from today on what the person may do now."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from dorsi.train.choose import Allowance


@dataclass(frozen=True, slots=True)
class Limits:
    """What equipment and cautions of `today` allow, and what pain leaves out for some days.

    `out` maps exercises to the last day they stay out.
    """

    today: date
    allowance: Allowance
    out: Mapping[str, date] = field(default_factory=dict)

    def on(self, day: date) -> Allowance | None:
        """What is allowed on a day; `None` for days past, which stay as they were prescribed."""
        if day < self.today:
            return None
        still = frozenset(name for name, last in self.out.items() if day <= last)
        return replace(self.allowance, dropped=still)
