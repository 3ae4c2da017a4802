"""The options of ``keten example``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def example(
    folder: Annotated[Path, typer.Argument(help="Folder to write in.")] = Path("voorbeeld"),
    scale: Annotated[int, typer.Option(min=1, help="Write N times the volume.")] = 1,
    small: Annotated[bool, typer.Option("--small", help="A 2,000-row set for tests.")] = False,
    seed: Annotated[int, typer.Option(help="Other records with the same margins.")] = 2024,
    clean: Annotated[
        bool, typer.Option("--clean", help="Leave out records that break a rule.")
    ] = False,
    error: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="Plant this error in the newest clean delivery; repeatable."
        ),
    ] = None,
    errors: Annotated[
        bool,
        typer.Option("--errors", help="List the errors of --error, with the rules that find each."),
    ] = False,
) -> None:
    """Write made-up deliveries of records that yield the printed figures."""
    from keten.example import list_errors, write_example
    from keten.project import find_project

    if errors:
        list_errors()
        return
    write_example(
        find_project(), folder, scale=scale, small=small, seed=seed, clean=clean, errors=error or ()
    )
