"""Text files: bytes, quotes, lines and delimiters."""

from __future__ import annotations

from tests.python.deliveries.case import Case, Quarantined, at, lands, quarantines
from tests.python.deliveries.edits import (
    cell,
    csv_style,
    file_format,
    insert_line,
    patch,
    replace,
)

_FILE = "incidenten.csv"
_PLACE = ("incidenten", 5, "pleeglocatie")
_LAST = ("incidenten", 6, "pleeglocatie")


def _broken(line: int, rule: str) -> Quarantined:
    return ("incidenten", line - 1, "", rule)


# The delimiter, line end and encoding that a supplier's program writes.
_STYLES = {
    "commas": csv_style(delimiter=","),
    "tabs": csv_style(delimiter="\t"),
    "Windows line ends": csv_style(line_end="\r\n"),
    "old Macintosh line ends": csv_style(line_end="\r"),
    "a byte-order mark": csv_style(encoding="utf-8-sig"),
    "Windows-1252": csv_style(encoding="cp1252"),
    "Windows-1252 with commas and Windows line ends": csv_style(",", "\r\n", "cp1252"),
    "a byte-order mark, tabs and Windows line ends": csv_style("\t", "\r\n", "utf-8-sig"),
}
_READ = [
    *(
        lands(
            "politie",
            "csv coderingen",
            f"a file with {name}",
            cell(*_PLACE, "Café 't Hoekje"),
            style,
            gives=at(*_PLACE, "Café 't Hoekje"),
        )
        for name, style in _STYLES.items()
    ),
    *(
        lands("om", "csv", f"a text file called .{suffix}", file_format(suffix))
        for suffix in ("txt", "tsv", "CSV")
    ),
    lands(
        "politie",
        "coderingen",
        "a euro sign and an ellipsis of Windows",
        cell(*_PLACE, "€ 5 …"),
        csv_style(encoding="cp1252"),
        gives=at(*_PLACE, "€ 5 …"),
    ),
    lands(
        "politie",
        "coderingen",
        "letters of other scripts",
        cell(*_PLACE, "Łódź — كافيه 咖啡 🏠"),
        gives=at(*_PLACE, "Łódź — كافيه 咖啡 🏠"),
    ),
    lands(
        "politie",
        "csv",
        "a delimiter in a cell",
        cell(*_PLACE, "Woning; schuur"),
        gives=at(*_PLACE, "Woning; schuur"),
    ),
    lands(
        "politie",
        "csv",
        "quotes in a cell",
        cell(*_PLACE, 'De "Hut"'),
        gives=at(*_PLACE, 'De "Hut"'),
    ),
    lands(
        "politie",
        "csv",
        "a quote further on in a cell is text",
        replace(_FILE, b"plein", b'pl"ein'),
        gives=at("incidenten", 2, "pleeglocatie_detail", 'pl"ein'),
    ),
    lands(
        "politie",
        "csv regelnummers",
        "the last line has no end",
        patch(_FILE, lambda content: content.rstrip(b"\n")),
        says="the last line has no line end; the file may be cut off",
        gives=at(*_LAST, "Woning"),
    ),
    lands(
        "politie",
        "csv niets-verloren",
        "a formula, a tag and a command in cells are text",
        cell(*_PLACE, "=HYPERLINK(1)"),
        cell("incidenten", 5, "pleeglocatie_detail", "<script>{{ 1 }}$(ls)'; drop table x"),
        gives=at("incidenten", 5, "pleeglocatie_detail", "<script>{{ 1 }}$(ls)'; drop table x"),
    ),
    lands(
        "politie",
        "csv",
        "control signs in free text stay, and are not printed",
        cell(*_PLACE, "Wo\x1b[31mning\x07"),
        gives=at(*_PLACE, "Wo\x1b[31mning\x07"),
    ),
]

_LINES = [
    lands(
        "politie",
        "regelnummers csv",
        "a line break inside a cell",
        cell("incidenten", 5, "pleeglocatie", "Woning\nachter"),
        gives=at("incidenten", 5, "pleeglocatie", "Woning\nachter"),
    ),
    lands(
        "politie",
        "regelnummers",
        "rows behind a line break keep the line of an editor",
        cell("incidenten", 1, "pleeglocatie", "een\ntwee\ndrie"),
        gives=(("incidenten", 4, "incident_id", "i2"), ("incidenten", 8, "incident_id", "i6")),
    ),
    lands(
        "politie",
        "regelnummers csv",
        "a Windows line break inside a cell",
        cell("incidenten", 2, "pleeglocatie", "een\r\ntwee"),
        csv_style(line_end="\r\n"),
        gives=at("incidenten", 4, "incident_id", "i3"),
    ),
    lands(
        "politie",
        "regelnummers csv",
        "blank lines are skipped and counted",
        insert_line(_FILE, 3, b""),
        insert_line(_FILE, 5, b"  "),
        says="2 blank lines skipped",
        gives=(("incidenten", 3, "incident_id", "i2"), ("incidenten", 5, "incident_id", "i3")),
    ),
    lands(
        "politie",
        "regelnummers csv",
        "one blank line above the header",
        insert_line(_FILE, 1, b""),
        says="1 blank lines skipped",
        gives=at("incidenten", 2, "incident_id", "i1"),
    ),
    lands(
        "politie",
        "regelnummers csv",
        "blank lines above the header",
        insert_line(_FILE, 1, b""),
        insert_line(_FILE, 2, b"  "),
        says="2 blank lines skipped",
        gives=at("incidenten", 3, "incident_id", "i1"),
    ),
    lands(
        "politie",
        "regelnummers",
        "blank lines at the end",
        patch(_FILE, lambda content: content + b"\n\n\n"),
        says="3 blank lines skipped",
        gives=at("incidenten", 6, "incident_id", "i6"),
    ),
    quarantines(
        "politie",
        "regelnummers csv",
        "quarantine behind a line break names the right line",
        cell("incidenten", 1, "pleeglocatie", "een\ntwee"),
        cell("incidenten", 5, "eenheid", ""),
        rows=[("incidenten", 6, "eenheid", "verplicht")],
    ),
]

