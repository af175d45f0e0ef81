"""Taking a programme on: the decision with what it prescribes, or why there is none to take.

Requirements: A-27
"""

from datetime import date

from dorsi.cli.entering import Desk
from dorsi.compose import plan, prescription
from dorsi.domain.journal import ProgrammeAccepted
from dorsi.errors import InvalidInput
from dorsi.find.answers import answers_of, card_asked


def taken_on(here: Desk, starts: date) -> ProgrammeAccepted:
    """Make the decision that takes a programme on.

    Raises:
        InvalidInput: the red-flag card was not answered yet, safety withholds the programme, or
            there is none to take on.
    """
    if not card_asked(answers_of(here.now, here.knowledge), here.knowledge):
        raise InvalidInput(
            "the red-flag card comes first, before any exercise: "
            f"`dorsi next {here.file}` asks it, or `dorsi new {here.file}`"
        )
    made = plan(here.journal, here.knowledge, here.today)
    if made.withheld is not None:
        raise InvalidInput(f"there is no programme to accept now. {made.withheld.text}")
    if not made.weeks:
        raise InvalidInput(f"there is no programme to accept now; see dorsi review {here.file}")
    return ProgrammeAccepted(
        at=here.at,
        starts=starts,
        knowledge=here.knowledge.digest,
        blocks=prescription(here.journal, here.knowledge, here.today, starts),
    )
