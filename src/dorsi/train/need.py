"""What a programme has to answer to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dorsi.domain.exercises import Role
from dorsi.domain.journal import Person
from dorsi.train.choose import Allowance
from dorsi.train.emphasis import Emphases


@dataclass(frozen=True, slots=True)
class Need:
    """What a programme has to answer to.

    `weeks_before`: weeks of practice done before it starts, from which the phases go on;
    `practised`: the exercises done in them, which need no second introduction; `leads`: roles that
    come before all others, in their gentlest form from the first week, with the reason given.
    """

    person: Person
    emphases: Emphases
    allowance: Allowance
    weeks_before: int = 0
    practised: frozenset[str] = frozenset()
    leads: Mapping[Role, str] = field(default_factory=dict)
