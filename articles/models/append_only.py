"""A table whose rows are written once: the database itself refuses to change or delete them, whoever asks."""

from django.db.backends.base.base import BaseDatabaseWrapper

REFUSAL = "an audit entry is never changed or deleted"
TABLE = "articles_auditentry"
SQLITE = {
    f"{TABLE}_no_{event.lower()}": f"""
        CREATE TRIGGER {TABLE}_no_{event.lower()} BEFORE {event} ON {TABLE}
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"""
    for event in ("UPDATE", "DELETE")
}
# SQLite's INSERT OR REPLACE takes the row that was there away without a word to the trigger above.
SQLITE[f"{TABLE}_no_replace"] = f"""
    CREATE TRIGGER {TABLE}_no_replace BEFORE INSERT ON {TABLE}
    WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"""  # noqa: S608 - words of ours
# Row by row: `loaddata` into an empty newsroom asks with an UPDATE first whether the row is there.
POSTGRESQL = {
    f"{TABLE}_append_only": f"BEFORE UPDATE OR DELETE ON {TABLE} FOR EACH ROW",
    f"{TABLE}_never_emptied": f"BEFORE TRUNCATE ON {TABLE} FOR EACH STATEMENT",
}
FUNCTION = f"""
    CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$"""


def make_append_only(connection: BaseDatabaseWrapper) -> None:
    """Let the database refuse every change of an audit entry; again changes nothing."""
    make_changeable(connection)
    statements = [*SQLITE.values()]
    if connection.vendor != "sqlite":
        refuse = f"EXECUTE FUNCTION {TABLE}_refuse()"
        statements = [FUNCTION, *(f"CREATE TRIGGER {name} {when} {refuse}" for name, when in POSTGRESQL.items())]
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def make_changeable(connection: BaseDatabaseWrapper) -> None:
    """Take the refusal away: for tests that empty their database, and for a migration that goes back."""
    is_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        for name in SQLITE if is_sqlite else POSTGRESQL:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}" + ("" if is_sqlite else f" ON {TABLE}"))


def is_append_only(connection: BaseDatabaseWrapper) -> bool:
    """Whether the refusal stands; on SQLite it goes with the table, where a migration makes that anew."""
    is_sqlite = connection.vendor == "sqlite"
    asked = "name FROM sqlite_master WHERE type = 'trigger'" if is_sqlite else "tgname FROM pg_trigger WHERE true"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {asked}")  # noqa: S608 - words of ours
        return {name for (name,) in cursor.fetchall()} >= (SQLITE if is_sqlite else POSTGRESQL).keys()
