"""Real git repositories for tests: fixed author and dates, nothing of this machine's configuration.

def test_something(git_repo):
    git_repo.write("logs/a-b/2026-01-05-talk.md", "...")
    git_repo.commit("2026-01-06")
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

AUTHOR = "Ada Okafor"


class GitRepo:
    """A repository at `root`; every commit says when and by whom it is made."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)

    def git(self, *arguments: str, stdin: str | None = None, **environment: str) -> str:
        """Run git in the repository and return what it prints, without the last line end."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env={**_ENVIRONMENT, **environment},
            input=stdin,
            text=True,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, f"git {' '.join(arguments)}: {done.stderr}"
        return done.stdout.removesuffix("\n")

    def init(self, branch: str = "main") -> GitRepo:
        self.git("init", "-q", "-b", branch)
        return self

    def write(self, path: str, text: str) -> Path:
        """Put a file into the work tree; nothing is committed."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
        return file

    def move(self, old: str, new: str) -> None:
        (self.root / new).parent.mkdir(parents=True, exist_ok=True)
        (self.root / old).rename(self.root / new)

    def remove(self, path: str) -> None:
        (self.root / path).unlink()

    def commit(self, at: str, *, author: str = AUTHOR, written: str | None = None) -> str:
        """Commit the whole work tree on a day (`2026-01-06`) or instant (`2026-01-06T09:00Z`).

        `written` is the author date where it differs from the committer date. Returns the id.
        """
        self.git("add", "--all")
        self.git(
            "commit", "-q", "--allow-empty", "-m", f"as of {at}", **_dates(at, author, written)
        )
        return self.head()

    def merge(self, branch: str, at: str, *, author: str = AUTHOR) -> str:
        """Merge a branch with a merge commit made on that day."""
        self.git("merge", "-q", "--no-ff", "--no-edit", branch, **_dates(at, author, None))
        return self.head()

    def branch(self, name: str) -> None:
        """Begin a branch here and go on with it."""
        self.git("switch", "-q", "--create", name)

    def switch(self, name: str) -> None:
        self.git("switch", "-q", name)

    def head(self) -> str:
        return self.git("rev-parse", "HEAD")

    def clone(self, root: Path, *options: str) -> GitRepo:
        """Clone over the file protocol, so that `--depth` and `--filter` are honoured."""
        self.git("config", "uploadpack.allowFilter", "true")
        self.git("config", "uploadpack.allowAnySHA1InWant", "true")
        self.git("clone", "-q", *options, f"file://{self.root}", str(root))
        return GitRepo(root)


@pytest.fixture
def git_repo(tmp_path: Path) -> GitRepo:
    """An empty repository on branch main."""
    return GitRepo(tmp_path / "repository").init()


def _dates(at: str, author: str, written: str | None) -> dict[str, str]:
    return {
        "GIT_AUTHOR_NAME": author,
        "GIT_AUTHOR_EMAIL": "somebody@example.org",
        "GIT_AUTHOR_DATE": _instant(written or at),
        "GIT_COMMITTER_NAME": "Merge Button",
        "GIT_COMMITTER_EMAIL": "button@example.org",
        "GIT_COMMITTER_DATE": _instant(at),
    }


def _instant(at: str) -> str:
    return at if "T" in at else f"{at}T12:00:00Z"


_ENVIRONMENT = {
    "PATH": os.environ.get("PATH", os.defpath),
    "HOME": os.devnull,
    "LC_ALL": "C",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    **_dates("2026-01-01", AUTHOR, None),
}
