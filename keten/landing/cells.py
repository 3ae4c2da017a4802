"""SQL that reads one cell of text as a value of its logical type; null when it cannot be read."""

from __future__ import annotations

from keten.contracts import Column
from keten.landing.layout import quote_text

# All kinds of space that can stand around a cell.
ODD_SPACES = (
    "".join(
        map(
            chr, (9, 10, 11, 12, 13, 32, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200C), 0x2028, 0x2029)
        )
    )
    + "\u202f\u205f\u3000\ufeff"
)
MISSING_WORDS = ("null", "-", "onbekend", "n.v.t.")
MISSING_DATES = ("1900-01-01", "9999-12-31")
TRUE_WORDS = ("j", "1", "ja", "true")
FALSE_WORDS = ("n", "0", "nee", "false")

_TIME = r"[T ]+((?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]+)?)?)"
_ZONE = r" *(Z|[+-](?:0[0-9]|1[0-4])(?::?[0-5][0-9])?)"
_LONG_DATE = r"([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}|[0-9]{8})"

_SPACES = r"[\s\pZ]+"
_OUTER_SPACE = f"^$|^[{ODD_SPACES}]|[{ODD_SPACES}]$"
_UNTIDY = r"(?i)[\s\pZ]{2}|[^\S ]|[^\PZ ]|^art"
# A number with a point between all groups of three digits.
_GROUPED = r"[+-]?[1-9][0-9]{0,2}(\.[0-9]{3}){1,4}"
# RE2 has no look-ahead: the digit that must follow is put back.
_ARTICLE, _NUMBER = r"(?i)^art(ikel|\.)? ?([0-9])", r"\2"


def in_words(words: tuple[str, ...]) -> str:
    """Return the SQL list of these words."""
    return "(" + ", ".join(quote_text(word) for word in words) + ")"


def cell_text(received: str, odd_spaces: bool) -> str:
    """Return SQL for a received cell without the space around it; an empty one is null."""
    trimmed = f"trim({received}, {quote_text(ODD_SPACES)})" if odd_spaces else f"trim({received})"
    return f"nullif({trimmed}, '')"


def untidy(received: str, odd_spaces: bool) -> str:
    """Return SQL for: this received cell differs from its ``cell_text``."""
    if odd_spaces:
        return f"regexp_matches({received}, {quote_text(_OUTER_SPACE)})"
    return f"({received} = '' or {received} like ' %' or {received} like '% ')"


def value(column: Column, cell: str, decimal: str, odd_spaces: bool) -> str:
    """Return SQL for the typed value of the trimmed cell ``cell``."""
    match column.logical_type:
        case "date":
            return _date(cell)
        case "integer":
            return _integer(cell, decimal, column.thousands_points)
        case "number":
            return _number(cell, decimal, column.thousands_points)
        case "boolean":
            return _boolean(cell)
        case _:
            return _text(column, cell, odd_spaces)


def _text(column: Column, cell: str, odd_spaces: bool) -> str:
    match column.normalisation:
        case "hoofdletters":
            return f"upper({_plain_code(cell, odd_spaces)})"
        case "kleine letters":
            return f"lower({_plain_code(cell, odd_spaces)})"
        case _:
            return cell


def _plain_code(cell: str, odd_spaces: bool) -> str:
    """Collapse spaces and drop a leading art. or artikel; tidy cells take the short way."""
    spaces = f"regexp_replace({cell}, {quote_text(_SPACES)}, ' ', 'g')"
    bare = f"regexp_replace({spaces}, {quote_text(_ARTICLE)}, {quote_text(_NUMBER)})"
    untidy = f"contains({cell}, '  ') or lower({cell}) like 'art%'"
    if odd_spaces:
        untidy = f"regexp_matches({cell}, {quote_text(_UNTIDY)})"
    return f"case when {untidy} then {bare} else {cell} end"


def _day(text: str) -> str:
    """Return SQL for a date without a time: ISO, dd-mm-jjjj, d-m-jjjj or jjjjmmdd."""
    dutch = quote_text(r"[0-9]{1,2}-[0-9]{1,2}-[1-9][0-9]{3}")
    # Two digits everywhere: strptime itself refuses what is no digit, and like is fast.
    full_dutch = f"{text} like '__-__-2___' or {text} like '__-__-1___'"
    return (
        f"case when {text} like '____-__-__' and {text} >= '1' then try_cast({text} as date) "
        f"when {full_dutch} or regexp_full_match({text}, {dutch}) "
        f"then cast(try_strptime({text}, '%d-%m-%Y') as date) "
        f"when regexp_full_match({text}, '[1-9][0-9]{{7}}') "
        f"then cast(try_strptime({text}, '%Y%m%d') as date) end"
    )


