"""Recognises direct identifiers in one text: e-mail addresses, telephone numbers, IBANs and BSNs.

Works on any text, in memory only, in time that grows with its length; SQL chooses which texts of
a file are worth it (``shapes.may_hold_identifier``).
"""

from __future__ import annotations

import re
import unicodedata

from keten.landing.identifiers.bsn import holds_bsn

EMAIL, PHONE, IBAN, BSN = "an e-mail address", "a telephone number", "an IBAN", "a BSN"


class _Signs(dict[int, str | None]):
    """Turns digits, dashes and spaces of all scripts into plain ones, and drops invisible signs."""

    def __missing__(self, code: int) -> str | None:
        sign = chr(code)
        plain: str | None = sign
        match unicodedata.category(sign):
            case "Nd":
                plain = str(unicodedata.digit(sign))
            case "Pd":
                plain = "-"
            case "Zs" | "Zl" | "Zp" | "Cc":
                plain = " "
            case "Cf" | "Mn" | "Me":
                plain = None
        self[code] = plain
        return plain


_SIGNS = _Signs({0x2212: "-", 0x2044: "/", 0x2215: "/", 0xB7: ".", 0x2022: "."})

_ENDINGS = "nl|com|net|org|eu|be|de|info"
_DOT = r"(?:\.| ?[(\[{] ?(?:dot|punt) ?[)\]}] ?| (?:dot|punt) )"
_AT = r"(?:@|[(\[{<] ?(?:at|apenstaartje) ?[)\]}>]|%40|&#64;|&commat;)"
_EMAIL = re.compile(
    r"[^\s@]@(?:(?:[\w-]{1,63}\.)+(?:xn--[\w-]+|[^\W\d_]{2,})|\[[0-9.]{7,15}\])"
    rf"|\S ?{_AT} ?(?:[\w-]{{1,63}}{_DOT}){{1,4}}(?:{_ENDINGS})\b"
    rf"|\S at (?:[\w-]{{1,63}}{_DOT}){{1,4}}(?:{_ENDINGS})\b",
    re.IGNORECASE,
)
_AT_WORDS = ("@", "at", "apenstaart", "%40", "&#64;", "&commat;")

# Patterns start with what they cannot do without: Python then skips to it.
# Spaces around a dash say nothing, and several are one.
_SPACES = re.compile(r" {2,}")
_JOINTS = re.compile(r" ?([-/_]) ?")
_LOOSE_JOINTS = ("  ", " -", "- ", " /", "/ ", " _", "_ ")
_MANY_DIGITS = re.compile(r"(?:[0-9][^0-9]*){8}")
# Long random tokens hold nine digits in a row now and then.
_HASH = re.compile(
    r"[0-9a-f](?<![0-9a-z]{2})(?:[0-9a-f]{7}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    r"|(?:[0-9a-f]{31}|[0-9a-f]{39}|[0-9a-f]{63}|[0-9a-f]{127}))(?![0-9a-z])",
    re.IGNORECASE,
)
_SHORTEST_HASH = 32
# Case numbers of OM and police look like telephone numbers; the 06 of mobiles is no parket.
_OM_CASE = re.compile(r"\d(?<!\d\d)(?!(?<=0)6)\d([-/.])\d{6}[-/.]\d\d(?!\d)")
_POLICE_CASE = re.compile(r"PL ?\d{4}[- ]?\d{6,10}(?!\d)", re.IGNORECASE)

_IBAN = re.compile(r"NL[ .-]?\d\d(?:[ .-]?[A-Z]){4}(?:[ .-]?\d){10}(?!\d)", re.IGNORECASE)
_IBAN_REMAINDER = 1

# A leading 00 is as often a case number: there only countries that Dutch people call most.
_COUNTRIES = r"3[0-4]|39|4[0134-9]|35[1-3]|90|212|297|59[79]"
_GAP = r"[ ./()\-]{0,3}"
_PHONE = re.compile(
    rf"[+03](?<!\d\d)(?:(?<=\+)[ (]{{0,2}}[1-9](?:{_GAP}\d){{9,14}}"
    rf"|(?<=0)0[ -]?(?:{_COUNTRIES})(?:{_GAP}\d){{8,11}}"
    r"|(?<=3)1[ .-]?6(?:[ .-]?\d){8}"
    rf"|(?<=0)[ .-]?6{_GAP}\d(?:[ .-]?\d){{7}}"
    rf"|(?<=0)(?:[1-578]\d{_GAP}\d|[1-57]\d\d{_GAP})(?:[ .-]?\d){{6}}(?![a-z]))(?!\d)",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{1,2}([-/. ])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d(?!\d)")


def identifiers_in(text: str) -> set[str]:
    """Return the kinds of direct identifier that stand in this text."""
    plain = plain_text(text)
    found = set()
    lower = plain.lower()
    if any(word in lower for word in _AT_WORDS) and _EMAIL.search(plain):
        found.add(EMAIL)
    if _MANY_DIGITS.search(plain):
        found |= _numbers_in(plain)
    return found


def plain_text(text: str) -> str:
    """Return the text with the digits, dashes and spaces of all scripts as plain ones."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFKC", text).translate(_SIGNS)


def _numbers_in(plain: str) -> set[str]:
    found = set()
    text = plain
    if any(joint in text for joint in _LOOSE_JOINTS):
        text = _JOINTS.sub(r"\1", _SPACES.sub(" ", text))
    if len(text) >= _SHORTEST_HASH:
        text = _HASH.sub("#", text)
    # What is recognised is taken out, so that no part of it is taken for something else.
    if any(map(_passes_mod_97, _IBAN.findall(text))):
        found.add(IBAN)
    text = _IBAN.sub("#", text)
    without_cases = _POLICE_CASE.sub("#", _OM_CASE.sub("#", text))
    without_phones = _without_phones(without_cases)
    if without_phones != without_cases:
        found.add(PHONE)
    if holds_bsn(without_phones):
        found.add(BSN)
    return found


def _without_phones(text: str) -> str:
    kept, start, position = [], 0, 0
    while phone := _PHONE.search(text, position):
        day = _DAY.match(text, phone.start())
        position = day.end() if day else phone.end()
        if not day:
            kept += [text[start : phone.start()], "#"]
            start = position
    return "".join([*kept, text[start:]])


def _passes_mod_97(iban: str) -> bool:
    bare = re.sub(r"[^0-9A-Z]", "", iban.upper())
    number = "".join(str(int(sign, 36)) for sign in bare[4:] + bare[:4])
    return int(number) % 97 == _IBAN_REMAINDER
