"""The checks of one table, generated from its contract as SQL that types every row in one pass."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from keten.contracts import Column, Contract
from keten.landing.cells import MISSING_DATES, MISSING_WORDS, cell_text, in_words, value
from keten.landing.header import Header
from keten.landing.layout import Limits, quote_name, quote_text
from keten.landing.reading.received import Received
from keten.landing.survey import ColumnSurvey

_UNREADABLE = {
    "date": "is not a date that exists. Write dates as jjjj-mm-dd or dd-mm-jjjj",
    "integer": "is not a whole number, or could be one with thousands. Write digits only",
    "number": "is not a number with one decimal sign, the same in the whole file. Write no "
    "thousands points",
    "boolean": "is neither J nor N. Write J or N",
}
_THOUSANDS = (
    "is not a number with a decimal comma and, if any, points between all groups of three digits"
)


@dataclass(frozen=True)
class Rule:
    """Why a row is quarantined: the column, a short name and a sentence for the supplier."""

    column: str
    name: str
    message: str


@dataclass
class RuleBook:
    """The rules of one table; a row keeps the number of the first one it breaks."""

    rules: list[Rule] = field(default_factory=list)

    def number(self, column: str, name: str, message: str) -> int:
        """Add a rule and return its number."""
        self.rules.append(Rule(column, name, message))
        return len(self.rules)

    def rule(self, number: int) -> Rule:
        """Return the rule with this number."""
        return self.rules[number - 1]


@dataclass(frozen=True)
class Frame:
    """What the manifest says that rows are held against."""

    van: date
    tot: date
    peildatum: date


def typed_query(
    contract: Contract,
    received: Received,
    header: Header,
    surveys: list[ColumnSurvey],
    frame: Frame,
    decimal: str,
    limits: Limits,
    book: RuleBook,
) -> str:
    """Return SQL for the typed rows: regelnummer, fout, bevindingen and the landed columns.

    ``fout`` is the number of the first rule that the row breaks, null when it is accepted. Bit i
    of ``bevindingen`` says that column i holds a word for *missing* in an optional cell.
    """
    cells, values, missing, conditions, bits, landed = [], [], [], [], [], []
    for index, column in enumerate(contract.columns):
        name = quote_name(column.name)
        position = header.positions.get(column.name)
        raw = f"k{position}"
        if position is None:
            landed.append(f"cast(null as {column.duckdb_type}) as {name}")
            if column.codelist:
                landed.append(f"cast(null as varchar) as {_received_name(column)}")
            continue
        cell, read, word = (quote_name(f"{column.name} {part}") for part in ("cel", "waarde", "w"))
        survey = surveys[position]
        tidied = cell_text(raw, received.odd_spaces) if survey.untidy else raw
        cells.append(f"{raw} as {name}, {tidied} as {cell}")
        if received.decimal:
            # What this format stores as a number has no thousands points.
            column = replace(column, thousands_points=False)
        values.append(f"{value(column, cell, decimal, received.odd_spaces)} as {read}")
        missing.append(f"{_is_missing(column, cell, read, decimal)} as {word}")
        if survey.longest > limits.cell_bytes:
            number = _oversize(book, column, limits)
            conditions.append(f"when strlen({name}) > {limits.cell_bytes} then {number}")
        conditions += _conditions(column, cell, read, word, frame, book)
        if not column.required:
            bits.append(f"case when {word} then {1 << index} else 0 end")
        landed.append(f"case when {word} then null else {read} end as {name}")
        if column.codelist:
            landed.append(f"{name} as {_received_name(column)}")
    return (
        f"with cellen as (select regelnummer, {', '.join(cells)} "
        f"from {quote_name(received.relation)}), "
        f"waarden as (select *, {', '.join(values)} from cellen), "
        f"woorden as (select *, {', '.join(missing)} from waarden) "
        f"select regelnummer, cast(case {' '.join(conditions)} end as usmallint) as fout, "
        f"cast({' + '.join(bits) or '0'} as bigint) as bevindingen, {', '.join(landed)} "
        "from woorden"
    )


def _received_name(column: Column) -> str:
    return quote_name(f"{column.name}_ontvangen")


def _is_missing(column: Column, cell: str, read: str, decimal: str) -> str:
    """Return SQL for: the cell holds a word, date or number that stands for *missing*.

    Written with case, which skips what need not be computed; ``and`` does not.
    """
    if column.literal:
        return "false"
    words = (*MISSING_WORDS, *column.missing_words)
    longest = max(len(word.encode()) for word in words)
    word = (
        f"case when strlen({cell}) <= {longest} then lower({cell}) in {in_words(words)} "
        "else false end"
    )
    if column.logical_type == "string":
        return word
    dates = [f"date {quote_text(day)}" for day in MISSING_DATES]
    typed = dates if column.logical_type == "date" else []
    if column.missing_words and column.logical_type != "boolean":
        # 999 is also missing where it is written 0999 or 999,0.
        typed += [value(column, quote_text(w), decimal, False) for w in column.missing_words]
    same = f"coalesce({read} in ({', '.join(typed)}), false)" if typed else "false"
    if column.missing_words:
        return f"({word} or {same})"
    return f"case when {read} is not null then {same} else {word} end"


def _oversize(book: RuleBook, column: Column, limits: Limits) -> int:
    return book.number(
        column.name,
        "te lange cel",
        f"{column.name} is longer than {limits.cell_bytes // 1024} KiB. Shorten the text "
        "(or allow more with --max-cell-kib).",
    )


def _conditions(
    column: Column, cell: str, read: str, word: str, frame: Frame, book: RuleBook
) -> list[str]:
    name = column.name
    conditions: list[str] = []

    def check(condition: str, rule: str, message: str) -> None:
        conditions.append(f"when {condition} then {book.number(name, rule, f'{name} {message}.')}")

    if column.required:
        check(f"{cell} is null", "verplicht", "is empty, but required. Fill it")
        check(
            word, "verplicht", "holds a word or date for missing, but is required. Give the value"
        )
    if column.logical_type != "string":
        check(
            f"{read} is null and {cell} is not null and not {word}",
            f"geen {_kind(column)}",
            _THOUSANDS if column.thousands_points else _UNREADABLE[column.logical_type],
        )
    if column.pattern:
        check(
            f"not {word} and not regexp_full_match({read}, {quote_text(column.pattern)})",
            "vorm",
            f"is not written as {column.shape or column.pattern}. Write it so, or leave it empty",
        )
    if column.closed_list:
        listed = in_words(column.closed_list)
        check(
            f"{read} not in {listed} and not {word}",
            "gesloten lijst",
            f"is none of {', '.join(column.closed_list)}. Use one of these, or leave it empty",
        )
    for bound, sign, rule, text in (
        (column.minimum, "<", "minimum", "lies below"),
        (column.maximum, ">", "maximum", "lies above"),
    ):
        if bound is not None:
            check(
                f"not {word} and {read} {sign} {_literal(column, bound)}", rule, f"{text} {bound}"
            )
    if column.period:
        early = f"{read} < {_day(frame.van)} or " if column.period == "binnen" else ""
        text = (
            f"lies outside the periode [{frame.van}, {frame.tot}). Correct it, or leave the row out"
            if early
            else f"lies on or after {frame.tot}, the end of the periode. Correct it, or leave the "
            "row out"
        )
        check(f"not {word} and ({early}{read} >= {_day(frame.tot)})", "buiten periode", text)
    if column.until_peildatum:
        check(
            f"not {word} and {read} > {_day(frame.peildatum)}",
            "na peildatum",
            f"lies after the peildatum {frame.peildatum}, when nobody could know it. Correct it",
        )
    return conditions


def _kind(column: Column) -> str:
    kinds = {"date": "datum", "integer": "geheel getal", "number": "getal", "boolean": "ja of nee"}
    return kinds[column.logical_type]


def _literal(column: Column, bound: str) -> str:
    return f"date {quote_text(bound)}" if column.logical_type == "date" else bound


def _day(day: date) -> str:
    return f"date '{day.isoformat()}'"
