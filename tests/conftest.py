"""Fixtures that every test may ask for."""

from tests.gitrepo import git_repo

__all__ = ["git_repo"]
