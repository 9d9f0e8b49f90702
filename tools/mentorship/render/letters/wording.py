"""What obligations, days and times are called in the languages of the messages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import TypeVar

from mentorship.language import day_words
from mentorship.models.fields import words
from mentorship.models.pairing import Pairing
from mentorship.obligations.obligation import Obligation, when
from mentorship.publication.wording import id_words, title_of
from mentorship.workspace.workspace import Workspace

Spoken = TypeVar("Spoken")

_DAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "zh": ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
}
_SEALED: Mapping[str, Mapping[str, str]] = {
    "en": {"certificate": "a certificate", "waiver": "a waiver"},
    "zh": {"certificate": "一份证书", "waiver": "一项豁免"},
}
"""A certificate is not named: which ones somebody has is for nobody but them and the office."""

_FIXED = {
    "acceptance": "确认配对", "plan": "填写计划", "approval": "批准计划",
    "first-meeting": "第一次会面", "application": "审核申请",
}  # fmt: skip
_PREFIXED: Mapping[str, tuple[str, str]] = {
    "feedback": ("Feedback: ", "反馈："),
    "resubmission": ("Hand in again: ", "重新提交："),
}
_FOR = frozenset({"feedback", "plan", "approval"})
"""Kinds that somebody does for a mentee; anything else they do together."""

_WINDOW = re.compile(r"(?:(\d{4})-)?(?:(\d\d)|Q(\d)|H(\d)|W(\d+)|w(\d+)|r(\d+))")
_STRENGTHS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "escalation": "Overdue, others asked to help", "first-day": "First days",
        "first-meeting": "First meetings to hold", "meeting": "Meetings coming up",
        "ahead": "Due soon", "course-closing": "Courses closing soon",
        "feedback-waiting": "Waiting for feedback", "feedback-given": "Feedback given",
        "survey": "Surveys open", "quiet": "Quiet pairs", "close": "Pairs that may be closed",
        "alert": "Figures to look at", "help": "Calls for help", "week": "Digests of the week",
        "month": "Digests of the month",
    },
    "zh": {
        "escalation": "已逾期并请他人协助", "first-day": "第一天",
        "first-meeting": "待约的第一次会面",
        "meeting": "即将进行的会面", "ahead": "即将到期", "course-closing": "即将截止的课程",
        "feedback-waiting": "等待反馈", "feedback-given": "已给反馈", "survey": "开放的问卷",
        "quiet": "久未联系的配对", "close": "可能结束的配对",
        "alert": "待关注的指标", "help": "求助", "week": "每周摘要", "month": "每月摘要",
    },
}  # fmt: skip


def kind_words(rule: str, language: str) -> str:
    """What the notices of a rule are called where they are counted."""
    return _in(_STRENGTHS, language)[rule]


def sealed_words(each: Obligation, language: str) -> str:
    """What runs out, without saying which."""
    return _in(_SEALED, language)[each.kind]


def day_in(day: date, language: str) -> str:
    """`Fri 13 Mar 2026`, `2026年3月13日（周五）`."""
    weekday = _in(_DAYS, language)[day.weekday()]
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日（{weekday}）"
    return f"{weekday} {day_words(day)}"


def time_in(moment: datetime) -> str:
    """`16:30 (Europe/Berlin)`: the time of day, and the zone in which it is meant."""
    return f"{moment:%H:%M} ({moment.tzinfo})"


def left_in(days: int | None, language: str) -> str:
    """`due in 5 days`, `还有 5 天到期`; empty for what has no day."""
    if days is None:
        return ""
    if language != "zh":
        return when(days)
    if days == 0:
        return "今天到期"
    return f"还有 {days} 天到期" if days > 0 else f"已逾期 {-days} 天"


def title_in(each: Obligation, language: str) -> str:
    """What an obligation is called, and which window or round of it."""
    if language != "zh":
        return title_of(each, language)
    if each.kind in _FIXED:
        return _FIXED[each.kind]
    before, translated = _PREFIXED.get(each.kind, ("", ""))
    title = _named(each, language).removeprefix(before)
    survey = "问卷：" if each.kind == "survey" else ""
    window = _window(each.window or "")
    return f"{translated}{survey}{title}" + (f"（{window}）" if window else "")


def bare_in(each: Obligation, language: str) -> str:
    """The work itself, of an obligation to answer it; the survey, of one to answer that."""
    before, _ = _PREFIXED.get(each.kind, ("", ""))
    return _named(each, language).removeprefix(before)


def action_in(pair: str, language: str) -> str:
    """An action of a pair, for those who are not to read its words."""
    return f"{pair}的一项待办" if language == "zh" else f"An action of {pair}"


def title_with(title: str, kind: str, people: str, language: str) -> str:
    """A title, and with whom it is, or for whom: `Talk, May 2026 with Lin Wei`."""
    is_for = kind in _FOR
    if language == "zh":
        return f"{title}（{'给' if is_for else '与'}{people}）"
    return f"{title} {'for' if is_for else 'with'} {people}"


def points_in(space: Workspace, pairing: Pairing, language: str) -> tuple[str, ...]:
    """The core points of the pairing's track."""
    track = space.track_of(pairing)
    return tuple(words(each, language) for each in (track.core_points.values() if track else ()))


def survey_command(each: Obligation, pairing: Pairing, person: str) -> str:
    """What answers a survey, empty for anything else; of several mentees it says about whom."""
    if each.kind != "survey":
        return ""
    several = each.about and each.about != person and len(pairing.mentees) > 1
    about = f" --about {each.about}" if several else ""
    return f"mentorship survey answer {pairing.id} {each.item} --as {person}{about}"


def _named(each: Obligation, language: str) -> str:
    title = words(each.title, language)
    return id_words(title) if title == each.item and "/" not in title else title


def _window(window: str) -> str:
    match = _WINDOW.fullmatch(window)
    if match is None:
        return window
    year, month, quarter, half, week, number, turn = match.groups()
    if number or turn:
        return f"第 {int(turn)} 轮" if turn else f"第 {int(number)} 期"
    if month:
        part = f"{int(month)}月"
    elif half:
        part = "上半年" if half == "1" else "下半年"
    else:
        part = f"第 {quarter} 季度" if quarter else f"第 {int(week)} 周"
    return f"{year}年{part}" if year else part


def _in(table: Mapping[str, Spoken], language: str) -> Spoken:
    return table.get(language, table["en"])
