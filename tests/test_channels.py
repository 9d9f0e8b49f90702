"""Channels from settings and environment; what arrives is plain text, whatever is in a letter."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.receivers import Mailbox, Message, mailbox, receiver, secure_receiver
from tests.sending_world import letter

from mentorship.bots.channels import address_problem, open_channels
from mentorship.bots.outcome import Fate
from mentorship.bots.plain import body_for, title_for
from mentorship.models.settings import Channel

ROOT = Path(__file__).parent.parent
JOINER = "\N{WORD JOINER}"
HOSTILE_SUBJECT = (
    "Due: @all <!here>\r\nBcc: everybody@example.org\r\n\r\n[x](https://evil.example/)"
)
HOSTILE_BODY = """\
@here @channel @所有人 <!channel> <!subteam^S1> <@U0001> <@all>
<at user_id="all">all</at> <at id="*">x</at> {"isAtAll": true} &lt;!channel&gt;
# heading *bold* _it_ `code` ~gone~ [link](https://evil.example/) ![i](https://evil.example/i.png)
> quote | https://evil.example/ :smile: \\n \\x41 ${PATH} {{ secret }}
.
.\r
Bcc: everybody@example.org\x00\x1b[31m
last line"""

ROOM = Channel(secret="ROOM")
MAIL = Channel(secret="MAIL", address="email")


ANSWERS = {
    "busy": ("dingtalk", b'{"errcode": 130101}', "limited", "errcode 130101"),
    "wrong": ("dingtalk", b'{"errcode": 310000}', "refused", "errcode 310000"),
    "often": ("wecombot", b'{"errcode": 45009}', "limited", "errcode 45009"),
    "unsigned": ("feishu", b'{"code": 19001}', "refused", "code 19001"),
    "well": ("feishu", b'{"code": 0}', "sent", ""),
}  # fmt: skip
"""Answers with status 200, by the token of the channel: service, body, and what is made of it."""


class Arrived(NamedTuple):
    """What the services got, by channel, and what the tool says of each."""

    messages: dict[str, Message]
    mail: Mailbox
    fates: dict[str, list[str]]

    def text(self, channel: str) -> Any:
        return self.messages[channel].json


def hosts(base: str) -> list[list[str]]:
    plugins = "apprise.plugins"
    return [
        [f"{plugins}.slack", "NotifySlack", "webhook_url", f"{base}/slack"],
        [f"{plugins}.dingtalk", "NotifyDingTalk", "notify_url", f"{base}/dingtalk/{{token}}"],
        [f"{plugins}.feishu", "NotifyFeishu", "notify_url", f"{base}/feishu/{{token}}"],
        [f"{plugins}.lark", "NotifyLark", "notify_url", f"{base}/lark/{{token}}"],
        [f"{plugins}.wecombot", "NotifyWeComBot", "notify_url", f"{base}/wecombot/{{key}}"],
    ]


def urls(http: int, https: int, smtp: int) -> dict[str, str]:
    """As an operator writes them, with what must not change how a letter is sent."""
    slack = "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/"
    return {
        "slack": slack,
        "slackblocks": f"{slack}?blocks=yes&format=markdown&footer=no",
        "dingtalk": "dingtalk://abc123/?format=markdown",
        "feishu": "feishu://abc-123/?emojis=yes",
        "lark": "lark://abc-123",
        "wecombot": "wecombot://abc-123/?overflow=split",
        "mattermost": f"mmost://127.0.0.1:{http}/mattermost/abcdefghij?format=text",
        "json": f"json://127.0.0.1:{http}/json?retry=3&format=html",
        "workflows": f"workflows://127.0.0.1:{https}/WORKFLOW/SIGNATURE/?verify=no",
        "mail": f"mailto://127.0.0.1:{smtp}/?from=office@example.org&to={{address}}&format=html",
    }


@pytest.fixture(scope="module")
def arrived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Arrived]:
    """One hostile letter sent through every channel."""
    tls = tmp_path_factory.mktemp("tls")
    with receiver() as http, secure_receiver(tls) as https:
        with mailbox() as box:
            http.answers = {name: body for name, (_, body, _, _) in ANSWERS.items()}
            refusing = {name: f"{service}://{name}" for name, (service, *_) in ANSWERS.items()}
            task = {
                "hosts": hosts(f"http://127.0.0.1:{http.port}"),
                "urls": urls(http.port, https.port, box.port) | refusing,
                "subject": HOSTILE_SUBJECT,
                "body": HOSTILE_BODY,
            }
            fates = run_post_office(task)
        paths = {
            each.path.split("/")[1]: each
            for each in http.messages
            if not each.path.rstrip("/").endswith(tuple(ANSWERS))
        }
        paths["mattermost"] = paths.get("hooks", paths.get("mattermost", http.messages[0]))
        slacks = [each for each in http.messages if each.path.startswith("/slack")]
        paths |= {"slack": slacks[0], "slackblocks": slacks[1], "workflows": https.messages[0]}
        yield Arrived(paths, box, fates)


def run_post_office(task: dict[str, Any]) -> dict[str, list[str]]:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests/post_office.py")],
        input=json.dumps(task), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    fates: dict[str, Any] = json.loads(done.stdout)
    return fates


def test_every_channel_delivers(arrived: Arrived) -> None:
    assert arrived.fates["problems"] == []
    fates = {name: arrived.fates[name] for name in urls(1, 2, 3)}
    assert fates == {name: ["sent", ""] for name in urls(1, 2, 3)}


def test_no_service_is_given_a_mention_or_a_tag(arrived: Arrived) -> None:
    for name, message in arrived.messages.items():
        said = json.dumps(message.json, ensure_ascii=False)
        for mention in ("@here", "@channel", "@所有人", "<!", "<@", "<at ", "@all", "@U0001"):
            assert mention not in said, name
        assert "last line" in said, name


def test_slack_gets_no_markup(arrived: Arrived) -> None:
    plain = arrived.text("slack")
    assert plain["mrkdwn"] is False
    assert "&lt;" in plain["attachments"][0]["text"]
    blocks = arrived.text("slackblocks")["attachments"][0]["blocks"]
    assert {block["text"]["type"] for block in blocks if "text" in block} == {"plain_text"}


def test_dingtalk_gets_text_and_nobody_is_called(arrived: Arrived) -> None:
    said = arrived.text("dingtalk")
    assert said["msgtype"] == "text"
    assert said["at"] == {"atMobiles": [], "isAtAll": False}
    assert said["text"]["content"].splitlines()[0] == (
        f"Due: @{JOINER}all <{JOINER}!here> Bcc: everybody@{JOINER}example.org "
        "[x](https://evil.example/)"
    )


@pytest.mark.parametrize(("name", "kind"), [("feishu", "msg_type"), ("wecombot", "msgtype")])
def test_others_get_text(arrived: Arrived, name: str, kind: str) -> None:
    said = arrived.text(name)
    assert said[kind] == "text"
    assert [key for key in said if key not in (kind, "content", "text")] == []


def test_mattermost_and_teams_get_the_signs_of_markdown_quoted(arrived: Arrived) -> None:
    card = arrived.text("workflows")["attachments"][0]["content"]
    assert sorted(card) == ["$schema", "body", "msteams", "type", "version"]
    assert card["msteams"] == {"width": "full"}  # and no entities, without which none is called
    title, body = (block["text"] for block in card["body"])
    for said in (arrived.text("mattermost")["text"], title + body):
        assert "](https" not in said
        assert "![" not in said
        assert "\\[x\\]" in said or "\\[link\\]" in said
    assert "\\*bold\\*" in body


def test_json_gets_the_words_in_their_fields_only(arrived: Arrived) -> None:
    said = arrived.text("json")
    assert sorted(said) == ["attachments", "message", "title", "type", "version"]
    assert ":smile: \\n \\x41 ${PATH} {{ secret }}" in said["message"]


def test_mail_has_one_header_more_by_no_letter(arrived: Arrived) -> None:
    (mail,) = arrived.mail.mails
    assert arrived.mail.recipients == [("ada@example.org",)]
    assert mail["Bcc"] is None
    assert mail["To"] == "ada@example.org"
    assert mail["Subject"] == (
        "Due: @all <!here> Bcc: everybody@example.org [x](https://evil.example/)"
    )
    assert mail.get_content_type() == "text/plain"
    text = mail.get_content()
    assert text.splitlines()[-4:] == [
        ".", ".", "Bcc: everybody@example.org  [31m", "last line",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("channel", "url", "problem"),
    [
        (ROOM, "", "the environment variable ROOM is not set"),
        (ROOM, "nope://hush", "is of no service that Apprise knows"),
        (ROOM, "slack://hush", "is of no service that Apprise knows"),
        (ROOM, "hush", "is of no service that Apprise knows"),
        (ROOM, "json://host/{address}hush", "has {address}: say `address:`"),
        (MAIL, "mailto://u:hush@example.org", "has no {address}, where each person's email goes"),
        (MAIL, "", "the environment variable MAIL is not set"),
    ],
    ids=["unset", "unknown", "incomplete", "no-url", "room", "no-place", "mail-unset"],
)
def test_a_channel_that_cannot_be_used_is_named_and_its_secret_is_not(
    channel: Channel, url: str, problem: str, capfd: pytest.CaptureFixture[str]
) -> None:
    environment = {channel.secret: url, "GOOD": "json://127.0.0.1/"}
    channels = {"bad": channel, "good": Channel(secret="GOOD")}
    opened, problems = open_channels(channels, environment, ["good", "bad"])
    assert list(opened) == ["good"]
    (said,) = problems
    assert said.startswith("channel 'bad': ")
    assert problem in said
    assert "hush" not in said
    assert capfd.readouterr() == ("", "")


def test_a_name_that_is_no_channel() -> None:
    assert open_channels({}, {}, ["chat"])[1] == ("channel 'chat': it is not among `channels:`",)


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("email", ["ada@example.org", "a.b+c@x.example"],
         ["ada", "a@b,c@d", "a@b c@d", "a@b\r\nBcc: x@y", "a@b?cc=x@y", "A <a@b>", "a@b/c", ""]),
        ("chat", ["@ada", "ada.okafor", "U012AB", "ada@example.org"],
         ["#general", "@a,@b", "+#x", "@a/b", "@a b", "", "@"]),
        ("phone", ["+49 30 1234", "015112345"], ["1", "+49,+50", "call me", ""]),
    ],
)  # fmt: skip
def test_an_address_is_one_person(kind: Any, good: list[str], bad: list[str]) -> None:
    channel = Channel(secret="X", address=kind)
    assert [each for each in good if address_problem(channel, each) is not None] == []
    assert [each for each in bad if address_problem(channel, each) is None] == []
    assert address_problem(channel, None) == f"the person has no {kind}"


def test_an_address_that_is_none_is_refused_before_anything_is_sent() -> None:
    with mailbox() as box:
        url = f"mailto://127.0.0.1:{box.port}/?from=office@example.org&to={{address}}"
        opened, _ = open_channels({"mail": MAIL}, {"MAIL": url}, ["mail"])
        outcome = opened["mail"].deliver(
            letter("ada", channel="mail", address="a@example.org,b@example.org")
        )
    assert outcome[:2] == (
        Fate.REFUSED, "what stands for the person's email is not one address",
    )  # fmt: skip
    assert box.mails == []


def test_a_refusal_in_an_answer_that_says_all_is_well(arrived: Arrived) -> None:
    said = {name: arrived.fates[name] for name in ANSWERS}
    assert said == {
        name: [fate, why and f"refused by the service: {why}"]
        for name, (_, _, fate, why) in ANSWERS.items()
    }


def test_a_text_is_cut_at_a_line_where_a_service_takes_no_more() -> None:
    text = "\n".join(f"{number}: 完成任务" for number in range(400))
    cut = body_for("wecombot", text)
    assert len(cut.encode()) <= 2000
    assert cut.splitlines()[-1] == "…"
    assert cut.splitlines()[:-1] == text.splitlines()[: len(cut.splitlines()) - 1]
    assert body_for("mailto", text) == text


def test_defusing_twice_changes_nothing() -> None:
    once = body_for("slack", HOSTILE_BODY)
    assert body_for("slack", once) == once
    assert title_for("mailto", "a\u2028b\tc") == "a b c"


@pytest.mark.parametrize(
    ("body", "text"),
    [("Talk is due soon.\nGo.", "Talk is due soon\\.\nGo\\."), ("Go.", "# Talk is due\nGo\\.")],
    ids=["begins-with-it", "does-not"],
)
def test_where_there_is_no_title_a_subject_is_said_once(body: str, text: str) -> None:
    with receiver() as http:
        url = f"mmost://127.0.0.1:{http.port}/abcdefghij"
        opened, _ = open_channels({"room": ROOM}, {"ROOM": url}, ["room"])
        outcome = opened["room"].deliver(letter("ada", subject="Talk is due", body=body))
    assert outcome.fate is Fate.SENT
    assert [each.json["text"] for each in http.messages] == [text]
