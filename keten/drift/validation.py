"""Runs expectations of Great Expectations on DataFrames that DuckDB handed over."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from keten.drift.judging import Batch

# Neither values nor counts of what was unexpected: they could be small cells.
_RESULTS = "BOOLEAN_ONLY"


@dataclass(frozen=True)
class Verdict:
    """What became of one suite: the expectations that failed, by column, and its page."""

    name: str
    failed: frozenset[str]
    expectations: int
    html: str


class Validator:
    """A context of Great Expectations in memory; to make one takes seconds, for its import."""

    def __init__(self) -> None:
        """Import the library and make an empty context, without its reports to its makers."""
        os.environ["GX_ANALYTICS_ENABLED"] = "false"
        import great_expectations
        from great_expectations.render.renderer import ValidationResultsPageRenderer
        from great_expectations.render.view import DefaultJinjaPageView

        logging.getLogger("great_expectations").setLevel(logging.ERROR)
        self._gx: Any = great_expectations
        self._context = great_expectations.get_context(mode="ephemeral")
        self._context.variables.progress_bars = {"globally": False}
        self._source = self._context.data_sources.add_pandas("warehouse")
        self._renderer: Any = ValidationResultsPageRenderer()
        # One view for all pages: each compiles the same templates.
        self._view: Any = DefaultJinjaPageView()

    def check_batch(self, batch: Batch) -> Verdict:
        """Expect every group of a batch to lie between its bounds in every period."""
        between = self._gx.expectations.ExpectColumnValuesToBeBetween
        return self._run(
            batch.name,
            batch.values.reset_index(),
            [
                between(column=group, min_value=bound.lower, max_value=bound.upper)
                for group, bound in batch.bounds.items()
            ],
        )

    def check_conservation(self, rule: str, lines: pd.DataFrame) -> Verdict:
        """Expect both sides of a rule of kwaliteit_behoud to be equal on every line."""
        equal = self._gx.expectations.ExpectColumnPairValuesToBeEqual
        return self._run(rule, lines, [equal(column_A="verwacht", column_B="aantal")])

    def _run(self, name: str, frame: pd.DataFrame, expectations: Iterable[Any]) -> Verdict:
        asset = self._source.add_dataframe_asset(name)
        suite = self._context.suites.add(
            self._gx.ExpectationSuite(name=name, expectations=list(expectations))
        )
        definition = self._context.validation_definitions.add(
            self._gx.ValidationDefinition(
                name=name, data=asset.add_batch_definition_whole_dataframe("whole"), suite=suite
            )
        )
        result = definition.run(batch_parameters={"dataframe": frame}, result_format=_RESULTS)
        failed = frozenset(
            one.expectation_config.kwargs.get("column", "")
            for one in result.results
            if not one.success
        )
        page = self._view.render(self._renderer.render(result))
        return Verdict(name, failed, len(result.results), str(page))
