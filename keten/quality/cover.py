"""The first sheet: what the lists are, rows per file and rule, and a text to send along."""

from __future__ import annotations

from collections.abc import Iterator

from keten.quality.found import FoundDelivery, Reason
from keten.quality.listing import Cell

_Row = tuple[Cell, ...]


def cover_rows(bron: str, deliveries: list[FoundDelivery]) -> Iterator[_Row]:
    """Yield the rows of the first sheet, the title first."""
    yield (f"What has to be mended in the leveringen of {bron}",)
    yield (
        f"Restricted: these sheets hold records as {bron} delivered them. They may go back to "
        f"{bron}, over a route that is fit for such records, and to nobody else.",
    )
    yield ()
    yield from _contents()
    for delivery in deliveries:
        yield ()
        yield from _counts(delivery)
        yield from _findings(delivery)
        yield from _solved(delivery)
    yield ()
    yield ("Text to send along",)
    for line in covering_text(bron, deliveries):
        yield (line,)


def covering_text(bron: str, deliveries: list[FoundDelivery]) -> Iterator[str]:
    """Yield the lines of the text that goes with the lists to the supplier."""
    yield "Dear colleague,"
    yield f"We have read what {bron} delivered, and cannot use all of it yet:"
    for delivery in deliveries:
        read = sum(file.read for file in delivery.files)
        codes = sum(len(unknown) for unknown in delivery.codes.values())
        yield (
            f"- peildatum {delivery.version.peildatum}, periode [{delivery.van}, {delivery.tot}): "
            f"of {read:,} rows {delivery.quarantined:,} are in quarantine and do not count until "
            f"they are mended; codes that our lists do not know: {codes:,}; findings about "
            f"rows that count: {delivery.listed:,}."
        )
    yield (
        "The list «afgekeurd» names file, line and column of every such row, the rule that it "
        "breaks, and what to do. The list «onbekende codes» names the codes: please tell us what "
        "they mean, or mend them where they are wrong. The list «bevindingen» names records that "
        "break a rule of the registration or contradict themselves, with what was found and what "
        "was expected."
    )
    yield "Please answer findings that stay as they are, by a levering of bron antwoorden:"
    yield from (f"- {line}" for line in _ANSWER)
    yield "Please mend the rows where they come from, and deliver the levering anew:"
    yield from (f"- {line}" for line in _REPAIR)
    yield "With kind regards,"


_ANSWER = (
    "one file antwoorden.csv with the columns bevinding_id, antwoord, datum and toelichting;",
    "antwoord is «geaccepteerd» (it is so and stays so), «wordt hersteld» (a next levering does "
    "not have it) or «onjuiste bevinding» (the record is right);",
    "toelichting is free: no names and no keys.",
)
_REPAIR = (
    "all files of the levering, whole; not the mended rows alone;",
    "under the same bron and peildatum: it becomes the next versie, and the one before stays;",
    "in the same form: where bestanden in levering.yml have rijen or sha256, those of the new "
    "files.",
)


def _contents() -> Iterator[_Row]:
    yield (
        "afgekeurd: one line per row in quarantine, with levering, bestand, regelnummer, kolom, "
        "regel, the melding to act on, and the row as received. A row is named once, with the "
        "first rule that it breaks.",
    )
    yield (
        "onbekende codes: one line per code that no list knows, with the number of accepted rows "
        "and the first lines. Those rows are kept; the figures wait until the code is mapped.",
    )
    yield (
        "bevindingen: one line per accepted row and rule that it breaks, as the last build has "
        "them: ernst fout cannot be true, signaal may be right. These rows count. bevinding_id "
        "stays the same in next leveringen; what was answered with geaccepteerd is not listed "
        "again.",
    )
    yield (
        "regelnummer is the line that an editor shows: the header is 1, and a record with line "
        "breaks has the number of its first line. In XLSX it is the row of the sheet; in Parquet "
        "and SPSS the first record is 1.",
    )


def _counts(delivery: FoundDelivery) -> Iterator[_Row]:
    version = delivery.version
    yield (
        f"{version.levering_id}: peildatum {version.peildatum}, periode [{delivery.van}, "
        f"{delivery.tot}), landed {version.landed:%Y-%m-%d %H:%M} UTC",
    )
    yield ("tabel", "bestand", "read", "accepted", "quarantined")
    for file in delivery.files:
        yield (file.tabel, file.bestand, file.read, file.accepted, file.quarantined)
    if any(reason.now for reason in delivery.reasons):
        yield ("tabel", "kolom", "regel", "quarantined", None, "melding")
    for reason in delivery.reasons:
        if reason.now:
            yield (*_named(reason), reason.now, None, reason.melding)


def _findings(delivery: FoundDelivery) -> Iterator[_Row]:
    if delivery.findings is None:
        yield ("bevindingen: not judged yet; they follow after the next build.",)
    elif delivery.findings:
        yield ("tabel", "bevinding", "ernst", "findings")
        for finding in delivery.findings:
            yield (finding.tabel, finding.bevinding, finding.ernst, finding.count)


def _solved(delivery: FoundDelivery) -> Iterator[_Row]:
    """Say what became better or worse since the version before."""
    if delivery.previous is None:
        return
    changed = [reason for reason in delivery.reasons if reason.before != reason.now]
    solved = sum(max(reason.before - reason.now, 0) for reason in changed)
    added = sum(max(reason.now - reason.before, 0) for reason in changed)
    yield (
        f"Since {delivery.previous}: {solved:,} fewer and {added:,} more rows in "
        "quarantine, counted per rule",
    )
    if changed:
        yield ("tabel", "kolom", "regel", "before", "now")
    for reason in changed:
        yield (*_named(reason), reason.before, reason.now)


def _named(reason: Reason) -> _Row:
    return (reason.tabel, reason.kolom or "(whole row)", reason.regel)
