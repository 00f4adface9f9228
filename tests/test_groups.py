"""Tests that share a server run on one worker, one after the other."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.xdist_group("groups")


def test_the_tests_of_a_group_are_kept_together(request: pytest.FixtureRequest) -> None:
    if not hasattr(request.config, "workerinput"):
        pytest.skip("one worker runs all of them")
    assert request.node.nodeid.endswith("@groups")
