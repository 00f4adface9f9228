"""A key that stays on a card or token, reached by its PKCS#11 module."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from plpmission.errors import SigningError

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer

    from plpmission.export.signing import Token


@contextmanager
def signer_of(key: Token) -> Iterator[Signer]:
    """What signs with the key on a token, while it is open.

    Raises:
        SigningError: PKCS#11 is not installed, or the token does not open.
    """
    try:
        import pkcs11
        from pyhanko.config.pkcs11 import TokenCriteria
        from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
    except ImportError:
        raise SigningError(
            "Signing with a card needs the package python-pkcs11: pip install plpmission[eid]."
        ) from None
    if not Path(key.module).is_file():
        raise SigningError("There is no PKCS#11 module at {path}.", path=key.module)
    wanted = TokenCriteria(label=key.token) if key.token else None
    try:
        session = open_pkcs11_session(key.module, token_criteria=wanted, user_pin=key.pin)
    except (pkcs11.PKCS11Error, RuntimeError) as error:
        raise SigningError(
            "The card or token does not open: {reason}. Is it plugged in, and the PIN right?",
            reason=type(error).__name__,
        ) from None
    try:
        yield PKCS11Signer(
            session, cert_label=key.label, key_label=key.label, other_certs_to_pull=None
        )
    except pkcs11.PKCS11Error as error:
        raise SigningError(
            "The card or token does not sign: {reason}.", reason=type(error).__name__
        ) from None
    finally:
        session.close()
