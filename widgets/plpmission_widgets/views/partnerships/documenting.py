"""The documents that can be made of a partnership."""

from __future__ import annotations

from collections.abc import Mapping

from plpmission.model.dossier import Document
from plpmission_widgets.views.partnerships.page import PlpPage

DOMAIN = "partnerships"
Json = dict[str, object]


def documents(page: PlpPage) -> list[Json]:
    """Each with its name; the first is the one that the main button offers."""
    if page.here is None:
        return []
    names = _names(page)
    return [{"value": name, "label": names[name][0], "hint": names[name][1]} for name in names]


def _names(page: PlpPage) -> Mapping[Document, tuple[str, str]]:
    t = page.t
    found: dict[Document, tuple[str, str]] = {
        "submission-package": (
            t("Package for the FPS Interior"),
            t("Covering mail, charter, internal rules and annexes"),
        ),
        "charter": (t("Charter"), t("Cover and 17 criteria, for the signatures")),
        "internal-rules": (
            t("Internal rules"),
            t("With the annex on social media where it applies"),
        ),
    }
    if page.open.versions:
        found["change-notice"] = (
            t("Change notice"),
            t("What differs from the charter that was sent last"),
        )
    if page.open.evaluations:
        found["partnership-evaluation"] = (
            t("Evaluation report"),
            t("Of the latest evaluation, or of the one in view"),
        )
    return {**found, **_papers(page)}


def _papers(page: PlpPage) -> Mapping[Document, tuple[str, str]]:
    """What is written during a launch."""
    t = page.t
    hint = t("For the launch, with blanks to fill in")
    return {
        "invitation-letter": (t("Invitation letter"), hint),
        "membership-form": (t("Membership form"), hint),
        "presentation-outline": (t("Outline of the presentation"), hint),
        "launch-agenda": (t("Agenda of the evening"), hint),
        "launch-minutes": (t("Minutes of the evening"), hint),
    }
