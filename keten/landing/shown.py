"""What a supplier wrote, made safe to print: short, without codes, without what may be a person."""

from __future__ import annotations

import re
import unicodedata

from keten.landing.identifiers.text import identifiers_in

LONGEST = 40
NOT_SHOWN = "(not shown)"
_TAIL = 15  # of what is shortened, so that the end of a file name stays readable
# Only what may be printed need be searched, with room for what begins there and ends further on.
_SEARCHED = 1_000
_DAY = re.compile(
    r"(?<![0-9])(?:(?:19|20)[0-9]{2}([-. ]?)[01][0-9]\1[0-3][0-9]"
    r"|[0-3][0-9]([-. ]?)[01][0-9]\2(?:19|20)[0-9]{2})(?![0-9])"
)
# Wider than the search that refuses: what is hidden for nothing costs a look into the file.
_PERSONAL = re.compile(
    r"\S@\S|[0-9]{8}"
    r"|(?<![0-9])(?:[0-9]{3,4}[-. ][0-9]{2}|[0-9]{2,3}[-. ][0-9]{3})[-. ][0-9]{3}(?![0-9])"
)


def shown(text: object) -> str:
    """Return a supplier's text (a name of a file, column, sheet, field) as messages may print it.

    At most ``LONGEST`` characters without control, terminal or bidi codes; ``NOT_SHOWN`` where it
    holds what may be an e-mail address, a telephone number or a BSN. It is no markup-safe text.
    """
    start = str(text)[:_SEARCHED]
    if identifiers_in(start) or _PERSONAL.search(_DAY.sub(" day ", _plain(start))):
        return NOT_SHOWN
    printable = "".join(map(_printable, unicodedata.normalize("NFC", start))).strip()
    if len(printable) <= LONGEST:
        return printable
    return f"{printable[: LONGEST - _TAIL - 1]}…{printable[-_TAIL:]}"


def _plain(text: str) -> str:
    """Return text as the eye reads it: ordinary digits and spaces, without invisible signs."""
    signs = unicodedata.normalize("NFKC", text).replace("_", " ")
    return "".join(
        str(unicodedata.decimal(sign)) if sign.isdecimal() else sign
        for sign in signs
        if unicodedata.category(sign) not in ("Cf", "Mn")
    )


def _printable(sign: str) -> str:
    category = unicodedata.category(sign)
    if category == "Zs":
        return " "
    return "?" if category[0] == "C" or category in ("Zl", "Zp") else sign
