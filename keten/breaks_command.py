"""The options of ``keten breaks``."""

from __future__ import annotations

from typing import Annotated

import typer


def breaks(
    every: Annotated[
        bool, typer.Option("--all", help="Also registered breaks that do not show.")
    ] = False,
    simulate: Annotated[
        bool,
        typer.Option("--simulate", help="Measure what can be found; writes docs/breaks-power.md."),
    ] = False,
) -> None:
    """Print the breaks found in monthly series, beside those that the register names."""
    from keten.breaks_found import print_breaks
    from keten.project import find_project

    if simulate:
        from keten.breaks_power.report import simulate as write_power

        write_power(find_project().root / "docs")
        return
    print_breaks(find_project(), every=every)
