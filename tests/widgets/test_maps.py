"""Files of maps: rings of a territory, or a refusal."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from plpmission.model import Dossier
from plpmission.partners import from_idea
from plpmission_widgets.actions.partner_files import FileRefusal, rings_of


@given(
    st.binary(max_size=200)
    | st.builds(
        lambda one: json.dumps(one).encode(),
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.text(max_size=8) | st.just("Polygon"),
            lambda inner: (
                st.lists(inner, max_size=4)
                | st.dictionaries(
                    st.sampled_from(["type", "features", "geometry", "coordinates"]), inner
                )
            ),
            max_leaves=12,
        ),
    )
)
def test_whatever_a_map_file_holds_it_is_read_or_refused(content: bytes) -> None:
    try:
        rings = rings_of(content)
    except FileRefusal:
        return
    idea = from_idea(Dossier().zone, "x")
    changed = Dossier(holds="partnerships").with_item("zone.partnerships", idea)
    path = f"zone.partnerships[{idea.id}].charter.territory.rings"
    assert changed.with_value(path, rings).value(path) == rings
