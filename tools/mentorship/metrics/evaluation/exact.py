"""Whether the rate behind a few cases lies below a limit, by the binomial distribution itself."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from mentorship.language import N_, _
from mentorship.metrics.evaluation.means import exactly
from mentorship.metrics.statistics import Share
from mentorship.values import rounded

NEEDS_SCIPY = N_("exact tests need scipy: pip install 'mentorship[report]'")
SURE = Decimal("0.05")
"""Below this, after correction, something is said; the usual convention."""


def p_below(share: Share, limit: Decimal, looks: int = 1) -> Decimal | None:
    """How likely so few hits would be if the rate were `limit`, two-sided, for so many looks.

    The exact binomial test (C. J. Clopper and E. S. Pearson, The use of confidence or fiducial
    limits illustrated in the case of the binomial, Biometrika 26 (1934), 404-413), times two and
    times the looks, at most 1. Wilson's interval is near enough to be shown; in the far tail, to
    which many looks lead, it is too short for few cases. None without scipy.
    """
    try:
        from scipy.stats import binomtest
    except ImportError:
        return None
    found = float(binomtest(share.hits, share.n, float(limit), alternative="less").pvalue)
    return exactly(min(2 * found * max(looks, 1), 1.0))


def p_said(p: Decimal) -> str:
    """What stands behind `p`: `= 0.026`, or that it is smaller than anybody needs to know."""
    return "< 0.001" if p < Decimal("0.001") else f"= {rounded(p, 3)}"


def tested(p: Decimal, looks: int, what: Literal["mentor", "task"]) -> str:
    """How that was found, in words."""
    shown = p_said(p)
    if looks <= 1:
        return _("exact binomial test, p {p}", p=shown)
    said = {
        "mentor": N_("exact binomial test, p {p}, {looks} mentors looked at together"),
        "task": N_("exact binomial test, p {p}, {looks} tasks looked at together"),
    }
    return _(said[what], p=shown, looks=looks)