def _date(cell: str) -> str:
    timed = f"regexp_full_match({cell}, {quote_text(_LONG_DATE + _TIME)})"
    zoned = f"regexp_full_match({cell}, {quote_text(_LONG_DATE + _TIME + _ZONE)})"
    first = f"regexp_extract({cell}, {quote_text('^[0-9-]+')})"
    time = f"replace(regexp_extract({cell}, {quote_text(_TIME)}, 1), ',', '.')"
    seconds = f"case when strlen({time}) <= 5 then ':00' else '' end"
    # The Z of a zone never stands in the date or the time; a bare hour offset is one too.
    zone = f"replace(regexp_extract({cell}, {quote_text(_ZONE + '$')}, 1), 'Z', '+00')"
    clock = f"{time} || {seconds} || {zone}"
    moment = f"try_cast(cast({_day(first)} as varchar) || ' ' || {clock} as timestamptz)"
    # The end of 9999 is in another zone the year 10000 here; as a date for *missing* it stays.
    last = "date '9999-12-31'"
    dutch = (
        f"case when {_day(first)} = {last} then {last} "
        f"else cast({moment} at time zone 'Europe/Amsterdam' as date) end"
    )
    return (
        f"case when strlen({cell}) <= 10 then {_day(cell)} "
        f"when {timed} then {_day(first)} "
        f"when {zoned} then {dutch} end"
    )


def _integer(cell: str, decimal: str, thousands: bool) -> str:
    # Three noughts behind the sign could be thousands as well.
    fraction = rf"([{decimal}](0{{1,2}}|0{{4,}}))?"
    whole = quote_text(rf"[+-]?[0-9]{{1,18}}{fraction}")
    digits = f"regexp_extract({cell}, '^[+-]?[0-9]+')"
    grouped = ""
    if thousands and decimal == ",":
        shape = quote_text(_GROUPED + fraction)
        groups = f"replace(regexp_extract({cell}, '^[+-]?[0-9.]+'), '.', '')"
        grouped = f"when regexp_full_match({cell}, {shape}) then try_cast({groups} as integer) "
    return (
        f"case when cast(try_cast({cell} as integer) as varchar) = {cell} "
        f"then try_cast({cell} as integer) "
        f"when regexp_full_match({cell}, {whole}) then try_cast({digits} as integer) {grouped}end"
    )


def _number(cell: str, decimal: str, thousands: bool) -> str:
    # Three digits behind a decimal point are a group of thousands where those have points.
    digits = "([0-9]{1,2}|[0-9]{4,15})" if thousands and decimal == "." else "[0-9]{1,15}"
    shape = quote_text(rf"[+-]?[0-9]{{1,15}}([{decimal}]{digits})?")
    grouped = ""
    if thousands and decimal == ",":
        groups = quote_text(rf"{_GROUPED}(,[0-9]{{1,15}})?")
        bare = f"replace(replace({cell}, '.', ''), ',', '.')"
        grouped = f"when regexp_full_match({cell}, {groups}) then try_cast({bare} as double) "
    return (
        f"case when regexp_full_match({cell}, {shape}) "
        f"then try_cast(replace({cell}, ',', '.') as double) {grouped}end"
    )


def _boolean(cell: str) -> str:
    return (
        f"case when {cell} = 'J' then true when {cell} = 'N' then false "
        f"when lower({cell}) in {in_words(TRUE_WORDS)} then true "
        f"when lower({cell}) in {in_words(FALSE_WORDS)} then false end"
    )


def decimal_evidence(cell: str, thousands_points: bool) -> tuple[str, str]:
    """Return SQL conditions: the cell can only have a decimal comma, or only a decimal point.

    Where thousands have points, a point says nothing.
    """
    shape = r"[+-]?[0-9{other}]*{sign}([0-9]{{1,2}}|[0-9]{{4,}})|[+-]?([0-9]{{4,}}|0){sign}[0-9]+"
    comma = quote_text(shape.format(sign=",", other="."))
    point = quote_text(shape.format(sign=r"\.", other=","))
    return (
        f"contains({cell}, ',') and regexp_full_match({cell}, {comma})",
        "false"
        if thousands_points
        else f"contains({cell}, '.') and regexp_full_match({cell}, {point})",
    )
