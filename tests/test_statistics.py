"""Statistics beside published examples, scipy and simulations: no number claims too much."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import numpy as np
import pytest
from scipy import stats

from mentorship.metrics.evaluation.correlation import Correlation, holm, pearson, spearman, unfit
from mentorship.metrics.evaluation.means import mean_difference, mean_of_differences
from mentorship.metrics.evaluation.survival import Time, at, half_by, steps
from mentorship.metrics.result import Interval
from mentorship.metrics.statistics import Share, evened_out, newcombe, quantile, wilson

COHORTS = 2000
COVERED = (0.93, 0.97)
X1 = (10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5)
Y1 = (8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68)
IQ = (106, 100, 86, 101, 99, 103, 97, 113, 112, 110)
HOURS = (7, 27, 2, 50, 28, 29, 20, 12, 6, 17)


def pairs(x: Sequence[float], y: Sequence[float]) -> tuple[tuple[Decimal, Decimal], ...]:
    return tuple((Decimal(str(a)), Decimal(str(b))) for a, b in zip(x, y, strict=True))


def ends(interval: Interval | None, places: int = 4) -> tuple[float, float]:
    assert interval is not None
    return round(float(interval.low), places), round(float(interval.high), places)


def known(found: Correlation | str) -> Correlation:
    assert isinstance(found, Correlation)
    return found


@pytest.mark.parametrize(
    ("hits", "n", "expected"),
    [
        (81, 263, (0.2553, 0.3662)),
        (15, 148, (0.0624, 0.1605)),
        (0, 20, (0.0, 0.1611)),
        (1, 29, (0.0061, 0.1718)),
    ],
)
def test_wilson_as_published(hits: int, n: int, expected: tuple[float, float]) -> None:
    """R. G. Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3."""
    assert ends(wilson(hits, n)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Share(56, 70), Share(48, 80), (0.0524, 0.3339)),
        (Share(9, 10), Share(3, 10), (0.1705, 0.8090)),
        (Share(5, 56), Share(0, 29), (-0.0381, 0.1926)),
        (Share(10, 10), Share(0, 20), (0.6791, 1.0)),
    ],
)
def test_differences_of_rates_as_published(
    one: Share, other: Share, expected: tuple[float, float]
) -> None:
    """R. G. Newcombe, Statistics in Medicine 17 (1998), 873-890, table II, method 10."""
    found = newcombe(one, other)
    assert found is not None
    assert ends(found.interval) == expected


@pytest.mark.parametrize("n", [1, 3, 12, 25, 400])
def test_wilson_as_scipy_has_it(n: int) -> None:
    for hits in {0, 1, n // 3, n - 1, n}:
        expected = stats.binomtest(hits, n).proportion_ci(0.95, method="wilson")
        assert ends(wilson(hits, n), 10) == (round(expected.low, 10), round(expected.high, 10))


@pytest.mark.parametrize("n", [1, 7, 25, 1000])
def test_none_and_all_end_exactly_at_zero_and_one(n: int) -> None:
    none, every = wilson(0, n), wilson(n, n)
    assert none is not None
    assert every is not None
    assert (str(none.low), str(every.high)) == ("0", "1")
    assert none.high == pytest.approx(1 - every.low)


def test_pearsons_interval_as_scipy_has_it() -> None:
    found = known(pearson(pairs(IQ, HOURS)))
    expected = stats.pearsonr(IQ, HOURS).confidence_interval(0.95)
    assert ends(found.interval, 10) == (round(expected.low, 10), round(expected.high, 10))


def test_spearmans_interval_is_wider_than_fishers_by_bonett_and_wright() -> None:
    """The variance of z is (1 + r^2 / 2) / (n - 3), here of r = -29/165 and n = 10."""
    found = known(spearman(pairs(IQ, HOURS)))
    z = np.arctanh(-29 / 165)
    half = 1.959964 * np.sqrt((1 + (29 / 165) ** 2 / 2) / 7)
    assert ends(found.interval) == (round(np.tanh(z - half), 4), round(np.tanh(z + half), 4))


def test_nothing_of_no_case() -> None:
    assert wilson(0, 0) is None
    assert newcombe(Share(1, 2), Share(0, 0)) is None
    assert evened_out((Share(0, 0), Share(1, 2))) == (None, Decimal("0.5"))


def test_ten_looks_widen_each_interval_as_bonferroni_says() -> None:
    assert float(quantile(10)) == pytest.approx(2.807, abs=0.001)
    assert quantile(1) == Decimal("1.959963984540054")


def test_pearson_as_published() -> None:
    """F. J. Anscombe, Graphs in statistical analysis, The American Statistician 27 (1973), 17-21;
    the interval is that of Fisher's z, as R's cor.test prints it for the same data."""
    found = known(pearson(pairs(X1, Y1)))
    assert float(found.value) == pytest.approx(0.81642, abs=1e-5)
    assert float(found.p) == pytest.approx(0.00217, abs=1e-5)
    assert ends(found.interval) == (0.4244, 0.9507)


def test_spearman_as_published() -> None:
    """Hours of television and IQ, the worked example of Wikipedia's article on Spearman's rho."""
    found = known(spearman(pairs(IQ, HOURS)))
    assert float(found.value) == pytest.approx(-29 / 165, abs=1e-9)
    assert float(found.p) == pytest.approx(0.627188, abs=1e-6)


@pytest.mark.parametrize("r", [0.72, 0.81])
def test_a_table_made_to_have_a_correlation_has_it(r: float) -> None:
    """24 made-up teams: contacts across departments, and how the team did."""
    x = np.arange(24.0)
    noise = np.random.default_rng(7).normal(size=24)
    noise -= np.polyval(np.polyfit(x, noise, 1), x)
    y = r * stats.zscore(x) + np.sqrt(1 - r * r) * stats.zscore(noise)

    found = known(pearson(pairs(list(x), list(y))))

    assert round(found.value, 2) == Decimal(str(r))
    assert (found.n, found.interval.low < found.value < found.interval.high) == (24, True)
    assert found.p < Decimal("0.001")


@pytest.mark.parametrize(
    ("x", "y", "why"),
    [
        ((1, 2, 3), (1, 2, 3), "3 of 4 pairs of numbers that are needed"),
        ((1, 2, 3, 4), (5, 5, 5, 5), "one of the two is always the same"),
        ((), (), "0 of 4 pairs of numbers that are needed"),
    ],
)
def test_what_has_no_correlation_says_why(
    x: tuple[float, ...], y: tuple[float, ...], why: str
) -> None:
    assert unfit(pairs(x, y)) == why
    assert pearson(pairs(x, y)) == spearman(pairs(x, y)) == why


def test_a_perfect_line_is_no_crash() -> None:
    found = known(pearson(pairs((1, 2, 3, 4), (2, 4, 6, 8))))
    assert (found.value, *found.interval) == (Decimal(1), Decimal(1), Decimal(1))


def test_holm_as_published() -> None:
    """The worked example of Wikipedia's article on the Holm-Bonferroni method."""
    given = [Decimal(p) for p in ("0.01", "0.04", "0.03", "0.005")]
    assert [str(p) for p in holm(given)] == ["0.03", "0.06", "0.06", "0.020"]
    assert holm(()) == ()


