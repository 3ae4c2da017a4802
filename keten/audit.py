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
DISCLOSED = "onthulling"
FINDINGS = """
    select bevinding_id, soort, vindplaatsen, bewering, rekensom, fout, oordeel, gebruikt, reden
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
is computed, and how to add a publication: [audit-method.md](audit-method.md). A place is the
code of the document in [documenten.csv](../seeds/codes/documenten.csv) and the line. Only what no
rounding explains stands here, in the order of the documents: each error with its verdict, under it
every finding that it gives. A suppressed number that follows from others is named, never printed.
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
        for line in [] if score_only else _errors(findings):
            console.print(line, markup=False, highlight=False, soft_wrap=True)
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
    for title, is_disclosed in (("Errors", False), ("Suppressed numbers that follow", True)):
        lines += ["", f"## {title}", ""]
        lines += _errors(row for row in findings if (row["soort"] == DISCLOSED) == is_disclosed)
    return "\n".join(lines) + "\n"


def _errors(findings: Iterable[dict[str, Any]]) -> list[str]:
    """Return a line per error and, under it, one per finding; those without a verdict first."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in sorted(findings, key=_place):
        groups.setdefault(row["fout"] or "", []).append(row)
    lines = []
    for name, rows in sorted(groups.items(), key=lambda group: group[0] != ""):
        used = f" keten uses `{rows[0]['gebruikt']}`." if rows[0]["gebruikt"] else ""
        verdict = rows[0]["oordeel"]
        lines.append(f"- **{name}** ({verdict}). {rows[0]['reden']}{used}" if name else f"- {OPEN}")
        lines += [_item(row) for row in rows]
    return lines


def _item(row: dict[str, Any]) -> str:
    claim = f" Claim: {row['bewering']}" if row["bewering"] else ""
    return (
        f"  - {row['soort']} ({row['vindplaatsen']}): {row['rekensom']}.{claim} "
        f"<!-- {row['bevinding_id']} -->"
    )


def _place(row: dict[str, Any]) -> tuple[str, int, str]:
    """Return the first document and line of a finding."""
    lines = [place.split(":") for place in row["vindplaatsen"].split(", ")]
    document, line = min((document, int(line)) for document, line in lines)
    return document, line, row["bevinding_id"]


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
