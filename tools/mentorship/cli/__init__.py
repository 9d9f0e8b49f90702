"""The command line: one module for each command."""

from __future__ import annotations

import argparse
import ast
import importlib
import sys
from collections.abc import Sequence
from keyword import iskeyword
from pathlib import Path
from types import ModuleType

from mentorship import __version__
from mentorship.findings import MentorshipError, shown
from mentorship.memory import uncollected

_COMMANDS = Path(__file__).parent
_EPILOG = """\
the repository is this folder, or the nearest above with mentorship.yml;
--repo DIR, before or after the command, names another one

exit codes: 0 clean, 1 findings at or above --fail-on, 2 wrong usage,
3 the environment is unfit (said once), 4 a remote failed (safe to repeat)"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and returns its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    parser = parser_for(words)
    if not words:
        parser.print_help(sys.stderr)
        return 2
    options, unknown = parser.parse_known_args(words)
    if unknown:  # said by the command that was asked, which knows what there is
        options.parser.error(f"unrecognized arguments: {' '.join(unknown)}")
    try:
        with uncollected():
            return int(options.run(options))
    except MentorshipError as error:
        print(f"mentorship: {shown(str(error))}", file=sys.stderr)
        return error.code
    except BrokenPipeError:  # as in `mentorship due | head`
        sys.stdout = None
        return 0
    except OSError as error:  # a disk that is full, a folder that may not be read
        print(f"mentorship: {shown(_said(error))}", file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        return 130


def _said(error: OSError) -> str:
    reason = error.strerror or str(error) or type(error).__name__
    return f"{error.filename}: {reason}" if error.filename else reason


def command_names() -> tuple[str, ...]:
    """The commands there are: the modules of this folder that say what they do and `run`."""
    return tuple(
        sorted(
            path.stem.rstrip("_").replace("_", "-")
            for path in _COMMANDS.glob("*.py")
            if "\ndef run(" in path.read_text("utf-8")
        )
    )


def parser_for(words: Sequence[str]) -> argparse.ArgumentParser:
    """The parser; only the command that is asked for is imported."""
    parser = argparse.ArgumentParser(
        prog="mentorship", description="Checks, explains and publishes a mentorship repository.",
        epilog=_EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"mentorship {__version__}")
    parser.add_argument("--repo", type=Path, default=None, help=argparse.SUPPRESS)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    asked = _asked(words)
    names = command_names()
    for name in names:
        summary, _, details = _docstring(name).partition("\n")
        sub = commands.add_parser(
            name, help=summary, description=f"{summary}\n{details}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )  # fmt: skip
        if name == asked:
            _configure(sub, importlib.import_module(f"mentorship.cli.{_module(name)}"))
    return parser


def _asked(words: Sequence[str]) -> str:
    """The command: the first word that is no option, nor the folder that follows --repo."""
    before = ("", *words)
    named = zip(before, words, strict=False)
    return next((w for last, w in named if not w.startswith("-") and last != "--repo"), "")


def _configure(parser: argparse.ArgumentParser, command: ModuleType) -> None:
    parser.add_argument(
        "--repo",
        type=Path,
        default=argparse.SUPPRESS,  # what stands before the command holds
        metavar="DIR",
        help="the repository; default: this folder, or the nearest above with mentorship.yml",
    )
    parser.set_defaults(run=command.run, parser=parser)
    command.configure(parser)


def _docstring(name: str) -> str:
    source = (_COMMANDS / f"{_module(name)}.py").read_text("utf-8")
    return ast.get_docstring(ast.parse(source)) or name


def _module(name: str) -> str:
    """The module of a command; `import` is a word of Python, so its module is `import_`."""
    return name.replace("-", "_") + "_" * iskeyword(name)


def _speak_utf8() -> None:
    """Names are in every script; a console that is not UTF-8 gets escapes, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace", newline="\n")
