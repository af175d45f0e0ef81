"""One writer at a time: what a write needs around it."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock

from django.db import connection, transaction

_one_writer = RLock()


@contextmanager
def writing() -> Iterator[None]:
    """Hold a transaction in which everything is written, or nothing.

    SQLite has one writer, and whoever finds it busy sleeps and may be overtaken for long; a queue
    in this process is fair and wakes at once. PostgreSQL locks the person's row instead.
    """
    if connection.vendor == "sqlite":
        with _one_writer, transaction.atomic():
            yield
    else:
        with transaction.atomic():
            yield
