"""Audit, frozen versions, names of versions, comments, who is here, signed files."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        *_actor(),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("dossier", sa.String(40)),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("before", sa.String(64)),
        sa.Column("after", sa.String(64)),
        sa.Column("chain", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_audit"),
    )
    op.create_index("ix_audit_dossier", "audit", ["dossier", "number"])
    end = op.create_table(
        "audit_end",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(32)),
        sa.Column("chain", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_end"),
    )
    op.bulk_insert(end, [{"id": 1, "number": 0, "at": None, "chain": "0" * 64}])
    op.create_table(
        "frozen",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("dossier", sa.String(40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        *_actor(),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("seal", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_frozen"),
        _of_revision("frozen"),
    )
    op.create_table(
        "named",
        sa.Column("dossier", sa.String(40), nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("dossier", "revision", name="pk_named"),
        _of_revision("named"),
    )
    op.create_table(
        "comment",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("dossier", sa.String(40), nullable=False),
        sa.Column("answers", sa.String(40)),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        *_actor(),
        sa.Column("assigned", sa.Text(), nullable=False),
        sa.Column("done_at", sa.String(32)),
        sa.PrimaryKeyConstraint("id", name="pk_comment"),
        _of_dossier("comment"),
        sa.ForeignKeyConstraint(["answers"], ["comment.id"], name="fk_comment_answers"),
    )
    op.create_index("ix_comment_dossier", "comment", ["dossier", "at"])
    op.create_table(
        "presence",
        sa.Column("page", sa.String(64), nullable=False),
        sa.Column("dossier", sa.String(40), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        *_actor(),
        sa.PrimaryKeyConstraint("page", name="pk_presence"),
        _of_dossier("presence"),
    )
    op.create_table(
        "signed",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("dossier", sa.String(40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(40), nullable=False),
        sa.Column("signer", sa.Text(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("seal", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_signed"),
    )
    op.create_index("ix_signed_dossier", "signed", ["dossier"])
    for statement in _GUARDS[op.get_bind().dialect.name]():
        op.execute(statement)


def _actor() -> tuple[sa.Column[str], ...]:
    return (
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("actor_role", sa.Text(), nullable=False),
        sa.Column("actor_kind", sa.String(32), nullable=False),
    )


def _of_dossier(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["dossier"], ["dossier.id"], name=f"fk_{table}_dossier")


def _of_revision(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["dossier", "revision"],
        ["revision.dossier", "revision.number"],
        name=f"fk_{table}_dossier",
    )


# Only grow, as revisions do. What was frozen goes with its dossier, once that has a tombstone;
# the audit and the hashes of signed files stay.
_KEYS = {"audit": "number", "frozen": "id", "signed": "sha256"}
_PURGED = "WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE dossier = OLD.dossier)"


def _sqlite() -> list[str]:
    return [
        statement
        for table, key in _KEYS.items()
        for statement in (
            f"CREATE TRIGGER {table}_update BEFORE UPDATE ON {table} {_refusal(table)}",
            f"CREATE TRIGGER {table}_replace BEFORE INSERT ON {table} "
            f"WHEN NEW.{key} IN {_keys(table, key)} {_refusal(table)}",
            f"CREATE TRIGGER {table}_delete BEFORE DELETE ON {table} "
            f"{_PURGED if table == 'frozen' else ''} {_refusal(table)}",
        )
    ]


def _keys(table: str, key: str) -> str:
    return f"(SELECT {key} FROM {table})"  # noqa: S608 - both are names of ours


def _refusal(table: str) -> str:
    return f"BEGIN SELECT RAISE(ABORT, 'a row of {table} is never changed or deleted'); END"


def _postgresql() -> list[str]:
    return [
        """
        CREATE OR REPLACE FUNCTION plpmission_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' AND TG_TABLE_NAME IN ('revision', 'frozen') THEN
                IF EXISTS (SELECT 1 FROM tombstone WHERE dossier = OLD.dossier) THEN
                    RETURN OLD;
                END IF;
            END IF;
            RAISE EXCEPTION 'a row of % is never changed or deleted', TG_TABLE_NAME;
        END $$
        """,
        *(
            f"CREATE TRIGGER {table}_{name} BEFORE {events} ON {table} "
            f"FOR EACH {each} EXECUTE FUNCTION plpmission_only_grows()"
            for table in _KEYS
            for name, events, each in (
                ("only_grows", "UPDATE OR DELETE", "ROW"),
                ("not_emptied", "TRUNCATE", "STATEMENT"),
            )
        ),
    ]


_GUARDS = {"sqlite": _sqlite, "postgresql": _postgresql}
