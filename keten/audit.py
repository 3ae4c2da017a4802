"""``keten audit``: the published documents checked against themselves, finding by finding."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.table import Table

from keten.errors import ExitCode
from keten.printing import make_console
from keten.project import Project
from keten.warehouse import read_rows

OPEN = "open"
FINDINGS = """
    select bevinding_id, soort, vindplaatsen, rekensom, oordeel, gebruikt, reden, herkomst
    from marts.kwaliteit_publicatie
    order by soort, bevinding_id
"""
CHECKED = """
    select soort, count(*) as relaties
    from intermediate.int_relaties__getoetst group by soort
    union all
    select 'onthulling', count(distinct cel_id) from intermediate.int_cellen__onthuld
"""
HEADING = """# What the published documents contradict in themselves

Made by `keten audit --markdown` from `kwaliteit_publicatie`; a test fails when it differs. How it
is computed, and how to add a publication: [audit-method.md](audit-method.md). M is the Monitor
2020-2024, S1 the policy reaction, S2 the Slachtoffermonitor 2017-2018, S3 the expert view, S4 the
letter of 20 May 2026; the number is the line. Only what no rounding explains stands here. A
suppressed number that follows from others is named, never printed.
"""


def audit(project: Project, *, score_only: bool = False, markdown: bool = False) -> ExitCode:
    """Print what the documents contradict in themselves; FAILED when a finding has no verdict."""
    findings = read_rows(project.warehouse, FINDINGS)
    checked = {row["soort"]: row["relaties"] for row in read_rows(project.warehouse, CHECKED)}
    console = make_console()
    if markdown:
        # Not through the console, which wraps at the width of a terminal.
        print(as_markdown(findings, checked), end="")
    else:
        table = Table(title="The published documents against themselves (kwaliteit_publicatie)")
        for column in ("soort", "getoetst", "bevindingen", "open"):
            table.add_column(column, justify="left" if column == "soort" else "right")
        for soort, tested, found, unjudged in _score(findings, checked):
            table.add_row(soort, str(tested), str(found), str(unjudged))
        console.print(table)
        for row in [] if score_only else findings:
            console.print(
                f"{row['oordeel']}: {row['soort']}, {row['vindplaatsen']}: {row['rekensom']} "
                f"{row['reden'] or ''}",
                markup=False, highlight=False, soft_wrap=True,
            )  # fmt: skip
    unjudged = sum(row["oordeel"] == OPEN for row in findings)
    if unjudged:
        Console(stderr=True).print(
            f"{unjudged} findings have no verdict in seeds/gedrukt/oordelen_publicatie.csv.",
            style="red",
        )
        return ExitCode.FAILED
    return ExitCode.CLEAN


def as_markdown(findings: list[dict[str, Any]], checked: dict[str, int]) -> str:
    """Return docs/audit.md: the score per kind of check, then every finding."""
    lines = [HEADING, "| check | tested | findings | open |", "|---|---:|---:|---:|"]
    for soort, tested, found, unjudged in _score(findings, checked):
        lines.append(f"| {soort} | {tested} | {found} | {unjudged} |")
    for soort in dict.fromkeys(row["soort"] for row in findings):
        lines += ["", f"## {soort}", ""]
        for row in findings:
            if row["soort"] == soort:
                lines.append(_item(row))
    return "\n".join(lines) + "\n"


def _item(row: dict[str, Any]) -> str:
    used = f" keten uses `{row['gebruikt']}`." if row["gebruikt"] else ""
    reason = f" {row['reden']}" if row["reden"] else ""
    return (
        f"- **{row['oordeel']}** ({row['vindplaatsen']}): {row['rekensom']}.{reason}{used} "
        f"<!-- {row['bevinding_id']} -->"
    )


def _score(
    findings: Iterable[dict[str, Any]], checked: dict[str, int]
) -> list[tuple[str, int, int, int]]:
    rows = list(findings)
    return [
        (
            soort,
            tested,
            sum(row["soort"] == soort for row in rows),
            sum(row["soort"] == soort and row["oordeel"] == OPEN for row in rows),
        )
        for soort, tested in sorted(checked.items())
    ]
