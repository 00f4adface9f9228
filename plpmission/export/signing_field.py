"""A place in a PDF for its signatures, tagged so that the file stays PDF/UA-1 and PDF/A-3a.

What a signature needs in a tagged file: a widget that may be printed, on a page that keeps the
order of its tags, inside a ``Form`` element that the parent tree finds again, with words beside it.
The places are made before the first signature: afterwards nothing but signing is allowed.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

FIELDS = ("Signature1", "Signature2")
"""The names of the places: for the holder and the authority, in whichever order they sign."""
_PRINT_AND_LOCKED = 4 + 128
_SIGNATURES_EXIST_APPEND_ONLY = 3


def with_signature_fields(content: bytes, words: str) -> bytes:
    """The PDF with empty places for signatures; ``words`` are read out for them."""
    with pikepdf.open(BytesIO(content)) as pdf:
        page = pdf.pages[-1].obj
        fields = [_field(pdf, page, name, f"{words} {at}") for at, name in enumerate(FIELDS, 1)]
        page.Annots = Array([*page.get("/Annots", Array()), *fields])
        page.Tabs = Name.S
        pdf.Root.AcroForm = pdf.make_indirect(
            Dictionary(Fields=Array(fields), SigFlags=_SIGNATURES_EXIST_APPEND_ONLY)
        )
        made = BytesIO()
        pdf.save(made, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
        return made.getvalue()


def _field(pdf: pikepdf.Pdf, page: Any, name: str, words: str) -> Any:
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=String(name),
            TU=String(words),
            Rect=Array([0, 0, 0, 0]),
            F=_PRINT_AND_LOCKED,
            P=page,
        )
    )
    if "/StructTreeRoot" in pdf.Root:
        _tag(pdf, page, field, words)
    return field


def _tag(pdf: pikepdf.Pdf, page: Any, field: Any, words: str) -> None:
    """Put the field into the tree of tags, and the tree's entry into the field."""
    tree = pdf.Root.StructTreeRoot
    above = tree.K[0] if isinstance(tree.K, Array) else tree.K
    element = pdf.make_indirect(
        Dictionary(
            Type=Name.StructElem,
            S=Name.Form,
            P=above,
            Pg=page,
            Alt=String(words),
            K=Dictionary(Type=Name.OBJR, Obj=field, Pg=page),
        )
    )
    held = above.get("/K", Array())
    above.K = Array([*(held if isinstance(held, Array) else [held]), element])
    key = int(tree.ParentTreeNextKey)
    _last_leaf(tree.ParentTree).Nums.extend([key, element])
    tree.ParentTreeNextKey = key + 1
    field.StructParent = key


def _last_leaf(node: Any) -> Any:
    """Where the highest keys of the parent tree stand."""
    while "/Nums" not in node:
        node = node.Kids[-1]
    if "/Limits" in node:
        node.Limits[1] = node.Limits[1] + 1
    return node
