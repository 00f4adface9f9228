"""A register of forty partnerships."""

from __future__ import annotations

import pytest

from plpmission.model import Dossier
from plpmission.model.partnership import Partnership
from plpmission.model.terms import PartnershipState
from plpmission.model.zone import Zone
from tests.partnerships import register


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return register(40)


@pytest.fixture(scope="module")
def zone(dossier: Dossier) -> Zone:
    return dossier.zone


@pytest.fixture(scope="module")
def recognised(zone: Zone) -> Partnership:
    known = [one for one in zone.partnerships if one.state is PartnershipState.RECOGNISED]
    return next(one for one in known if one.evaluations)
