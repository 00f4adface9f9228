"""Members, screenings and messages of partnerships, private notes, documents being placed."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "member",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("dossier", sa.String(40), nullable=False),
        sa.Column("partnership", sa.String(80), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("adult", sa.Boolean()),
        sa.Column("consent_on", sa.Date()),
        sa.Column("joined", sa.Date()),
        sa.Column("left_on", sa.Date()),
        sa.PrimaryKeyConstraint("id", name="pk_member"),
        _of_dossier("member"),
    )
    op.create_index("ix_member_dossier", "member", ["dossier", "partnership"])
    op.create_table(
        "screening",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("dossier", sa.String(40), nullable=False),
        sa.Column("partnership", sa.String(80), nullable=False),
        sa.Column("person", sa.String(80), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("result", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_screening"),
        _of_dossier("screening"),
    )
    op.create_index("ix_screening_dossier", "screening", ["dossier", "partnership"])
    op.create_table(
        "message",
        sa.Column("dossier", sa.String(40), nullable=False),
        sa.Column("partnership", sa.String(80), nullable=False),
        sa.Column("digest", sa.String(32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("sent", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("levels", sa.Integer()),
        sa.Column("relayed", sa.String(32)),
        sa.Column("delay", sa.Integer()),
        sa.Column("followed_up", sa.String(32)),
        sa.Column("relevant", sa.Boolean()),
        sa.Column("timely", sa.Boolean()),
        sa.Column("complete", sa.Boolean()),
        sa.Column("clear", sa.Boolean()),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("dossier", "partnership", "digest", name="pk_message"),
        _of_dossier("message"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "note",
        sa.Column("dossier", sa.String(40), nullable=False),
        sa.Column("about", sa.String(200), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("actor_kind", sa.String(32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("dossier", "about", "actor", "actor_kind", name="pk_note"),
        _of_dossier("note"),
    )
    op.create_table(
        "intake",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("dossier", sa.String(40)),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("changed", sa.String(32), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("actor_role", sa.Text(), nullable=False),
        sa.Column("actor_kind", sa.String(32), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("file", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("id", name="pk_intake"),
        _of_dossier("intake"),
    )
    op.create_index("ix_intake_dossier", "intake", ["dossier"])


def _of_dossier(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["dossier"], ["dossier.id"], name=f"fk_{table}_dossier")