def test_rates_of_few_cases_are_drawn_to_that_of_all() -> None:
    """B. Efron and C. Morris, Data analysis using Stein's estimator and its generalizations, JASA
    70 (1975), 311-319, table 1: hits of 45 at bat; their estimates lie between 0.21 and 0.29."""
    hits = (18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7)

    found = [float(rate or 0) for rate in evened_out([Share(each, 45) for each in hits])]

    assert found == sorted(found, reverse=True)
    assert 0.265 < found[0] < 0.30
    assert 0.20 < found[-1] < 0.265
    one, many = evened_out([Share(0, 1), Share(90, 100), Share(40, 100)])[:2]
    assert one is not None
    assert many is not None
    assert one > Decimal("0.25")  # a single miss says little
    assert many > Decimal("0.85")  # a hundred cases say a lot


def test_groups_that_differ_by_chance_alone_are_all_the_same() -> None:
    assert set(evened_out([Share(5, 10), Share(6, 10), Share(4, 10)])) == {Decimal("0.5")}


def test_means_as_scipy_has_them_and_nothing_where_nothing_varies() -> None:
    one, other = [Decimal(n) for n in (100, 104, 109, 98)], [Decimal(n) for n in (118, 115, 120)]
    found = mean_difference(other, one)
    assert found is not None
    expected = stats.ttest_ind([118, 115, 120], [100, 104, 109, 98], equal_var=False)
    assert ends(found.interval) == tuple(round(e, 4) for e in expected.confidence_interval())
    assert mean_difference(one[:1], other) is None
    assert mean_difference([Decimal(1)] * 3, [Decimal(2)] * 3) is None
    assert mean_of_differences([Decimal(2)] * 5) is None


