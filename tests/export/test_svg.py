from __future__ import annotations

import pytest

from plpmission.errors import ExportError
from plpmission.export.svg import Drawing, harmless

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def cleaned(inside: str, attributes: str = 'width="10" height="20"') -> Drawing:
    return harmless(f"{HEAD} {attributes}>{inside}</svg>", prefix="p-", fonts="Serif")


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<rect onload="alert(1)"/>',
        '<image href="https://example.org/a.png"/>',
        '<use href="https://example.org/a.svg#x"/>',
        '<use xlink:href="data:image/svg+xml,x"/>',
        "<foreignObject><b>x</b></foreignObject>",
        "<style>@import url(https://example.org)</style>",
        '<rect style="fill:url(https://example.org/#a)"/>',
        '<rect fill="url(//example.org)"/>',
        '<a href="javascript:alert(1)"><rect/></a>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
    ],
)
def test_what_acts_or_leads_elsewhere_is_left_out(inside: str) -> None:
    svg = cleaned(inside).svg.lower()
    for word in ("script", "alert", "example", "data:", "import", "onload", "foreign"):
        assert word not in svg


def test_shapes_words_and_styles_stay() -> None:
    drawing = cleaned('<g style="fill: red; behavior: x"><text x="1">A &lt; B</text></g>')
    assert '<g fill="red"><text x="1">A &lt; B</text></g>' in drawing.svg
    assert (drawing.width, drawing.height) == (10, 20)


def test_ids_get_the_prefix_wherever_they_are_named() -> None:
    svg = cleaned('<clipPath id="c"/><rect clip-path="url(#c)"/><use href="#c"/>').svg
    assert 'id="p-c"' in svg
    assert 'clip-path="url(#p-c)"' in svg
    assert 'href="#p-c"' in svg


def test_a_named_drawing_is_an_image_to_a_screen_reader() -> None:
    drawing = harmless(
        f'{HEAD} width="1" height="1"><title>Old</title></svg>', prefix="q-", fonts="x", title="a<b"
    )
    assert 'role="img"' in drawing.svg
    assert '<title id="q-title">a&lt;b</title>' in drawing.svg
    assert "Old" not in drawing.svg


@pytest.mark.parametrize(
    "svg",
    [
        "no svg",
        "<p/>",
        f"{HEAD}/>",
        f'{HEAD} width="100%" height="10"/>',
        f'{HEAD} width="0" height="10"/>',
        f'<!DOCTYPE svg [<!ENTITY a "b">]>{HEAD} width="1" height="1">&a;</svg>',
        f'{HEAD} width="1" height="1">{"x" * 5_000_000}</svg>',
    ],
)
def test_what_is_no_drawing_is_refused_with_its_place(svg: str) -> None:
    with pytest.raises(ExportError) as refused:
        harmless(svg, prefix="", fonts="", where="chart")
    assert refused.value.where == "chart"
