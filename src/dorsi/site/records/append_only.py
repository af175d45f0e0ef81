"""Guards in the database itself: an entry is never changed, and removed only by erasing a person.

They hold against a slip of the program and against a hand at the database's own prompt.
"""

from typing import Any, Final

from django.db import connections

ENTRY, PERSON = "records_keptentry", "records_keptperson"
FEED: Final = "records_calendarfeed"
NOT_CHANGED: Final = "a journal is only appended to: write a correction or a withdrawal"
NOT_REMOVED: Final = "an entry is removed only by erasing its person"
FIRST_WORD: Final = "a person as first entered is not changed: append a change"

# No text of anybody stands in these; names of tables cannot be parameters.
_SQLITE: Final = (
    f"""CREATE TRIGGER IF NOT EXISTS entry_not_changed BEFORE UPDATE ON {ENTRY}
        BEGIN SELECT RAISE(ABORT, '{NOT_CHANGED}'); END""",
    f"""CREATE TRIGGER IF NOT EXISTS entry_not_removed BEFORE DELETE ON {ENTRY}
        WHEN NOT (SELECT erasing FROM {PERSON} WHERE id = OLD.person_id)
        BEGIN SELECT RAISE(ABORT, '{NOT_REMOVED}'); END""",  # noqa: S608
    f"""CREATE TRIGGER IF NOT EXISTS person_not_changed BEFORE UPDATE ON {PERSON}
        WHEN NEW.said <> OLD.said OR NEW.revision < OLD.revision
        BEGIN SELECT RAISE(ABORT, '{FIRST_WORD}'); END""",
)
_POSTGRESQL: Final = (
    f"""CREATE OR REPLACE FUNCTION dorsi_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' THEN RAISE EXCEPTION '{NOT_CHANGED}'
            USING ERRCODE = 'integrity_constraint_violation'; END IF;
        IF TG_OP = 'TRUNCATE' OR NOT (SELECT erasing FROM {PERSON} WHERE id = OLD.person_id) THEN
            RAISE EXCEPTION '{NOT_REMOVED}' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN OLD;
    END $$""",  # noqa: S608
    f"""CREATE OR REPLACE FUNCTION dorsi_first_word() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.said <> OLD.said OR NEW.revision < OLD.revision THEN
            RAISE EXCEPTION '{FIRST_WORD}' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$""",
    f"""CREATE OR REPLACE TRIGGER entry_append_only BEFORE UPDATE OR DELETE ON {ENTRY}
        FOR EACH ROW EXECUTE FUNCTION dorsi_append_only()""",
    f"""CREATE OR REPLACE TRIGGER entry_not_emptied BEFORE TRUNCATE ON {ENTRY}
        FOR EACH STATEMENT EXECUTE FUNCTION dorsi_append_only()""",
    f"""CREATE OR REPLACE TRIGGER person_not_changed BEFORE UPDATE ON {PERSON}
        FOR EACH ROW EXECUTE FUNCTION dorsi_first_word()""",
)


def guard(using: str = "default", **_: Any) -> None:
    """Put the guards in place, where they are not yet."""
    connection = connections[using]
    if ENTRY not in connection.introspection.table_names():
        return  # migrated back to nothing
    statements = _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
