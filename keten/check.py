"""``keten check``: what is wrong with the delivered data, and what is unlike earlier deliveries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from keten.errors import ExitCode
from keten.printing import count_text, make_console
from keten.project import Project
from keten.warehouse import read_rows

if TYPE_CHECKING:
    import pandas as pd

    from keten.drift import Checked, Finding

_QUARANTINED = "quarantined: "
FINDINGS = f"""
    select
        levering_id, aard, tabel, '{_QUARANTINED}' || regel as bevinding, count(*) as aantal,
        null as grens, null as oordeel
    from marts.kwaliteit_afgekeurd group by all
    union all
    select
        levering_id, meldingen.aard, tabel, bevinding, count(*) as aantal,
        any_value(grens) as grens, any_value(oordeel) as oordeel
    from marts.kwaliteit_meldingen as meldingen
    left join marts.kwaliteit_grenzen using (levering_id, tabel, bevinding)
    group by all
    order by levering_id, tabel, bevinding
"""
_PERIODS_SHOWN = 2


def check(project: Project) -> ExitCode:
    """Print findings per delivery, table and rule, and what differs from earlier deliveries.

    Beside findings stands the limit beyond which a build stops. Counts and shares only, never a
    record or a key. Findings about delivered data are rows, not failures here: the exit code is
    CLEAN. It is FAILED when rows got lost between layers, when a value passes a limit that a person
    called hard, or when there is no readable warehouse.
    """
    console = make_console()
    _print_findings(project, console)
    # Imported here: pandas, scipy and Great Expectations take seconds.
    from keten.drift import check_drift

    checked = check_drift(project)
    _print_drift(checked, console)
    _print_conservation(checked, console)
    console.print(f"Pages: {project.controle / 'index.html'}", soft_wrap=True)
    return ExitCode.FAILED if checked.failed else ExitCode.CLEAN


def _print_findings(project: Project, console: Console) -> None:
    table = Table(title="Findings in the landed deliveries (kwaliteit_afgekeurd, _meldingen)")
    for column in ("levering", "aard", "tabel", "bevinding", "rijen", "grens", "oordeel"):
        table.add_column(column, justify="right" if column in ("rijen", "grens") else "left")
    rows = read_rows(project.warehouse, FINDINGS)
    for row in rows:
        cells = (row[name] for name in ("levering_id", "aard", "tabel", "bevinding"))
        table.add_row(*cells, count_text(row["aantal"]), count_text(row["grens"]), row["oordeel"])
    console.print(table if rows else "no findings")
    if any(row["bevinding"].startswith(_QUARANTINED) for row in rows):
        console.print("Rows in quarantine, as files for their suppliers: keten quality")


def _print_drift(checked: Checked, console: Console) -> None:
    from keten.drift import describe

    table = Table(title="Unlike the deliveries before (kwaliteit_uittreksel)")
    for column in ("levering", "tabel", "kenmerk", "groep", "perioden", "waarde", "grenzen"):
        table.add_column(column)
    for finding in checked.findings:
        table.add_row(*_cells(finding))
    if checked.findings:
        console.print(table)
    for levering_id, judgement in checked.judged.items():
        console.print(f"{levering_id}: {describe(judgement)}", soft_wrap=True)


def _cells(finding: Finding) -> tuple[str, ...]:
    batch, bound = finding.batch, finding.batch.bounds[finding.group]
    per_year = batch.kenmerk == "aantal"
    periods = [_period(day, per_year, batch.quarterly) for day in finding.periods]
    more = len(periods) - _PERIODS_SHOWN
    first = finding.periods[0]
    limits = f"{_value(bound.lower, per_year)} – {_value(bound.upper, per_year)}"
    if bound.override:
        limits += f" (set: {bound.override.reason})" + (" HARD" if finding.hard else "")
    return (
        batch.levering_id,
        batch.tabel,
        batch.kenmerk if per_year else f"{batch.kenmerk} {batch.kolom}",
        finding.group,
        ", ".join(periods[:_PERIODS_SHOWN]) + (f" and {more} more" if more > 0 else ""),
        _found(finding, first, per_year),
        limits,
    )


def _period(day: pd.Timestamp, per_year: bool, quarterly: bool) -> str:
    if per_year:
        return f"{day:%Y}"
    return f"{day:%Y} Q{day.quarter}" if quarterly else f"{day:%Y-%m}"


def _found(finding: Finding, period: object, per_year: bool) -> str:
    """Return the value of a period; not of few rows, which a share would give away."""
    from keten.drift.judging import SMALLEST_NAMED

    rows = int(finding.batch.rows.at[period, finding.group])
    if 0 < rows < SMALLEST_NAMED:
        return f"<{SMALLEST_NAMED} rows"
    return _value(float(finding.batch.values.at[period, finding.group]), per_year)


def _value(value: float, is_rows: bool) -> str:
    return count_text(round(value)) if is_rows else f"{value:.1%}"


def _print_conservation(checked: Checked, console: Console) -> None:
    if checked.broken.empty:
        console.print(f"No row got lost between layers ({checked.lines} lines of kwaliteit_behoud)")
        return
    table = Table(title="Rows got lost between layers (kwaliteit_behoud): run `keten build`")
    for column in ("regel", "levering_id", "onderdeel"):
        table.add_column(column)
        table.columns[-1].overflow = "fold"
    for row in checked.broken.itertuples():
        table.add_row(row.regel, row.levering_id, row.onderdeel)
    console.print(table)