def test_survival_as_scipy_has_it() -> None:
    """E. J. Freireich and others, Blood 21 (1963), 699-716: 21 patients on 6-mercaptopurine, the
    example of most textbooks; half the remissions are over after 23 weeks."""
    events = (6, 6, 6, 7, 10, 13, 16, 22, 23)
    watched = (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)
    times = [Time(day, True) for day in events] + [Time(day, False) for day in watched]

    found = steps(times)

    data = stats.CensoredData.right_censored([*events, *watched], [0] * 9 + [1] * 12)
    curve = stats.ecdf(data).sf
    expected = curve.evaluate([step.days for step in found])
    low = curve.confidence_interval(0.95, method="log-log").low
    assert [float(step.share) for step in found] == pytest.approx(list(expected))
    assert [step.at_risk for step in found] == [21, 17, 15, 12, 11, 7, 6]
    assert [round(float(s.share), 3) for s in found] == [
        0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448,
    ]  # fmt: skip
    assert half_by(found) == (23, 13, None)
    for step in found:
        assert step.interval is not None
        assert float(step.interval.low) == pytest.approx(float(low.evaluate(step.days)), abs=1e-6)


def test_survival_of_nobody_and_of_all() -> None:
    assert steps(()) == ()
    assert half_by(()) == (None, None, None)
    (only,) = steps([Time(3, True), Time(3, True)])
    assert (float(only.share), only.interval) == (0.0, None)
    assert half_by((only,)) == (3, 3, 3)


def is_covered(covered: int) -> bool:
    return COVERED[0] <= covered / COHORTS <= COVERED[1]


def test_intervals_of_rates_cover_what_is_true() -> None:
    draw, covered = np.random.default_rng(1), 0
    for _ in range(COHORTS):
        n, p = int(draw.integers(10, 80)), float(draw.uniform(0.1, 0.9))
        found = wilson(int(draw.binomial(n, p)), n)
        assert found is not None
        covered += float(found.low) <= p <= float(found.high)
    assert is_covered(covered)


def test_intervals_of_differences_cover_what_is_true() -> None:
    draw, covered = np.random.default_rng(2), 0
    for _ in range(COHORTS):
        (n, m), (p, q) = draw.integers(10, 80, 2), draw.uniform(0.1, 0.9, 2)
        one = Share(int(draw.binomial(n, p)), int(n))
        other = Share(int(draw.binomial(m, q)), int(m))
        found = newcombe(one, other)
        assert found is not None
        covered += float(found.interval.low) <= p - q <= float(found.interval.high)
    assert is_covered(covered)


@pytest.mark.parametrize("method", [pearson, spearman], ids=["Pearson", "Spearman"])
def test_intervals_of_correlations_cover_what_is_true(method: object) -> None:
    """Cohorts of 10 to 60 with a true correlation of 0.5; Spearman's is 6/pi asin(0.25)."""
    draw, covered = np.random.default_rng(3), 0
    true = 0.5 if method is pearson else 6 / np.pi * np.arcsin(0.25)
    compute = pearson if method is pearson else spearman
    for _ in range(COHORTS):
        n = int(draw.integers(10, 60))
        x = draw.normal(size=n)
        y = 0.5 * x + np.sqrt(0.75) * draw.normal(size=n)
        found = known(compute(pairs(list(x), list(y))))
        covered += float(found.interval.low) <= true <= float(found.interval.high)
    assert is_covered(covered)


