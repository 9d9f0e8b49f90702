"""The door to git: one hardened process for each question, started through GitPython.

GitPython only starts processes here. Its `env=` is laid over the caller's environment and cannot
remove `GIT_DIR` or `GIT_INDEX_FILE`, and changing `os.environ` would not be safe with threads. So
the command goes through `env -i`, which replaces the environment for that one process; where
there is no `env`, a caller's environment that names a `GIT_*` variable is refused.

Every option is a constant of this package. What comes from data or from the command line reaches
git on standard input, or after `--end-of-options`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from threading import Thread
from types import ModuleType
from typing import TYPE_CHECKING

from mentorship.findings import MentorshipError, shown

if TYPE_CHECKING:
    import git

OLDEST_GIT = (2, 32)
"""The first git whose global and system configuration can be replaced by the environment."""

_TIME_LIMIT = 600.0  # seconds; only a process that hangs ever meets it

# Settings of the repository that would start a program, hide a change or tell another history.
_OPTIONS = (
    "--no-pager",
    "--no-replace-objects",
    "--no-optional-locks",
    "--literal-pathspecs",
    *("-c", "safe.bareRepository=explicit"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "core.excludesFile=/dev/null"),
    *("-c", "diff.orderFile=/dev/null"),
    *("-c", "log.showRoot=true"),
)

_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",  # stronger than any protocol.<name>.allow of the repository
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_FLUSH": "0",  # else `git log` writes to a pipe commit by commit, and wakes the reader
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}

_KEPT = ("PATH", "TMPDIR", "SYSTEMROOT")
_HOMES = ("HOME", "XDG_CONFIG_HOME")
_CALLERS = (
    *("SSH_AUTH_SOCK", "GIT_SSH_COMMAND"),
    *("HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy", "SSL_CERT_DIR", "SSL_CERT_FILE"),
)

# For a question that goes to a remote: these ways only, with the caller's own keys, and none of
# the programs that the repository's configuration may name.
_REACHING = {"GIT_ALLOW_PROTOCOL": "file:https:ssh", "GIT_SSH_COMMAND": "ssh -o BatchMode=yes"}
_HELPER = "credential.helper"
_NO_PROGRAMS = (("core.askPass", ""), (_HELPER, ""))


class GitError(MentorshipError):
    """Git is missing, too old, or has no answer; exit code 3 unless the question was wrong."""

    def __init__(self, message: str, code: int = 3) -> None:
        super().__init__(message, code)


class Answer:
    """What a running git process says; it is read in the background, so git never waits."""

    def __init__(self, process: git.Git.AutoInterrupt, question: str, stdin: bytes | None) -> None:
        self._process = process
        self._question = question
        self._out = b""
        self._error: str | None = "the reading was interrupted"
        self._reader = Thread(target=self._drain, args=(stdin,), daemon=True)
        self._reader.start()

    def read(self) -> bytes:
        """Wait for the end of the process and return its output; GitError with git's own words."""
        self._reader.join()
        if self._error is not None:
            raise GitError(f"git {self._question}: {self._error}")
        return self._out

    def _drain(self, stdin: bytes | None) -> None:
        try:
            self._out, complaint = self._process.communicate(stdin, timeout=_TIME_LIMIT)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._error = f"no answer within {_TIME_LIMIT:.0f} seconds"
            return
        failed = self._process.returncode != 0
        self._error = _first_complaint(complaint.decode("utf-8", "replace")) if failed else None


