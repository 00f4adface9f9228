"""What several screens of the partnerships call by the same words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plpmission.i18n import Lang, translator
from plpmission.model.terms import PartnershipState

DOMAIN = "partnerships"
Json = dict[str, Any]

SHAPES: Mapping[str, str] = {
    PartnershipState.IDEA: "empty",
    PartnershipState.LAUNCHING: "begun",
    PartnershipState.SIGNED: "begun",
    PartnershipState.SENT: "begun",
    PartnershipState.RECOGNISED: "done",
    PartnershipState.SUSPENDED: "leftout",
    PartnershipState.ENDED: "leftout",
}
"""The shape that a partnership's state is drawn with."""


def levels(lang: Lang) -> list[Json]:
    """By how many levels an urgent message goes."""
    t = translator(DOMAIN, lang)
    return [
        {
            "value": 1,
            "label": t("One level"),
            "chip": t("Recommended"),
            "help": t("The police writes to all members. The fastest."),
        },
        {
            "value": 2,
            "label": t("Two levels"),
            "help": t("The police warns the coordinator, who passes it on."),
        },
    ]
