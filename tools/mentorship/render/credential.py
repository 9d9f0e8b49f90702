"""A badge as an Open Badges 3.0 credential, signed so that anybody can check it without asking.

The credential is JSON-LD with a Data Integrity proof (cryptosuite eddsa-rdfc-2022). Its issuer is
the `did:key` of the key that signed it: the key is part of the identifier, and nothing has to be
fetched. Whoever checks has to know whose that identifier is; the organisation publishes it.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any, NamedTuple, TypeVar

from mentorship.findings import MentorshipError, shown
from mentorship.publication.badges import Award

_WANTS = "Open Badges need openbadgeslib: pip install 'mentorship[badges]'"
_MOST = 256 * 1024
"""Characters of a credential that is read."""

Made = TypeVar("Made")


class Office(NamedTuple):
    """Who issues: the organisation's name, the address of its site, and the private key as PEM."""

    name: str
    site: str
    key: str


class Checked(NamedTuple):
    """A credential whose signature holds: who signed, what it says, from which day."""

    issuer: str
    issuer_name: str
    title: str
    name: str
    criteria: str
    since: date


def issuer_id(key: str) -> str:
    """The `did:key` of a private key; MentorshipError where it is no Ed25519 key in PEM."""
    return _signer(key).verification_method.partition("#")[0]  # type: ignore[no-any-return]


def signed(award: Award, office: Office) -> str:
    """The credential as JSON; the same award and key give the same bytes.

    Raises MentorshipError without the library, or where the key is none.
    """
    from openbadgeslib.errors import LibOpenBadgesException

    signer = _signer(office.key)
    issuer = signer.verification_method.partition("#")[0]
    begun = datetime.combine(award.since, time(), UTC)
    try:
        document = signer.sign(_credential(award, office, issuer, begun), created=begun)
    except LibOpenBadgesException as error:
        raise MentorshipError(f"the badge cannot be signed: {shown(str(error))}") from None
    document["proof"] = [document["proof"]]  # the published schema wants a list
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def checked(text: str, issuer: str | None = None) -> Checked:
    """What a credential says if nobody changed it since it was signed, by `issuer` if one is named.

    Raises MentorshipError with the reason where it does not hold.
    """
    from openbadgeslib.errors import LibOpenBadgesException

    from_did = _library().OB3LdpVerifier.for_issuer_did
    if len(text) > _MOST:
        raise MentorshipError(f"a credential of more than {_MOST} characters is not read", code=1)
    try:
        found = (from_did(issuer) if issuer else _library().OB3LdpVerifier()).verify(text)
    except (LibOpenBadgesException, ValueError) as error:
        raise MentorshipError(f"not valid: {shown(str(error))}", code=1) from None
    names = [i.identity_hash for i in found.identifiers if i.identity_type == "name"]
    return Checked(
        found.issuer.id, found.issuer.name, found.achievement.name, names[0] if names else "",
        found.achievement.criteria_narrative, found.issuance_date.date(),
    )  # fmt: skip


def _credential(award: Award, office: Office, issuer: str, begun: datetime) -> Any:
    lib = _library()
    picture = b64encode(award.picture.encode()).decode()
    told = lib.Evidence(
        id=award.page or None, name="Where it stands", narrative=award.description,
    )  # fmt: skip
    return lib.OpenBadgeCredential(
        issuer=lib.Issuer(id=issuer, name=office.name, url=office.site or None),
        recipient_id=f"urn:uuid:{award.subject}",
        achievement=lib.Achievement(
            id=f"urn:uuid:{award.achievement}", name=award.title, description=award.criteria,
            criteria_narrative=award.criteria, achievement_type="Badge",
            image_url=f"data:image/svg+xml;base64,{picture}",
        ),
        id=f"urn:uuid:{award.id}",
        issuance_date=begun,
        evidence=[told],
        identifiers=[
            lib.IdentityObject(identity_hash=award.name, identity_type="name", hashed=False)
        ],
    )  # fmt: skip


def _signer(key: str) -> Any:
    lib = _library()
    from openbadgeslib.errors import LibOpenBadgesException

    wrong = "the key is no Ed25519 private key in PEM: openssl genpkey -algorithm ed25519 makes one"
    return _unless(lambda: lib.OB3LdpSigner(key), wrong, (LibOpenBadgesException, ValueError))


def _unless(make: Callable[[], Made], wrong: str, errors: tuple[type[Exception], ...]) -> Made:
    try:
        return make()
    except errors:
        raise MentorshipError(wrong) from None


def _library() -> Any:
    """The library, which is an extra; MentorshipError (exit code 3) without it."""
    try:
        from openbadgeslib.ob3 import credential, ldp
    except ImportError:
        raise MentorshipError(_WANTS, code=3) from None
    return _Library(
        credential.OpenBadgeCredential, credential.Issuer, credential.Achievement,
        credential.Evidence, credential.IdentityObject, ldp.OB3LdpSigner, ldp.OB3LdpVerifier,
    )  # fmt: skip


class _Library(NamedTuple):
    OpenBadgeCredential: Any
    Issuer: Any
    Achievement: Any
    Evidence: Any
    IdentityObject: Any
    OB3LdpSigner: Any
    OB3LdpVerifier: Any