class Door:
    """Asks git about the repository whose top folder is `root`.

    `settings` are configuration for every question, handed over by environment, so that a key
    may hold any character.
    """

    def __init__(self, root: Path, settings: Sequence[tuple[str, str]] = ()) -> None:
        self.root = root.absolute()
        self.settings = tuple(settings)
        self._environment = {**_ENVIRONMENT, **_counted(settings)}

    def ask(self, *question: str, stdin: bytes | None = None) -> bytes:
        """Ask and wait; GitError where git refuses."""
        return self.begin(*question, stdin=stdin).read()

    def reach(self, *question: str) -> bytes:
        """Ask with the network open, for this one process; the first argument after its options
        has to name a remote. GitError where it cannot be reached, or refuses."""
        helpers = [(_HELPER, each) for each in self.callers_setting(_HELPER)]
        settings = (*self.settings, *_NO_PROGRAMS, *helpers)
        callers = {name: os.environ[name] for name in (*_HOMES, *_CALLERS) if name in os.environ}
        environment = {**_ENVIRONMENT, **_REACHING, **callers, **_counted(settings)}
        return Answer(self._start(environment, question, feed=False), question[0], None).read()

    def begin(self, *question: str, stdin: bytes | None = None) -> Answer:
        """Start a process and return at once; GitError only if it cannot be started."""
        process = self._start(self._environment, question, stdin is not None)
        return Answer(process, question[0], stdin)

    def callers_setting(self, key: str) -> tuple[str, ...]:
        """The values of a setting in the caller's own configuration, the repository's left out."""
        environment = {name: os.environ[name] for name in _HOMES if name in os.environ}
        question = ("config", "--null", "--includes", "--get-all", key)
        outcome: list[str] = []
        for scope in ("--system", "--global"):
            process = self._start(environment, (question[0], scope, *question[1:]), feed=False)
            try:
                said = Answer(process, question[0], None).read()
            except GitError:  # not set in this file
                continue
            outcome += said.decode("utf-8", "surrogateescape").split("\0")[:-1]
        return tuple(outcome)

    def check_version(self) -> None:
        """GitError unless git is there and new enough."""
        said = self.ask("version").decode("utf-8", "replace").strip()
        number = re.search(r"(\d+)\.(\d+)", said)
        if number is None or (int(number[1]), int(number[2])) < OLDEST_GIT:
            wanted = ".".join(map(str, OLDEST_GIT))
            raise GitError(f"{shown(said)} is too old: install git {wanted} or newer")

    @cached_property
    def _git(self) -> str:
        found = shutil.which("git")
        if found is None:
            raise GitError("git is not on the PATH: install it (https://git-scm.com)")
        return str(Path(found).absolute())

    def _start(
        self, environment: Mapping[str, str], question: Sequence[str], feed: bool
    ) -> git.Git.AutoInterrupt:
        command = [self._git, "-C", str(self.root), *_OPTIONS, *question]
        library = _library()
        try:
            # GitPython falls back to the current folder where it cannot enter this one: so `-C`.
            process: git.Git.AutoInterrupt = library.Git(self.root).execute(
                [*_cleared(environment), *command],
                istream=subprocess.PIPE if feed else None,
                as_process=True,
                env=environment,
            )
        except (OSError, library.GitError) as error:
            raise GitError(f"git cannot be started: {_first_complaint(str(error))}") from error
        return process


def _library() -> ModuleType:
    """GitPython, imported by the first question: a command that asks none is 0.1 s faster."""
    try:
        import git
    except ImportError as error:  # it tries git on import
        raise GitError(f"git cannot be started: {_first_complaint(str(error))}") from error
    return git


def _cleared(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The start of a command line that replaces the environment of what follows."""
    program = shutil.which("env")
    if program is None:
        names = sorted(name for name in os.environ if name.startswith("GIT_"))
        if names:
            raise GitError(f"{', '.join(names)}: unset before starting, they change git's answers")
        return ()
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return (program, "-i", *(f"{name}={value}" for name, value in {**kept, **environment}.items()))


def _counted(settings: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Configuration as the environment variables that git 2.31 and newer read."""
    if not settings:
        return {}
    counted = {"GIT_CONFIG_COUNT": str(len(settings))}
    for number, (key, value) in enumerate(settings):
        counted |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    return counted


def _first_complaint(text: str) -> str:
    """The line that says why, without what would not print."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    fatal = [line for line in lines if line.startswith(("fatal:", "error:"))]
    return shown((fatal or lines or ["it failed without a word"])[0])
