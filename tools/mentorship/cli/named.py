"""Looking up what somebody typed."""

from mentorship.workspace.named import known, refuse_broken

__all__ = ["known", "refuse_broken"]
