"""Identifiers of nobody, in the spellings in which suppliers write them; and near-misses.

The check digits are computed here once more, from the published rules.
"""

from __future__ import annotations

from keten.landing.identifiers.text import BSN, EMAIL, IBAN, PHONE


def is_bsn(digits: str) -> bool:
    """The elfproef: nine digits times 9, 8 … 2 and -1 add up to a multiple of eleven."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    padded = digits.rjust(9, "0")
    return sum(w * int(d) for w, d in zip(weights, padded, strict=True)) % 11 == 0


def first_bsn(start: int) -> str:
    """Return the first BSN from this number on."""
    return next(f"{n:09}" for n in range(start, start + 100) if is_bsn(f"{n:09}"))


NINE = first_bsn(234_567_100)
SHORT = first_bsn(87_654_300)[1:]
# A day of this age that is a BSN as well.
DAY = next(
    f"{year}{month:02}{day:02}"
    for year in range(1990, 2010)
    for month in range(1, 13)
    for day in range(1, 29)
    if is_bsn(f"{year}{month:02}{day:02}")
)
_WIDE = str.maketrans("0123456789", "\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19")
_ARABIC = str.maketrans("0123456789", "".join(map(chr, range(0x660, 0x66A))))


def grouped(digits: str, sign: str, *lengths: int) -> str:
    """Return the digits in groups of these lengths with a sign between them."""
    groups, rest = [], digits
    for length in lengths:
        groups.append(rest[:length])
        rest = rest[length:]
    return sign.join(groups)


BSNS = (
    NINE,
    SHORT,
    f"bsn{NINE}",
    f"BSN: {NINE}.",
    f"x{NINE}y",
    f"a_{NINE}_b",
    f'"{NINE}"',
    f"'{NINE}'",
    f"({NINE})",
    f"{NINE},0",
    f"{NINE}.00",
    f"{NINE[0]}.{NINE[1:]}E8",
    f"{NINE[0]},{NINE[1:]}e+08",
    grouped(NINE, ".", 4, 2, 3),
    grouped(NINE, ".", 3, 3, 3),
    grouped(NINE, ".", 2, 2, 2, 3),
    grouped(NINE, " ", 3, 3, 3),
    grouped(NINE, "  ", 3, 3, 3),
    grouped(NINE, "-", 3, 2, 2, 2),
    grouped(NINE, " - ", 3, 3, 3),
    grouped(NINE, "/", 3, 3, 3),
    grouped(NINE, "_", 4, 2, 3),
    grouped(NINE, ",", 3, 3, 3),
    grouped(NINE, " ", *[1] * 9),
    grouped(NINE, " ", 3, 6),
    grouped(NINE, "\u00a0", 3, 3, 3),
    grouped(NINE, "\u2009", 2, 2, 2, 3),
    grouped(NINE, "\u2013", 4, 2, 3),
    grouped(NINE, "\n", 3, 3, 3),
    grouped(NINE, "\u200b", 3, 3, 3),
    f"{NINE[:4]}\u00ad{NINE[4:]}",
    NINE.translate(_WIDE),
    NINE.translate(_ARABIC),
    grouped(SHORT, ".", 3, 2, 3),
    f"2024 {grouped(NINE, ' ', 3, 3, 3)}",
    f"12 34 {NINE} 56",
    f"bsn {DAY}",
    f"burgerservicenummer: {grouped(NINE, '-', 4, 5)}",
    f"tekst\x00{NINE}",
)
EMAILS = (
    "jan@voorbeeld.nl",
    "JAN.DE.VRIES@VOORBEELD.NL",
    "jan+thuis@post.voorbeeld.co.uk",
    "mail naar <jan@voorbeeld.nl>.",
    "jan@voorbeeld.nl,",
    '"jan de vries"@voorbeeld.nl',
    "jan@v\u00f6\u00f6rbeeld.nl",
    "jan@xn--vrbeeld-90aa.nl",
    "jan@voorbeeld.xn--p1ai",
    "jan@[192.0.2.1]",
    "jan\uff20voorbeeld.nl",
    "jan @ voorbeeld.nl",
    "jan(at)voorbeeld.nl",
    "jan [at] voorbeeld [dot] nl",
    "jan at voorbeeld punt nl",
    "mailto:jan%40voorbeeld.nl",
    "jan&#64;voorbeeld.nl",
    "jan\x00@voorbeeld.nl",
)
PHONES = (
    "0612345678",
    "06-12345678",
    "06 12 34 56 78",
    "06-12-34-56-78",
    "06.12.34.56.78",
    "06/12345678",
    "06 - 1234 5678",
    "(06) 12345678",
    "tel0612345678",
    "0612345678jan",
    "\uff10\uff16\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18",
    "06\u00a012\u00a034\u00a056\u00a078",
    "06\u201112345678",
    "0201234567",
    "020-1234567",
    "020/123.45.67",
    "(020) 123 4567",
    "0512-123456",
    "(0512) 12 34 56",
    "+31612345678",
    "+31 6 12345678",
    "+31(0)6-12345678",
    "+31 (0)20 123 45 67",
    "0031612345678",
    "0031 6 12345678",
    "31612345678",
    "+32 475 12 34 56",
    "+49 30 1234567",
    "0049 30 1234567",
)
IBANS = (
    "NL91ABNA0417164300",
    "nl91abna0417164300",
    "NL91 ABNA 0417 1643 00",
    "ibanNL91ABNA0417164300",
)
# (text, kind) of every spelling.
SPELLINGS = tuple(
    (text, kind)
    for kind, texts in ((BSN, BSNS), (EMAIL, EMAILS), (PHONE, PHONES), (IBAN, IBANS))
    for text in texts
)
NEAR_MISSES = (
    f"nummer {int(NINE) + 1}",
    f"{NINE}0",
    f"1{NINE}",
    f"000{NINE}",
    DAY,
    f"op {DAY} gesloten",
    "op 15012024 gesloten",
    "01-02-2024 10:15",
    "06-02-2024 10:15",
    "van 2019-01-01 tot 2020-01-01",
    f"2024-01-15 10:00:00.{NINE}",
    "20240115102030",
    "@thuis",
    "@jan.devries",
    "om @ 14.30",
    "a@b",
    "1.234.567,89",
    "EUR 1.234,50",
    "249 lid 2 Sr, 240b Sr",
    "10/123456-24",
    "10-123456-24",
    "01.234567.89",
    "PL0600-2024123456",
    "2024123456-1",
    "12345678901234567890",
    "NL92ABNA0417164300",
    "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
    "d41d8cd98f00b204e9800998ecf8427e",
    "1 2 3 4 5 6 7 8 9",
    "-0,123456789012",
    "0900-1234",
    "politiebureau",
)
