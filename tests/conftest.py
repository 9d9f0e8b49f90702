"""Fixtures that every test may ask for."""

from tests.gitrepo import git_repo
from tests.matching_told import told

__all__ = ["git_repo", "told"]
