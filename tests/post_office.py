"""Sends one letter through every channel, the fixed hosts of services pointed to loopback.

A program of its own, run by tests/test_channels.py: it changes classes of apprise, which nothing
else may see. Reads JSON on standard input: `hosts` (module, class, attribute, value), `urls` by
name of the channel, `subject` and `body`. Prints what became of the letter, by channel.
"""

from __future__ import annotations

import importlib
import json
import sys
from typing import Any

import requests

from mentorship.bots.channels import open_channels
from mentorship.models.settings import Channel
from mentorship.reminders.letter import Letter


def main(task: dict[str, Any]) -> dict[str, list[str]]:
    requests.packages.urllib3.disable_warnings()  # type: ignore[attr-defined]
    for module, name, attribute, value in task["hosts"]:
        setattr(getattr(importlib.import_module(module), name), attribute, value)
    environment = {f"URL_{name.upper()}": url for name, url in task["urls"].items()}
    channels = {
        name: Channel(secret=f"URL_{name.upper()}", address="email" if "{address}" in url else None)
        for name, url in task["urls"].items()
    }
    opened, problems = open_channels(channels, environment, channels)
    fates = {"problems": list(problems)}
    for name, channel in opened.items():
        address = "ada@example.org" if channel.settings.address else None
        letter = Letter(
            "2026-11-20/x", None, name, address, "en", task["subject"], task["body"], ()
        )
        fates[name] = [*channel.deliver(letter)[:2]]
    return fates


print(json.dumps(main(json.load(sys.stdin))))
