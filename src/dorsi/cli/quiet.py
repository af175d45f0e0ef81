"""Letting go of an output that cannot be written to."""

import os
import sys
from contextlib import suppress


def forget_output() -> None:
    """Drop what could not be written; Python would try once more at the very end, and complain."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
