"""The first tables: dossiers, append-only revisions, drafts, refused contents, tombstones."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "dossier",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("lang", sa.String(8), nullable=False),
        sa.Column("head", sa.Integer(), nullable=False),
        sa.Column("saves", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("created", sa.String(32), nullable=False),
        sa.Column("changed", sa.String(32), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.String(32)),
        sa.Column("moved_by", sa.Text()),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_dossier"),
    )
    op.create_table(
        "revision",
        sa.Column("dossier", sa.String(40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        *_actor(),
        sa.Column("note", sa.Text(), nullable=False),
        *_content(),
        sa.Column("chain", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("dossier", "number", name="pk_revision"),
        _of_dossier("revision"),
    )
    op.create_table(
        "draft",
        sa.Column("dossier", sa.String(40), nullable=False),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        *_actor(),
        *_content(),
        sa.PrimaryKeyConstraint("dossier", name="pk_draft"),
        _of_dossier("draft"),
    )
    op.create_table(
        "aside",
        sa.Column("dossier", sa.String(40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("base_head", sa.Integer(), nullable=False),
        sa.Column("base_draft", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        *_actor(),
        *_content(),
        sa.PrimaryKeyConstraint("dossier", "number", name="pk_aside"),
        _of_dossier("aside"),
    )
    op.create_table(
        "tombstone",
        sa.Column("dossier", sa.String(40), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        *_actor(),
        sa.Column("revisions", sa.Integer(), nullable=False),
        sa.Column("chain", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("dossier", name="pk_tombstone"),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.String(80), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_setting"),
    )
    for statement in _GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)


def _actor() -> tuple[sa.Column[str], ...]:
    return (
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("actor_role", sa.Text(), nullable=False),
        sa.Column("actor_kind", sa.String(32), nullable=False),
    )


def _content() -> tuple[sa.Column[bytes], sa.Column[str]]:
    return (
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
    )


def _of_dossier(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["dossier"], ["dossier.id"], name=f"fk_{table}_dossier")


# Revisions and tombstones only grow. A revision goes when its dossier has a tombstone. The
# triggers on INSERT are against INSERT OR REPLACE, which deletes without calling a trigger.
_GUARDS = {
    "sqlite": (
        """
        CREATE TRIGGER revision_update BEFORE UPDATE ON revision
        BEGIN SELECT RAISE(ABORT, 'a revision is never changed'); END
        """,
        """
        CREATE TRIGGER revision_replace BEFORE INSERT ON revision
        WHEN EXISTS (
            SELECT 1 FROM revision WHERE dossier = NEW.dossier AND number = NEW.number
        )
        BEGIN SELECT RAISE(ABORT, 'a revision is never changed'); END
        """,
        """
        CREATE TRIGGER revision_delete BEFORE DELETE ON revision
        WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE dossier = OLD.dossier)
        BEGIN SELECT RAISE(ABORT, 'a revision is never deleted alone'); END
        """,
        """
        CREATE TRIGGER tombstone_update BEFORE UPDATE ON tombstone
        BEGIN SELECT RAISE(ABORT, 'a tombstone is never changed'); END
        """,
        """
        CREATE TRIGGER tombstone_replace BEFORE INSERT ON tombstone
        WHEN EXISTS (SELECT 1 FROM tombstone WHERE dossier = NEW.dossier)
        BEGIN SELECT RAISE(ABORT, 'a tombstone is never changed'); END
        """,
        """
        CREATE TRIGGER tombstone_delete BEFORE DELETE ON tombstone
        BEGIN SELECT RAISE(ABORT, 'a tombstone is never deleted'); END
        """,
    ),
    "postgresql": (
        """
        CREATE FUNCTION plpmission_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'revision' THEN
                IF EXISTS (SELECT 1 FROM tombstone WHERE dossier = OLD.dossier) THEN
                    RETURN OLD;
                END IF;
            END IF;
            RAISE EXCEPTION 'a row of % is never changed or deleted', TG_TABLE_NAME;
        END $$
        """,
        """
        CREATE TRIGGER revision_only_grows BEFORE UPDATE OR DELETE ON revision
        FOR EACH ROW EXECUTE FUNCTION plpmission_only_grows()
        """,
        """
        CREATE TRIGGER revision_not_emptied BEFORE TRUNCATE ON revision
        FOR EACH STATEMENT EXECUTE FUNCTION plpmission_only_grows()
        """,
        """
        CREATE TRIGGER tombstone_only_grows BEFORE UPDATE OR DELETE ON tombstone
        FOR EACH ROW EXECUTE FUNCTION plpmission_only_grows()
        """,
        """
        CREATE TRIGGER tombstone_not_emptied BEFORE TRUNCATE ON tombstone
        FOR EACH STATEMENT EXECUTE FUNCTION plpmission_only_grows()
        """,
    ),
}
