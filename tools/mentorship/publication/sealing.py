"""Sealing a text with age so that the program office alone can read it, and opening it again."""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType

from mentorship.findings import MentorshipError

BEGIN = "-----BEGIN AGE ENCRYPTED FILE-----"


class UnopenedError(MentorshipError):
    """It cannot be opened: damaged, or no sealed text, or sealed for another key."""


class WrongKeyError(UnopenedError):
    """It was sealed for another key."""


def sealed(text: str, recipients: Iterable[str]) -> str:
    """`text` for the holders of these public keys (`age1...`), as lines of ASCII.

    Raises MentorshipError without a key, for one that is none, and where pyrage is not installed.
    """
    age = _age()
    keys = tuple(recipients)
    if not keys:
        raise MentorshipError("mentorship.yml has no keys: office: to seal with")
    try:
        known = [age.x25519.Recipient.from_str(key) for key in keys]
    except age.RecipientError:
        raise MentorshipError("a key of keys: office: in mentorship.yml is no age key") from None
    return bytes(age.encrypt(text.encode(), known, armored=True)).decode("ascii")


def opened(data: bytes, identities: Iterable[str]) -> str:
    """The text of what was sealed for one of these private keys (`AGE-SECRET-KEY-1...`).

    Raises MentorshipError for a private key that is none, for one that it was not sealed for, and
    for data that was changed or is no age file.
    """
    age = _age()
    try:
        keys = [age.x25519.Identity.from_str(key) for key in identities]
    except age.IdentityError:
        raise MentorshipError("the private key is no age key: AGE-SECRET-KEY-1...") from None
    try:
        return bytes(age.decrypt(data, keys)).decode("utf-8")
    except UnicodeDecodeError:
        raise UnopenedError("what was sealed is no text") from None
    except age.DecryptError as error:
        if "No matching keys" in str(error):
            message = "cannot be opened: it was sealed for another key"
            raise WrongKeyError(message, code=3) from None
        message = "cannot be opened: it is damaged, or no sealed text"
        raise UnopenedError(message, code=3) from None


def _age() -> ModuleType:
    try:
        import pyrage
    except ImportError:
        message = "sealing needs pyrage: pip install 'mentorship[seal]'"
        raise MentorshipError(message, code=3) from None
    module: ModuleType = pyrage
    return module
