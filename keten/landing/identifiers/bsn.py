"""Recognises a BSN in plain text: eight or nine digits, also in groups, that pass the elfproef.

A line may hold millions of numbers, so each of them is looked at once, and shortly.
"""

from __future__ import annotations

import re
from datetime import datetime
from itertools import accumulate

_RUN = re.compile(r"\d(?<!\d\d)\d{7,8}(?!\d)")
_FRACTION_OF_SECOND = re.compile(r"\d\d:\d\d:\d\d[.,]$")
_SCIENTIFIC = re.compile(r"\d(?<!\d\d)[.,](\d{7,8})0*e\+?0?([78])(?!\d)", re.IGNORECASE)
# Groups of digits with one sort of sign between them.
_CHAIN = re.compile(r"\d(?<!\d\d)\d*+([ .,/_-])\d++(?:\1\d++)*+")
_LABELLED = re.compile(
    r"(?:b\.?s\.?n|sofi|burger ?service)[a-z. ]{0,10}[^\d]{0,10}"
    r"(\d++(?:([ .,/_-])\d++(?:\2\d++){0,7})?)",
    re.IGNORECASE,
)

# How numbers are grouped, as the lengths of the groups: nine digits may be in any groups of two to
# four. Without a BSN before it, no other grouping of eight or nine digits is taken for one.
_THOUSANDS = "333|233"
_GROUPS = f"{_THOUSANDS}|323|2222|1{{9}}|2(?:34|43)|3(?:24|42)|4(?:23|32)|2223|2232|2322|3222"
_USUAL = {sign: re.compile(f"(?=({_GROUPS}))") for sign in "-/"}
_USUAL |= {sign: re.compile(f"(?=({_GROUPS}|36|63))") for sign in " ._"}
_USUAL |= {",": re.compile(f"(?=({_THOUSANDS}))")}
_TOO_LONG = "0"

# What three digits add to the sum of the elfproef, by where they stand.
_SUMS = [
    [a * (n // 100) + b * (n // 10 % 10) + c * (n % 10) for n in range(1000)]
    for a, b, c in ((9, 8, 7), (6, 5, 4), (3, 2, -1))
]
_FIRST, _MIDDLE, _LAST = _SUMS


def holds_bsn(text: str) -> bool:
    """Return whether a BSN stands in this text of plain digits, dashes and spaces."""
    return (
        _in_one_run(text)
        or _in_scientific_notation(text)
        or _in_usual_groups(text)
        or _behind_its_name(text)
    )


def passes_elfproef(digits: str) -> bool:
    """Return whether these eight or nine digits are a BSN by their check digit."""
    number = int(digits)
    total = _FIRST[number // 1_000_000] + _MIDDLE[number // 1000 % 1000] + _LAST[number % 1000]
    return total % 11 == 0 and number > 0


def _is_bsn(digits: str) -> bool:
    return passes_elfproef(digits) and not (len(digits) == 8 and _is_day(digits))


def _in_one_run(text: str) -> bool:
    return any(
        _is_bsn(run[0])
        and not _FRACTION_OF_SECOND.search(text[max(0, run.start() - 9) : run.start()])
        for run in _RUN.finditer(text)
    )


def _in_scientific_notation(text: str) -> bool:
    return any(
        len(match[1]) == int(match[2]) and passes_elfproef(match[0][0] + match[1])
        for match in _SCIENTIFIC.finditer(text)
    )


def _in_usual_groups(text: str) -> bool:
    position = 0
    while chain := _CHAIN.search(text, position):
        groups = chain[0].split(chain[1])
        # The last group may be the first one of a chain with another sign.
        position = chain.end() - len(groups[-1])
        if _holds_usual_groups(groups, chain[1]):
            return True
    return False


def _holds_usual_groups(groups: list[str], sign: str) -> bool:
    lengths = "".join([str(len(group)) if len(group) < 10 else _TOO_LONG for group in groups])
    digits, starts = "".join(groups), [0, *accumulate(map(len, groups))]
    # Forged and empty numbers repeat: each is judged once.
    return any(
        map(
            _is_bsn,
            {digits[starts[m.start()] : starts[m.end(1)]] for m in _USUAL[sign].finditer(lengths)},
        )
    )


def _behind_its_name(text: str) -> bool:
    """Return whether digits in any groups, also those of a day, are called a BSN and are one."""
    for match in _LABELLED.finditer(text):
        groups = match[1].split(match[2]) if match[2] else [match[1]]
        for digits in accumulate(groups):
            if len(digits) > 9:
                break
            if len(digits) >= 8 and passes_elfproef(digits):
                return True
    return False


def _is_day(digits: str) -> bool:
    """Return whether eight digits are a day of this age or the last, which is no BSN."""
    for form in ("%Y%m%d", "%d%m%Y"):
        try:
            if 1900 <= datetime.strptime(digits, form).year <= 2100:
                return True
        except ValueError:
            continue
    return False
