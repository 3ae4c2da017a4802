"""What direct identifiers look like: patterns, and SQL that recognises them."""

from __future__ import annotations

from keten.landing.layout import quote_text

# Conditions are written with case, which skips what need not be computed; and mostly does not.

EMAIL = r"[^\s@<>,;]+@[^\s@<>,;]+\.[A-Za-z]{2,}"
_ABROAD = r"(?:\+|\b00)31[ -]?(?:\(0\) ?)?[1-9](?:[ -]?[0-9]){8}\b"
PHONE = (
    rf"{_ABROAD}|\b0[1-9]\)?[ -]{{0,2}}(?:[0-9] ?){{7}}[0-9]\b"
    r"|\b0[1-9][0-9]\)?[ -]{1,2}(?:[0-9] ?){6}[0-9]\b"
    r"|\b0[1-9][0-9]{2}\)?[ -]{1,2}(?:[0-9] ?){5}[0-9]\b"
)
WRITTEN_PHONE = rf"{_ABROAD}|\b06[ -]{{1,2}}(?:[0-9] ?){{7}}[0-9]\b"
_MOBILE = "06[0-9]{8}"
BSN = r"\b(?:[0-9]{8,9}|[0-9]{3,4}[. ][0-9]{2}[. ][0-9]{3}|[0-9]{2,3}[. ][0-9]{3}[. ][0-9]{3})\b"
# A run of eight or nine digits inside a pseudonym, whatever stands around it.
BSN_IN_KEY = (
    r"^[^0-9]*([0-9]{8,9}|[0-9]{3,4}[. ][0-9]{2}[. ][0-9]{3}|[0-9]{2,3}[. ][0-9]{3}[. ][0-9]{3})"
    r"[^0-9]*$"
)
EIGHT_DIGITS = r"[0-9](?:[-. ()]*[0-9]){7}"


def contact_in_key(cell: str) -> str:
    """Return SQL for: this pseudonym or number holds an e-mail address or a telephone number."""
    # Without 31 or 06 the pattern need not run.
    return (
        f"(contains({cell}, '@') or case when contains({cell}, '31') or contains({cell}, '06') "
        f"then regexp_matches({cell}, {quote_text(WRITTEN_PHONE)}) else false end)"
    )


def mobile_in_key(cell: str) -> str:
    """Return SQL for: this pseudonym or number is a Dutch mobile number written in one."""
    written_in_one = f"regexp_full_match(trim({cell}), {quote_text(_MOBILE)})"
    return f"case when {cell} like '06%' then {written_in_one} else false end"


def bsn_in_key(cell: str) -> str:
    """Return SQL for: this pseudonym or number holds eight or nine digits in a row, and no more."""
    inside = f"regexp_matches({cell}, {quote_text(BSN_IN_KEY)})"
    return f"case when strlen({cell}) >= 8 then {inside} else false end"


def digits(text: str) -> str:
    """Return SQL for the number in this text of digits, dots and spaces."""
    bare = f"case when strlen({text}) > 9 then regexp_replace({text}, '[^0-9]', '', 'g') "
    return f"try_cast({bare} else {text} end as bigint)"


def passes_elfproef(number: str) -> str:
    """Return SQL for: this number is a BSN by its check digit."""
    terms = " + ".join(
        f"{weight} * ({number} // {10 ** (weight - 1)} % 10)" for weight in range(2, 10)
    )
    return f"({number} > 0 and ({terms} - {number} % 10) % 11 = 0)"


def is_day(text: str) -> str:
    """An eight-digit day (jjjjmmdd or ddmmjjjj) of this age and the last is no BSN."""
    days = (f"try_strptime({text}, '{form}')" for form in ("%Y%m%d", "%d%m%Y"))
    inside = (f"coalesce(year({day}) between 1900 and 2100, false)" for day in days)
    return f"(strlen({text}) = 8 and ({' or '.join(inside)}))"
