"""What a landed delivery looks like: its registers, their columns, and the limits of landing."""

from __future__ import annotations

from dataclasses import dataclass

# (name, DuckDB type) of the registers beside the delivered tables, in order.
LEVERING = (
    ("levering_id", "varchar"),
    ("bron", "varchar"),
    ("aard", "varchar"),
    ("peildatum", "date"),
    ("periode_van", "date"),
    ("periode_tot", "date"),
    ("versie", "integer"),
    ("inhoud_hash", "varchar"),
    ("contract_hash", "varchar"),
    ("artikelen_niet_gevraagd", "varchar"),
    ("sleutelruimte_persoon_id", "varchar"),
    ("sleutelruimte_parketnummer", "varchar"),
    ("onderwerpen", "varchar"),
    ("ingelezen_op", "timestamp"),
)
BESTANDEN = (
    ("levering_id", "varchar"),
    ("tabel", "varchar"),
    ("bestand", "varchar"),
    ("formaat", "varchar"),
    ("sha256", "varchar"),
    ("bytes", "bigint"),
    ("gelezen", "bigint"),
    ("geaccepteerd", "bigint"),
    ("afgekeurd", "bigint"),
    # Outlives the quarantined rows when a delivery is removed.
    ("afgekeurd_per_regel", "varchar"),
    ("onbekende_codes", "bigint"),
    ("onbekende_kolommen", "varchar"),
    ("ontbrekende_kolommen", "varchar"),
    ("ontbrekende_waarden", "varchar"),
    ("echte_nummers", "varchar"),
)
AFGEKEURD = (
    ("levering_id", "varchar"),
    ("tabel", "varchar"),
    ("bestand", "varchar"),
    ("regelnummer", "bigint"),
    ("kolom", "varchar"),
    ("regel", "varchar"),
    ("rij_ontvangen", "varchar"),
    ("melding", "varchar"),
    # The cell at fault: what the sentence does not name, because sentences are printed.
    ("waarde", "varchar"),
)
# Only in the folders of deliveries that were chosen (keten use) or removed (keten remove).
KEUZES = (
    ("levering_id", "varchar"),
    ("gekozen_op", "timestamp"),
)
VERWIJDERD = (
    ("levering_id", "varchar"),
    ("verwijderd_op", "timestamp"),
    ("reden", "varchar"),
)
# Only in the folders of deliveries of which findings were listed (keten quality).
VERZONDEN = (
    ("levering_id", "varchar"),
    ("bevinding_id", "varchar"),
    ("verzonden_op", "timestamp"),
)
# Aggregates only: what differs from the delivery before, in rows of a table.
VERSCHIL = (
    ("levering_id", "varchar"),
    ("vorige_levering_id", "varchar"),
    ("tabel", "varchar"),
    ("jaar", "integer"),
    ("soort", "varchar"),
    ("kolom", "varchar"),
    ("waarde", "varchar"),
    ("aantal_vorige", "bigint"),
    ("noemer_vorige", "bigint"),
    ("aantal_nu", "bigint"),
    ("noemer_nu", "bigint"),
)
REGISTERS = {
    "levering": LEVERING,
    "bestanden": BESTANDEN,
    "afgekeurd": AFGEKEURD,
    "keuzes": KEUZES,
    "verwijderd": VERWIJDERD,
    "verschil": VERSCHIL,
    "verzonden": VERZONDEN,
}
TOMBSTONE_FILE = "verwijderd.parquet"
# What stays of a removed delivery: no register with rows of persons, or about them.
TOMBSTONE = tuple(name for name in REGISTERS if name not in ("afgekeurd", "verzonden"))

RECEIVED_FOLDER = "ontvangen"
EMPTY_FOLDER = "_leeg"
# For unfinished work and the lock, beside the suppliers.
BUSY_FOLDER = ".bezig"


@dataclass(frozen=True)
class Limits:
    """What landing accepts at most; each has an option of ``keten land``."""

    cell_bytes: int = 64 * 1024
    columns: int = 1_000
    file_bytes: int = 2 * 1024**3
    manifest_bytes: int = 1024**2
    # What the parts of a workbook may unpack to.
    unpacked_bytes: int = 512 * 1024**2
    # What a workbook, SPSS or Parquet file may take: text of its cells, time, memory of its reader.
    decoded_bytes: int = 2 * 1024**3
    decoding_seconds: float = 900.0
    decoding_memory_bytes: int = 4 * 1024**3


def quote_name(name: str) -> str:
    """Return ``name`` as a quoted SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def quote_text(text: str) -> str:
    """Return ``text`` as an SQL string literal."""
    return "'" + text.replace("'", "''") + "'"
