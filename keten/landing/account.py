"""The account of a landing: per file what was read, accepted and quarantined, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from keten.landing.delivery import Outcome
from keten.landing.shown import shown
from keten.landing.table import CheckedTable
from keten.printing import UnknownValue, unknown_code_lines

_PATIENCE = 2.0  # seconds before progress is shown
_WIDTH_OF_FILES = 200


def make_console(stderr: bool = False) -> Console:
    """Return a console that does not break lines where nobody looks at a screen."""
    console = Console(stderr=stderr, highlight=False, emoji=False)
    if not console.is_terminal:
        console.width = _WIDTH_OF_FILES
    return console


@contextmanager
def progress(console: Console) -> Iterator[Callable[[str], None]]:
    """Yield a function that says what is being done; it shows once that takes long."""
    status = console.status("")
    timer = Timer(_PATIENCE, status.start)
    timer.daemon = True
    timer.start()

    def tell(step: str) -> None:
        status.update(escape(step))

    try:
        yield tell
    finally:
        timer.cancel()
        status.stop()


def print_account(console: Console, outcome: Outcome) -> None:
    """Print what became of one delivery, or what would become of it."""
    name = shown(outcome.manifest.folder.name)
    if outcome.same:
        console.print(f"{escape(name)}: already landed as {outcome.levering_id}; nothing changed.")
        if outcome.current and outcome.current is not outcome.same:
            console.print(
                f"  {outcome.current.levering_id} stays the current version; to make this one "
                f"current: keten use {outcome.levering_id}"
            )
        return
    if outcome.dry_run:
        what = f"would land as {outcome.levering_id}; a dry run, so nothing was written."
    else:
        what = f"landed as {outcome.levering_id}."
    console.print(f"{escape(name)}: {what}")
    table = Table("tabel", "file", box=None, pad_edge=False)
    for column in ("read", "accepted", "quarantined"):
        table.add_column(column, justify="right")
    for checked in outcome.tables:
        read, accepted = checked.received.rows, checked.accepted
        table.add_row(
            checked.contract.tabel,
            escape(shown(checked.file.bestand)),
            *(f"{number:,}" for number in (read, accepted, read - accepted)),
        )
    console.print(table)
    for checked in outcome.tables:
        for line in _remarks(checked):
            console.print(f"  {checked.contract.tabel}: {escape(line)}", soft_wrap=True)
    for line in outcome.comparison:
        console.print(f"  {escape(line)}", soft_wrap=True)
    mend = any(table.reasons or table.unknown_codes for table in outcome.tables)
    if mend and not outcome.dry_run:
        bron = outcome.manifest.bron
        console.print(f"  What {bron} has to mend, as files to send: keten quality --bron {bron}")
    for lying in outcome.manifest.not_read:
        console.print(f"  not read, because levering.yml does not name it: {escape(lying)}")


def _remarks(checked: CheckedTable) -> Iterator[str]:
    if checked.profile.open_end:
        yield "the last line has no line end; the file may be cut off"
    if not checked.received.rows and checked.file.rijen is None:
        yield "0 rows, and levering.yml gives no rijen; write rijen: 0 if there are none"
    for (column, rule), count in checked.reasons.most_common():
        first = checked.first_lines[column, rule]
        where = f"line {', '.join(map(str, first))}{' and further' if count > len(first) else ''}"
        yield f"{count:,} quarantined: {f'{column}, ' if column else ''}{rule} ({where})"
    unknown = (
        UnknownValue(
            code.column,
            code.code,
            code.count,
            f"seeds/codes/{code.codelist}.csv",
            checked.contract.bron,
            lines=code.lines,
        )
        for code in checked.unknown_codes
    )
    yield from unknown_code_lines(unknown)
    for column, count in checked.missing_words.items():
        yield f"{count:,} × a word or date for missing in {column}; landed as unknown"
    for column, count in checked.case_numbers.items():
        yield (
            f"{count:,} × a case number that looks real in {column}; it landed. Ask for pseudonyms "
            "if it is"
        )
    if checked.header.unknown:
        yield f"unknown columns, left out: {', '.join(checked.header.unknown)}"
    if checked.header.absent:
        contract = checked.contract
        renamed = (
            "; if an unknown column is one of them under a new name, add that to the aliassen in "
            f"contracts/{contract.bron}/{contract.tabel}.yml and land again"
        )
        yield (
            f"columns not delivered, landed as unknown: {', '.join(checked.header.absent)}"
            f"{renamed if checked.header.unknown else ''}"
        )
    yield from checked.received.remarks
    if checked.received.blank_lines:
        yield f"{checked.received.blank_lines:,} blank lines skipped"
