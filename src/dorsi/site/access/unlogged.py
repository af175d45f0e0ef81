"""What no log may hold: addresses that are keys themselves."""

import logging
import re
from typing import Final

_KEY: Final = re.compile(r"(/(?:calendar|set-up)/)[\w-]{20,}")


class WithoutKeys(logging.Filter):
    """Leaves the secret part out of a calendar's address, and of a link that opens an account."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Write the record's message anew where it holds such an address; none is held back."""
        said = record.getMessage()
        bare = _KEY.sub(r"\1(secret)", said)
        if bare != said:
            record.msg, record.args = bare, ()
        return True
