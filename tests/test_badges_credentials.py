"""Open Badges 3.0: credentials that anybody can check, against the published schema."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from jsonschema import Draft201909Validator
from tests.small_world import PROGRAM, note, pair

from mentorship.cli import main
from mentorship.findings import MentorshipError
from mentorship.render.credential import checked, issuer_id

SCHEMA = json.loads(
    (Path(__file__).parent / "openbadges" / "ob_v3p0_achievementcredential_schema.json").read_text()
)
RULE = """\
recognition:
  - badge: met
    for: mentor
    title: {en: Met & talked, zh: 谈过}
    when: {metric: session-adherence, at_least: 50%}
"""


def pem(seed: int) -> str:
    key = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    program = PROGRAM + "cadence: [{id: talk, every: month, kind: session, owner: mentor}]\n" + RULE
    files = {
        "mentorship.yml": "organisation: Nørthwind\ntimezone: UTC\nas_of: 2026-03-05\n",
        "programs/graduates/program.yml": program,
        **pair("ada", "lin"), **note("lin-ada", "2026-01-10"), **note("lin-ada", "2026-02-10"),
    }  # fmt: skip
    for path, text in files.items():
        (tmp_path / "repo" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "repo" / path).write_text(text, "utf-8")
    return tmp_path


def written(folder: Path, monkeypatch: pytest.MonkeyPatch, seed: int = 1, out: str = "out") -> Path:
    monkeypatch.setenv("MENTORSHIP_BADGE_KEY", pem(seed))
    arguments = ["badges", "--repo", str(folder / "repo"), "--out", str(folder / out)]
    assert main([*arguments, "--site", "https://example.org/m"]) == 0
    return folder / out / "graduates" / "met" / "ada.json"


def test_a_credential_is_as_published_and_says_the_rule_and_the_day(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(folder, monkeypatch)
    data = json.loads(path.read_text("utf-8"))

    Draft201909Validator(SCHEMA).validate(data)
    achievement = data["credentialSubject"]["achievement"]
    assert data["@context"][:2] == [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ]
    assert data["validFrom"] == "2026-01-31T00:00:00Z"
    assert achievement["name"] == "Met & talked, Graduates"
    assert achievement["criteria"] == {"narrative": "Meetings held: 50 % or more."}
    assert achievement["image"]["id"].startswith("data:image/svg+xml;base64,")
    assert data["credentialSubject"]["identifier"][0]["identityHash"] == "Ada"
    assert data["evidence"][0]["id"] == "https://example.org/m/people/ada.html#badges"
    assert data["issuer"]["id"] == issuer_id(pem(1))
    assert "ada" not in json.dumps([data["id"], data["credentialSubject"]["id"]])
    assert path.with_suffix(".svg").read_text("utf-8").startswith("<svg")


def test_the_schema_refuses_what_is_no_badge() -> None:
    assert not Draft201909Validator(SCHEMA).is_valid({"type": ["VerifiableCredential"]})


def test_the_same_key_and_files_give_the_same_bytes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = written(folder, monkeypatch).read_bytes()
    assert written(folder, monkeypatch, out="again").read_bytes() == first
    assert written(folder, monkeypatch, seed=2, out="other").read_bytes() != first


def test_a_signature_holds_until_something_is_changed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(folder, monkeypatch)
    mine, other = issuer_id(pem(1)), issuer_id(pem(2))
    capsys.readouterr()
    assert main(["badges", "verify", str(path), "--issuer", mine]) == 0
    assert capsys.readouterr().out == (
        "valid: Met & talked, Graduates, Ada, since 2026-01-31\n"
        "  rule: Meetings held: 50 % or more.\n"
        f"  signed by Nørthwind, {mine}\n"
    )

    assert main(["badges", "verify", str(path), "--issuer", other]) == 1
    assert "does not match the DID" in capsys.readouterr().err

    text = path.read_text("utf-8")
    for old, new in (
        ("Met & talked", "Met & sung"), ('"Ada"', '"Bea"'), ("2026-01-31", "2025-01-31"),
        ("50 %", "90 %"), ("example.org", "example.com"), ("Nørthwind", "Southwind"),
    ):  # fmt: skip
        assert old in text
        with pytest.raises(MentorshipError, match="not valid"):
            checked(text.replace(old, new))


def test_somebody_elses_signature_under_our_name_is_found(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = json.loads(written(folder, monkeypatch).read_text("utf-8"))
    theirs = json.loads(written(folder, monkeypatch, seed=2, out="theirs").read_text("utf-8"))
    with pytest.raises(MentorshipError, match="not valid"):
        checked(json.dumps({**ours, "proof": theirs["proof"]}))
    with pytest.raises(MentorshipError, match="not valid"):
        checked(json.dumps({**theirs, "issuer": ours["issuer"]}))
    assert checked(json.dumps(theirs)).issuer == issuer_id(pem(2))


@pytest.mark.parametrize("text", ["", "[", "{}", '{"type": ["OpenBadgeCredential"]}', "[" * 5000])
def test_what_is_no_credential_is_said_to_be_none(text: str) -> None:
    with pytest.raises(MentorshipError, match="not valid"):
        checked(text)


@pytest.mark.parametrize("key", ["", "x", pem(1).replace("M", "N"), pem(1)[:60]])
def test_a_key_that_is_none_is_refused(key: str) -> None:
    with pytest.raises(MentorshipError, match="no Ed25519 private key"):
        issuer_id(key)


def test_without_a_key_there_are_pictures_only(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("MENTORSHIP_BADGE_KEY", raising=False)
    assert main(["badges", "--repo", str(folder / "repo"), "--out", str(folder / "out")]) == 0
    assert [path.name for path in sorted((folder / "out").rglob("*.*"))] == ["ada.svg"]
    assert "no credentials without a key" in capsys.readouterr().err
