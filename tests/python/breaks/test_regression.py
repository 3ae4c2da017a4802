"""The regressions beside statsmodels, the p-values beside a simulation, the rates beside it too."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.multitest import multipletests

from keten.breaks.change_points import as_normal, scan_p, steps
from keten.breaks.fdr import q_values
from keten.breaks.known import of_share, of_total, p_value
from keten.breaks.regression import add_columns, fit_counts, fit_shares
from keten.breaks.series import basis
from tests.python.breaks.made import MONTHS, after

RANDOM = np.random.default_rng(11)
COUNTS = RANDOM.poisson(40, (4, MONTHS)).astype(float)
OTHERS = RANDOM.poisson(25, (4, MONTHS)).astype(float)
STEP = after(50)


def test_counts_are_fitted_as_statsmodels_fits_them() -> None:
    fit = fit_counts(COUNTS, basis(MONTHS))
    for place, counts in enumerate(COUNTS):
        other = sm.GLM(counts, basis(MONTHS), family=sm.families.Poisson()).fit(scale="X2")
        assert fit.expected[place] == pytest.approx(other.fittedvalues, rel=1e-6)
        assert fit.dispersion[place] == pytest.approx(other.scale, rel=1e-6)


def test_shares_are_fitted_as_statsmodels_fits_them() -> None:
    fit = fit_shares(COUNTS, COUNTS + OTHERS, basis(MONTHS))
    for place in range(len(COUNTS)):
        both = np.column_stack((COUNTS[place], OTHERS[place]))
        other = sm.GLM(both, basis(MONTHS), family=sm.families.Binomial()).fit()
        assert fit.beta[place] == pytest.approx(other.params, abs=1e-5)
        squares = float((other.resid_pearson**2).sum())
        assert fit.dispersion[place] == pytest.approx(squares / other.df_resid, rel=1e-5)


def test_a_code_that_did_not_exist_before_is_fitted() -> None:
    new = COUNTS[:1] * STEP
    fit = fit_shares(new, new + OTHERS[:1], np.column_stack((basis(MONTHS), STEP)))
    assert fit.expected[0, :50].max() < 0.01
    assert fit.expected[0, 50:].sum() == pytest.approx(new.sum(), rel=0.01)


def test_the_test_of_a_column_is_that_of_the_regression_with_it() -> None:
    """A break of ordinary size: one step away, the statistic of the whole regression."""
    counts = RANDOM.poisson(40 * np.exp(-0.2 * STEP)).astype(float)
    found = of_total(counts, STEP)
    design = np.column_stack((basis(MONTHS), STEP))
    other = sm.GLM(counts, design, family=sm.families.Poisson()).fit(scale="X2")
    assert found.ratio == pytest.approx(np.exp(other.params[-1]), rel=1e-5)
    assert abs(found.t) == pytest.approx(abs(other.tvalues[-1]) * min(1, other.scale**0.5), rel=0.1)
    low, high = np.exp(other.conf_int()[-1])
    assert found.low < found.ratio < found.high
    assert found.low == pytest.approx(low, rel=0.05)
    assert found.high == pytest.approx(high, rel=0.05)


def test_one_side_is_half_of_two_where_it_was_expected() -> None:
    t = np.array([-2.0, 2.0])
    both = 2 * stats.t.sf(2, 50)
    assert p_value(t, 50, None) == pytest.approx([both, both])
    assert p_value(t, 50, "neer") == pytest.approx([both / 2, 1 - both / 2])
    assert p_value(t, 50, "op") == pytest.approx([1 - both / 2, both / 2])


def test_at_an_expected_direction_false_alarms_are_5_percent() -> None:
    counts = RANDOM.poisson(RANDOM.poisson(50, (600, MONTHS))).astype(float)
    alarms = np.mean([of_total(one, STEP, "neer").p < 0.05 for one in counts])
    assert 0.02 < alarms < 0.08


def test_without_records_on_one_side_there_is_no_ratio() -> None:
    found = of_share(COUNTS[0] * STEP, COUNTS[0] * STEP + OTHERS[0], STEP)
    assert np.isnan(found.ratio)
    assert found.p < 1e-6


def test_the_p_value_of_a_search_holds() -> None:
    """Of series without a break 5% have a p-value below 5%, give or take the chance in 4,000."""
    # Twice as spread as Poisson: a dispersion below 1 would make the test careful.
    counts = RANDOM.poisson(RANDOM.poisson(50, (4000, MONTHS))).astype(float)
    _, columns = steps(MONTHS)
    added = add_columns(fit_counts(counts, basis(MONTHS)), columns)
    p = scan_p(as_normal(added.t, added.freedom).max(axis=1), added.correlation)
    assert 0.03 < (p < 0.05).mean() < 0.06


@pytest.mark.parametrize(("dependent", "method"), [(True, "fdr_by"), (False, "fdr_bh")])
def test_the_rates_are_those_of_statsmodels(dependent: bool, method: str) -> None:
    p = np.array([0.001, 0.2, 0.04, 0.04, 0.9, 0.003, 1.0])
    assert q_values(p, dependent=dependent) == pytest.approx(multipletests(p, method=method)[1])
    assert q_values(np.zeros(0)).size == 0
