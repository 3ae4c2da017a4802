"""The command ``keten``: options and help of every verb, in the order of the work."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from keten.breaks_command import breaks
from keten.errors import ExitCode, KetenError
from keten.example_command import example

app = typer.Typer(
    help="Data warehouse of the Dutch criminal-justice chain for sexual violence against children.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


# Headings in the help of ``keten land``.
_SAID = "Instead of a levering.yml"
_LIMITS = "Limits"


app.command()(example)


@app.command()
def land(
    folders: Annotated[list[Path], typer.Argument(help="Folders, one delivery each.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Give the whole account and write nothing.")
    ] = False,
    max_quarantine: Annotated[
        str,
        typer.Option(
            metavar="SHARE",
            help="Refuse a delivery with a larger share of a file in quarantine, such as 1%.",
        ),
    ] = "",
    again: Annotated[
        bool, typer.Option("--again", help="Also land files whose rows were removed before.")
    ] = False,
    bron: Annotated[str, typer.Option(rich_help_panel=_SAID, help="The supplier.")] = "",
    aard: Annotated[
        str, typer.Option(rich_help_panel=_SAID, help="echt, gepubliceerd or synthetisch.")
    ] = "",
    peildatum: Annotated[
        str, typer.Option(rich_help_panel=_SAID, help="The day of the extract, jjjj-mm-dd.")
    ] = "",
    van: Annotated[
        str, typer.Option(rich_help_panel=_SAID, help="The first day of the periode.")
    ] = "",
    tot: Annotated[
        str, typer.Option(rich_help_panel=_SAID, help="The first day after the periode.")
    ] = "",
    file: Annotated[
        list[str] | None,
        typer.Option(
            rich_help_panel=_SAID,
            metavar="TABEL=PATH",
            help="A table and its file inside the folder; once for each table.",
        ),
    ] = None,
    not_asked: Annotated[
        str,
        typer.Option(
            rich_help_panel=_SAID, help="Articles that were not asked for, such as 240,241."
        ),
    ] = "",
    key_space: Annotated[
        list[str] | None,
        typer.Option(
            rich_help_panel=_SAID,
            metavar="COLUMN=NAME",
            help="The key space of persoon_id or parketnummer.",
        ),
    ] = None,
    max_cell_kib: Annotated[
        int | None, typer.Option(rich_help_panel=_LIMITS, min=1, max=8192, help="Instead of 64.")
    ] = None,
    max_columns: Annotated[
        int | None,
        typer.Option(rich_help_panel=_LIMITS, min=1, max=100_000, help="Instead of 1000."),
    ] = None,
    max_file_mib: Annotated[
        int | None,
        typer.Option(rich_help_panel=_LIMITS, min=1, max=1024**2, help="Instead of 2048."),
    ] = None,
    max_unpacked_mib: Annotated[
        int | None,
        typer.Option(
            rich_help_panel=_LIMITS, min=1, max=1024**2, help="Of a workbook, instead of 512."
        ),
    ] = None,
) -> None:
    """Check deliveries against their contracts and land them as typed Parquet."""
    from keten.landing import LandOptions, Said, land_deliveries, read_limits, read_share
    from keten.project import find_project

    said = Said(
        bron, aard, peildatum, van, tot, tuple(file or ()), not_asked, tuple(key_space or ())
    )
    options = LandOptions(
        limits=read_limits(max_cell_kib, max_columns, max_file_mib, max_unpacked_mib),
        max_quarantine=read_share(max_quarantine) if max_quarantine else None,
        dry_run=dry_run,
        again=again,
        said=said if said != Said() else None,
    )
    raise typer.Exit(land_deliveries(find_project(), folders, options))


@app.command()
def status() -> None:
    """List what is landed, and how much of it was quarantined."""
    from keten.project import find_project
    from keten.status import print_status

    print_status(find_project())


@app.command()
def use(
    levering: Annotated[str, typer.Argument(help="The version, as `keten status` names it.")],
) -> None:
    """Make an older landed version the current one of its supplier and peildatum."""
    from keten.project import find_project
    from keten.use import use as use_version

    use_version(find_project(), levering)


@app.command()
def remove(
    levering: Annotated[str, typer.Argument(help="The version, as `keten status` names it.")],
    reason: Annotated[str, typer.Option(help="Why, in one sentence; it is kept.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask for confirmation.")] = False,
) -> None:
    """Remove the rows of a delivery for good, after their term; counts and hashes stay."""
    from keten.project import find_project
    from keten.remove import remove as remove_delivery

    remove_delivery(find_project(), levering, reason, yes=yes)


@app.command()
def build(
    peildatum: Annotated[
        str, typer.Option(help="Rebuild what was delivered by this day, into var/keten@D.duckdb.")
    ] = "",
    known_at: Annotated[
        str, typer.Option(help="Leave out what was landed after this moment (UTC); a day is whole.")
    ] = "",
) -> None:
    """Build the warehouse beside the current one and promote it when its structure holds."""
    from keten.build import build as build_warehouse
    from keten.project import find_project

    build_warehouse(find_project(), peildatum=peildatum, known_at=known_at)


@app.command()
def check() -> None:
    """Count what is wrong with the delivered data, per supplier and rule."""
    from keten.check import check as check_deliveries
    from keten.project import find_project

    raise typer.Exit(check_deliveries(find_project()))


@app.command()
def quality(
    bron: Annotated[str, typer.Option(help="Only this supplier.")] = "",
    levering: Annotated[str, typer.Option(help="Only this version, also an older one.")] = "",
    out: Annotated[
        Path | None, typer.Option(help="Folder to write in, instead of var/kwaliteit.")
    ] = None,
) -> None:
    """Write what a supplier has to mend as XLSX and CSV, with a text to send along."""
    from keten.project import find_project
    from keten.quality import write_quality

    write_quality(find_project(), bron, levering, out)


@app.command()
def reconcile(
    score_only: Annotated[
        bool, typer.Option("--score", help="Only the score per verdict.")
    ] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="As the README has it.")] = False,
) -> None:
    """Set the printed cells of the Monitor beside the computed ones; fail on an unexplained one."""
    from keten.project import find_project
    from keten.reconcile import reconcile as reconcile_cells

    raise typer.Exit(reconcile_cells(find_project(), score_only=score_only, markdown=markdown))


@app.command()
def audit(
    score_only: Annotated[
        bool, typer.Option("--score", help="Only the score per kind of check.")
    ] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="As docs/audit.md has it.")] = False,
) -> None:
    """Check the published documents against themselves; fail on a finding without a verdict."""
    from keten.audit import audit as audit_documents
    from keten.project import find_project

    raise typer.Exit(audit_documents(find_project(), score_only=score_only, markdown=markdown))


@app.command()
def questions() -> None:
    """Print the questions of analyses/ with their answers, as docs/questions.md has them."""
    from keten.project import find_project
    from keten.questions import write_questions

    write_questions(find_project())


app.command()(breaks)


@app.command()
def funnel() -> None:
    """Print the chain per year, where the warehouse lies, and a first query."""
    from keten.funnel import print_funnel
    from keten.project import find_project

    print_funnel(find_project())


@app.command(context_settings={"ignore_unknown_options": True})  # a query may start with --
def sql(
    query: Annotated[
        str, typer.Argument(help="One SQL query, or a file with one; marts need no schema.")
    ],
    as_csv: Annotated[bool, typer.Option("--csv", help="All rows as CSV.")] = False,
) -> None:
    """Run one query on the warehouse, read-only."""
    from keten.project import find_project
    from keten.sql import run_query

    run_query(find_project().warehouse, query, as_csv=as_csv)


@app.command()
def docs() -> None:
    """Write the documentation of all models as one HTML file."""
    from keten.build import write_docs
    from keten.project import find_project

    write_docs(find_project())


def main() -> None:
    """Run the command; a known problem becomes one message and a documented exit code."""
    try:
        app()
    except KetenError as error:
        _fail(error)
    except (BrokenPipeError, KeyboardInterrupt):
        sys.exit(ExitCode.WRONG_USE)
    except Exception as error:
        # Imported here, because it needs DuckDB.
        from keten.full_disk import FullDiskError, is_full

        if is_full(error):
            _fail(FullDiskError())
        raise


def _fail(error: KetenError) -> NoReturn:
    typer.secho(f"keten: {error}", err=True, fg="red")
    sys.exit(error.exit_code)
