"""Is an extract like those before it, and do the layers hold the same rows: for ``keten check``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from keten.drift.expectations import read_expectations
from keten.drift.judging import Batch, Judgement, judge
from keten.drift.learned import write_learned
from keten.drift.pages import write_site
from keten.drift.validation import Validator, Verdict
from keten.project import Project
from keten.warehouse import read_frame, read_rows

_EXTRACT = "select * from marts.kwaliteit_uittreksel"
_NEWEST = """
    select bron, arg_max(levering_id, peildatum) as levering_id
    from marts.dim_levering
    where is_actueel and bron in (select bron from seeds.kenmerken)
    group by bron order by bron
"""
_LINES = "select * from marts.kwaliteit_behoud order by regel, levering_id, onderdeel"


@dataclass(frozen=True)
class Finding:
    """A group of a batch that lies outside its bounds in some periods."""

    batch: Batch
    group: str
    periods: pd.Index

    @property
    def hard(self) -> bool:
        """Whether a person said that the command must fail here."""
        override = self.batch.bounds[self.group].override
        return override is not None and override.hard


@dataclass(frozen=True)
class Checked:
    """What ``keten check`` found beyond the rows of findings."""

    # Delivery -> how it was judged.
    judged: dict[str, Judgement]
    findings: list[Finding]
    # Lines of kwaliteit_behoud, and of them those that do not close.
    lines: int
    broken: pd.DataFrame
    expectations: int

    @property
    def failed(self) -> bool:
        """Whether an invariant is broken or a hard limit passed."""
        return len(self.broken) > 0 or any(finding.hard for finding in self.findings)


def check_drift(project: Project) -> Checked:
    """Judge the newest delivery of every supplier and the conservation of rows, and write pages.

    Raises FailedError when the warehouse or a file in ``expectations/`` cannot be read.
    """
    extract = read_frame(project.warehouse, _EXTRACT)
    lines = read_frame(project.warehouse, _LINES)
    judged: dict[str, Judgement] = {}
    for row in read_rows(project.warehouse, _NEWEST):
        expectations = read_expectations(project, row["bron"])
        own = extract[extract["bron"] == row["bron"]]
        judged[row["levering_id"]] = judge(own, row["levering_id"], expectations)
        write_learned(project.controle, row["bron"], row["levering_id"], judged[row["levering_id"]])
    batches = [batch for one in judged.values() for batch in one.batches]
    verdicts: list[Verdict] = []
    findings: list[Finding] = []
    if batches or len(lines):
        validator = Validator()
        verdicts = [
            validator.check_conservation(str(rule), part) for rule, part in lines.groupby("regel")
        ]
        for batch in batches:
            verdicts.append(validator.check_batch(batch))
            findings += _findings(batch, verdicts[-1])
    checked = Checked(
        judged,
        findings,
        len(lines),
        lines[~lines["sluit"].astype(bool)],
        sum(verdict.expectations for verdict in verdicts),
    )
    write_site(project.controle, verdicts, [_about(*one) for one in judged.items()])
    return checked


def _findings(batch: Batch, verdict: Verdict) -> Iterator[Finding]:
    for group in sorted(verdict.failed):
        yield Finding(batch, group, batch.values.index[batch.outside(group)])


def _about(levering_id: str, judgement: Judgement) -> str:
    return f"{levering_id}: {describe(judgement)}"


def describe(judgement: Judgement) -> str:
    """Return in words how a delivery was judged, and what was not."""
    lines = ", ".join(str(override.line) for override in judgement.unused)
    return _described(judgement) + (
        f"; no value was held against the limits of its file in expectations/ on line {lines}"
        if lines
        else ""
    )


def _described(judgement: Judgement) -> str:
    if not judgement.earlier:
        return "nothing to learn from: no delivery before it"
    if not judgement.batches and not judgement.skipped.total():
        return "no month or quarter that an earlier delivery did not hold: landing compared it"
    text = f"{sum(len(batch.bounds) for batch in judgement.batches)} expectations, learned from "
    text += ", ".join(judgement.earlier)
    skipped = [f"{count:,} values {why}" for why, count in judgement.skipped.items() if count]
    return text + (f"; not judged: {'; '.join(skipped)}" if skipped else "")