_WHOLE = 'i5;2024-03-15;2024-03-15;2024-03-14;;F527;;"een\ntwee";;J;N;;N;;;'
_SURPLUS = patch(_FILE, lambda content: content.replace(b";N;N;;N;;;\n", b";N;N;;N;;;;;\n", 1))
_RULES = [
    lands(
        "politie",
        "csv",
        "empty cells behind the last column",
        _SURPLUS,
        gives=at("incidenten", 3, "afsluitreden", None),
    ),
    lands(
        "politie",
        "csv",
        "empty cells behind the last column beside a line break",
        _SURPLUS,
        cell("incidenten", 5, "pleeglocatie", "een\ntwee"),
        gives=at("incidenten", 3, "afsluitreden", None),
    ),
    quarantines(
        "politie",
        "csv niets-verloren",
        "a row with a field too many",
        insert_line(_FILE, 4, b"i9" + b";" * 16 + b"x"),
        rows=[_broken(4, "aantal velden")],
        gives=at("incidenten", 4, "incident_id", "i3"),
        says="The row has 17 fields where the header has 16",
    ),
    quarantines(
        "politie",
        "csv niets-verloren",
        "a row that was cut off",
        patch(_FILE, lambda content: content + b"i9;2020-05-01;2020\n"),
        rows=[_broken(8, "aantal velden")],
        says="The row has 3 fields where the header has 16",
    ),
    quarantines(
        "om",
        "csv",
        "an amount with an unquoted comma in a file with commas",
        csv_style(delimiter=","),
        replace("straffen.csv", b'"1250,50"', b"1250,50"),
        rows=[("straffen", 2, "", "aantal velden")],
        says="Put quotes around a cell that holds the delimiter",
    ),
    quarantines(
        "politie",
        "csv",
        "a quote that nobody closed costs one line",
        insert_line(_FILE, 4, b'i9;"2020-05-01;2020-05-01'),
        rows=[_broken(4, "aanhalingsteken")],
        gives=at("incidenten", 4, "incident_id", "i3"),
        says="opens a cell that is not closed properly",
    ),
    quarantines(
        "politie",
        "niets-verloren csv",
        "a quarantined row with a line break is kept whole",
        cell(*_PLACE, "een\ntwee"),
        cell("incidenten", 5, "eenheid", ""),
        rows=[("incidenten", 5, "eenheid", "verplicht")],
        gives=at("afgekeurd", 5, "rij_ontvangen", _WHOLE),
    ),
    quarantines(
        "politie",
        "csv",
        "two quotes that nobody closed cost two lines",
        insert_line(_FILE, 3, b'i8;"2020'),
        insert_line(_FILE, 6, b'i9;"2020'),
        rows=[_broken(3, "aanhalingsteken"), _broken(6, "aanhalingsteken")],
    ),
    quarantines(
        "politie",
        "csv",
        "a quote in the last line",
        patch(_FILE, lambda content: content + b'"i9;\n'),
        rows=[_broken(8, "aanhalingsteken")],
    ),
    quarantines(
        "politie",
        "csv",
        "the header stands in the file twice",
        patch(_FILE, lambda content: content + content.splitlines(keepends=True)[0]),
        rows=[("incidenten", 7, "registratiedatum", "geen datum")],
    ),
    quarantines(
        "politie",
        "csv",
        "a total under the table",
        patch(_FILE, lambda content: content + b"Totaal: 6\n"),
        rows=[_broken(8, "aantal velden")],
    ),
    quarantines(
        "politie",
        "limieten",
        "a cell of more than 64 KiB",
        cell(*_PLACE, "x" * 65_537),
        rows=[(*_PLACE, "te lange cel")],
        says="pleeglocatie is longer than 64 KiB",
    ),
    lands("politie", "limieten", "a cell of 64 KiB", cell(*_PLACE, "x" * 65_536)),
    quarantines(
        "politie",
        "limieten",
        "a long cell counts in bytes",
        cell(*_PLACE, "é" * 32_769),
        rows=[(*_PLACE, "te lange cel")],
    ),
]


CASES: list[Case] = [*_READ, *_LINES, *_RULES]
