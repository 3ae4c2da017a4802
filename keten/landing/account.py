"""The account of a landing: per file what was read, accepted and quarantined, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from keten.landing.delivery import Outcome
from keten.landing.table import CheckedTable

_PATIENCE = 2.0  # seconds before progress is shown
_CODE_LENGTH = 40
_CODES_SHOWN = 20
_WIDTH_OF_FILES = 200


def make_console(stderr: bool = False) -> Console:
    """Return a console that does not break lines where nobody looks at a screen."""
    console = Console(stderr=stderr, highlight=False)
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
    """Print what became of one delivery."""
    name = outcome.manifest.folder.name
    if outcome.already_landed:
        console.print(f"{escape(name)}: already landed as {outcome.levering_id}; nothing changed.")
        if outcome.current is not None:
            console.print(f"  {outcome.current} is newer, and stays the current version.")
        return
    console.print(f"{escape(name)}: landed as {outcome.levering_id}.")
    table = Table("tabel", "file", box=None, pad_edge=False)
    for column in ("read", "accepted", "quarantined"):
        table.add_column(column, justify="right")
    for checked in outcome.tables:
        read, accepted = checked.received.rows, checked.accepted
        table.add_row(
            checked.contract.tabel,
            escape(checked.file.bestand),
            *(f"{number:,}" for number in (read, accepted, read - accepted)),
        )
    console.print(table)
    for checked in outcome.tables:
        for line in _remarks(checked, outcome.reasons[checked.contract.tabel]):
            console.print(f"  {checked.contract.tabel}: {escape(line)}")
    for lying in outcome.manifest.not_read:
        console.print(f"  not read, because levering.yml does not name it: {escape(lying)}")


def _remarks(checked: CheckedTable, reasons: Counter[tuple[str, str]]) -> Iterator[str]:
    for (column, rule), count in reasons.most_common():
        yield f"{count:,} quarantined: {f'{column}, ' if column else ''}{rule}"
    for code in checked.unknown_codes[:_CODES_SHOWN]:
        yield (
            f"unknown {code.column} «{_shortened(code.code)}» ({code.count:,} ×): add it to "
            f"seeds/codes/{code.codelist}.csv"
        )
    more = len(checked.unknown_codes) - _CODES_SHOWN
    if more > 0:
        yield f"{more:,} more unknown codes"
    for column, count in checked.missing_words.items():
        yield f"{count:,} × a word or date for missing in {column}; landed as unknown"
    if checked.header.unknown:
        yield f"unknown columns, left out: {', '.join(checked.header.unknown)}"
    if checked.header.absent:
        yield f"columns not delivered, landed as unknown: {', '.join(checked.header.absent)}"
    if checked.received.blank_lines:
        yield f"{checked.received.blank_lines:,} blank lines skipped"


def _shortened(code: str) -> str:
    return code if len(code) <= _CODE_LENGTH else f"{code[:_CODE_LENGTH]}…"
