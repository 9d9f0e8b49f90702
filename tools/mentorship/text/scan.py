"""The first look at a file: its bytes, before any parser sees them."""

from __future__ import annotations

import re
import unicodedata

from mentorship.text.problem import Problem, position

LIMIT = 256 * 1024
"""Bytes of the largest document that is read."""

_PLAIN = bytes(b for b in range(256) if b in (0x09, 0x0A, 0x0D) or 0x20 <= b < 0x7F)
_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
    "|\r(?!\n)"
)
_BIDIRECTIONAL = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_LFS = "version https://git-lfs.github.com/spec/"


def scan(data: bytes | None) -> str:
    """The text of a file with LF line ends; Problem says which byte or character is refused.

    None stands for a file too large to be held.
    """
    if data is None or len(data) > LIMIT:
        raise _too_large()
    text = data.decode("ascii") if not data.translate(None, _PLAIN) else _decoded(data)
    if "\r" in text:
        if text.count("\r") != text.count("\r\n"):
            _refuse_characters(text)
        text = text.replace("\r\n", "\n")
    if text.startswith(_LFS):
        hint = "documents are small; keep them out of LFS"
        raise Problem("file-type", 1, 1, "a Git LFS pointer, not data", hint)
    return text


def _too_large() -> Problem:
    message = f"the file is larger than 256 KiB ({LIMIT:,} bytes)"
    return Problem("file-too-large", 1, 1, message, "split it, or link to the large part")


def refused(value: str) -> str | None:
    """The first character that may not stand in a value (escapes can smuggle it in), as U+XXXX."""
    match = _REFUSED.search(value.replace("\r", ""))
    return f"U+{ord(match[0]):04X}" if match else None


def _decoded(data: bytes) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        message = "the file starts with a UTF-8 byte order mark"
        raise Problem("encoding", 1, 1, message, "save it as UTF-8 without BOM")
    if data[:2] in _UTF16 or data[:40].count(0) > 8:
        raise Problem("encoding", 1, 1, "not UTF-8 (looks like UTF-16)", "save it as UTF-8")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _undecodable(data, error.start) from None
    if _REFUSED.search(text):
        _refuse_characters(text)
    return text


def _undecodable(data: bytes, offset: int) -> Problem:
    before = data[:offset].decode("utf-8").replace("\r\n", "\n")
    line, column = position(before, len(before))
    guess = "GBK or GB18030 suspected" if _reads_as(data, "gb18030") else "Latin-1 suspected"
    message = f"byte 0x{data[offset]:02X} is not UTF-8 ({guess})"
    return Problem("encoding", line, column, message, "save the file as UTF-8")


def _reads_as(data: bytes, encoding: str) -> bool:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def _refuse_characters(text: str) -> None:
    match = _REFUSED.search(text)
    if match is None:
        return
    before = text[: match.start()].replace("\r\n", "\n")
    line, column = position(before, len(before))
    message = f"{_kind(match[0])} U+{ord(match[0]):04X} is not allowed"
    raise Problem("encoding", line, column, message, "remove it")


def _kind(character: str) -> str:
    if character in "\u2028\u2029":
        return "the line separator"
    if _BIDIRECTIONAL.match(character):
        return "the bidirectional control"
    category = unicodedata.category(character)
    return "the control character" if category in ("Cc", "Cf") else "the character"