def test_intervals_of_means_cover_what_is_true() -> None:
    draw, covered = np.random.default_rng(4), 0
    for _ in range(COHORTS):
        one = [Decimal(str(v)) for v in draw.normal(3, 2, int(draw.integers(5, 13)))]
        other = [Decimal(str(v)) for v in draw.normal(1, 1, int(draw.integers(5, 13)))]
        found = mean_difference(one, other)
        assert found is not None
        covered += found.interval.low <= 2 <= found.interval.high
    assert is_covered(covered)


def test_intervals_of_changes_within_people_cover_what_is_true() -> None:
    draw, covered = np.random.default_rng(6), 0
    for _ in range(COHORTS):
        changes = [Decimal(str(v)) for v in draw.normal(1, 2, int(draw.integers(5, 13)))]
        found = mean_of_differences(changes)
        assert found is not None
        covered += found.interval.low <= 1 <= found.interval.high
    assert is_covered(covered)


def test_intervals_of_who_stays_cover_what_is_true() -> None:
    """Cohorts of 40 who drop out at the same rate on any day; some are watched less long."""
    draw, covered = np.random.default_rng(8), 0
    true = 0.99**50
    for _ in range(COHORTS):
        gone, watched = draw.geometric(0.01, 40), draw.integers(20, 101, 40)
        times = [Time(int(min(a, b)), bool(a <= b)) for a, b in zip(gone, watched, strict=True)]
        step = at(steps(times), 50)
        assert step is not None
        assert step.interval is not None
        covered += float(step.interval.low) <= true <= float(step.interval.high)
    assert is_covered(covered)


def test_ten_intervals_looked_at_together_hold_together() -> None:
    draw, all_hold, each_holds = np.random.default_rng(9), 0, 0
    for _ in range(COHORTS):
        hits = [int(draw.binomial(40, 0.6)) for _ in range(10)]
        wide = [wilson(each, 40, looks=10) for each in hits]
        plain = [wilson(each, 40) for each in hits]
        all_hold += all(one is not None and one.low <= Decimal("0.6") <= one.high for one in wide)
        each_holds += all(
            one is not None and one.low <= Decimal("0.6") <= one.high for one in plain
        )
    assert all_hold / COHORTS >= 0.93
    assert each_holds / COHORTS < 0.75


def test_rates_evened_out_are_nearer_to_what_is_true() -> None:
    """Mentors of 3 to 12 cases whose true rates differ; the mean squared error is smaller."""
    draw = np.random.default_rng(10)
    raw_error = evened_error = 0.0
    for _ in range(COHORTS // 10):
        true, cases = draw.beta(8, 4, 12), draw.integers(3, 13, 12)
        hits = draw.binomial(cases, true)
        shares = [Share(int(h), int(n)) for h, n in zip(hits, cases, strict=True)]
        evened = [float(each or 0) for each in evened_out(shares)]
        raw_error += float(np.mean((hits / cases - true) ** 2))
        evened_error += float(np.mean((np.array(evened) - true) ** 2))
    assert evened_error < 0.6 * raw_error


def test_looking_at_many_pairs_finds_nothing_where_there_is_nothing() -> None:
    """Twenty pairs of columns of noise: uncorrected, two of three cohorts find something."""
    draw, plain, corrected = np.random.default_rng(5), 0, 0
    for _ in range(200):
        p = [Decimal(str(v)) for v in draw.uniform(size=20)]
        plain += any(value < Decimal("0.05") for value in p)
        corrected += any(value < Decimal("0.05") for value in holm(p))
    assert plain > 100
    assert corrected <= 20
