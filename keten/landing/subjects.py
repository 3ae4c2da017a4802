"""What a delivery is about; only deliveries about the same are versions of each other.

A delivery of records is about the whole register of its bron. One of published cells is about the
documents that it transcribes: two publications with one peildatum both stand.
"""

from __future__ import annotations

import duckdb

from keten.landing.layout import quote_name, quote_text
from keten.landing.table import CheckedTable

SUBJECT_SEPARATOR = "; "
# Of a delivery of records; the model (int_leveringen__onderwerpen) has the same.
WHOLE_REGISTER = "-"


def find_subjects(con: duckdb.DuckDBPyConnection, tables: list[CheckedTable]) -> str:
    """Return what the accepted rows are about, by the option ``onderwerp`` of their contracts."""
    found: set[str] = set()
    for table in tables:
        if table.contract.subject:
            column, pattern, otherwise = table.contract.subject
            rows = con.execute(
                f"select distinct coalesce(nullif(regexp_extract({quote_name(column)}, "
                f"{quote_text(pattern)}, 1), ''), {quote_name(otherwise)}) "
                f"from {table.typed} where fout is null"
            ).fetchall()
            found.update(name for (name,) in rows)
    return SUBJECT_SEPARATOR.join(sorted(found)) or WHOLE_REGISTER
