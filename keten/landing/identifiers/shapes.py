"""SQL that finds, cheaply and in every row, the cells in which a direct identifier may stand."""

from __future__ import annotations

from keten.landing.layout import quote_text

# Conditions are written with case, which skips what need not be computed; and mostly does not.

_AT = (
    r"[@\x{ff20}\x{fe6b}]|%40|&#64;|&commat;|(?i:apenstaart)"
    r"|[\s\pZ(\[{<](?i:at)[\s\pZ)\]}>]"
)
# Eight digits of any script, with no letter and no other digit between them.
_EIGHT_DIGITS = r"\pN(?:[^\pL\pN]*\pN){7}"
# Moments and fractions: many, all different, and eight digits long without being anyone's number.
_MOMENT = (
    r"(?:(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}|[0-9]{2}-[0-9]{2}-(?:19|20)[0-9]{2})"
    r"(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?)?"
)
_FRACTION = r"-?[1-9]?[0-9]{0,6}[.,][0-9]{10,}"

# Telephone numbers as no pseudonym is written: with a sign, or with their name.
_WRITTEN_PHONE = (
    r"(?:^|[^0-9])(?:0031|\(?06\)?[ ./-]|(?i:tel|gsm|mob)[^0-9]{0,5}06)"
    r"(?:[ ./()-]{0,3}[0-9]){7,10}(?:[^0-9]|$)"
)
_MOBILE = "(?:06|(?:00)?316)[0-9]{8}"
_IBAN = "NL[ .-]?[0-9]{2}(?:[ .-]?[A-Z]){4}(?:[ .-]?[0-9]){10}"
_SHORTEST_PHONE, _SHORTEST_IBAN = 10, 18
# Eight or nine digits and no more, whatever stands around them: in one, in groups, or rounded.
_BSN_IN_KEY = (
    r"^[^0-9]*([0-9]{8,9})(?:[.,]0*|[eE]\+?0?[78])?[^0-9]*$"
    r"|^[^0-9]*([0-9](?:[-. /_]?[0-9]){7,8})[^0-9]*$"
    r"|^([0-9][.,][0-9]{7,8})[eE]\+?0?[78]$"
)
_SHORTEST_BSN = 8
_LABELLED_BSN = "(?i)bsn|sofi|burgerservice"
# Parketnummers, and the numbers of BVH with or without the code of the unit.
_CASE_NUMBER = (
    "(?:^|[^0-9])(?:[0-9]{2}[/.-][0-9]{6}[/.-][0-9]{2}|(?:19|20)[0-9]{8}-[0-9]{1,2})(?:[^0-9]|$)"
    "|(?i:PL) ?[0-9]{4}[ -]?[0-9]{6,10}"
)
_SHORTEST_CASE_NUMBER = 12
_POSTCODE = "[1-9][0-9]{3} ?[A-Za-z]{2}(?:[ -]?[0-9]{1,5}[ -]?[A-Za-z0-9]{0,4})?"


def may_hold_identifier(cell: str) -> str:
    """Return SQL for: this text is worth ``text.identifiers_in``."""
    numbers = " ".join(
        f"when regexp_full_match({cell}, {quote_text(shape)}) then false"
        for shape in (_MOMENT, _FRACTION)
    )
    return (
        f"case when regexp_matches({cell}, {quote_text(_AT)}) then true "
        f"when not regexp_matches({cell}, {quote_text(_EIGHT_DIGITS)}) then false "
        f"{numbers} else true end"
    )


def contact_in_key(cell: str) -> str:
    """Return SQL for: this pseudonym or number is worth ``text.identifiers_in``."""
    signs = " or ".join(f"contains({cell}, '{sign}')" for sign in "@+(")
    phone = f"regexp_matches({cell}, {quote_text(_WRITTEN_PHONE)})"
    iban = f"regexp_matches({cell}, {quote_text(_IBAN)}, 'i')"
    return (
        f"case when strlen({cell}) <> length({cell}) or {signs} then true "
        f"when strlen({cell}) < {_SHORTEST_PHONE} then false "
        f"when (contains({cell}, '06') or contains({cell}, '0031')) and {phone} then true "
        f"when strlen({cell}) < {_SHORTEST_IBAN} then false "
        f"else contains(upper({cell}), 'NL') and {iban} end"
    )


def mobile_in_key(cell: str) -> str:
    """Return SQL for: this pseudonym or number is a Dutch mobile number written in one."""
    written_in_one = f"regexp_full_match(trim({cell}), {quote_text(_MOBILE)})"
    return f"case when {cell} like '06%' or {cell} like '316%' then {written_in_one} else false end"


def bsn_in_key(cell: str) -> str:
    """Return SQL for: this pseudonym or number holds eight or nine digits, and no more."""
    inside = f"regexp_matches({cell}, {quote_text(_BSN_IN_KEY)})"
    return f"case when strlen({cell}) >= {_SHORTEST_BSN} then {inside} else false end"


def number_in_key(cell: str) -> str:
    """Return SQL for the number of those eight or nine digits."""
    digits = " || ".join(
        f"regexp_extract({cell}, {quote_text(_BSN_IN_KEY)}, {group})" for group in (1, 2, 3)
    )
    return f"try_cast(translate({digits}, '-. /_,', '') as bigint)"


def odd_digits(cell: str) -> str:
    """Return SQL for: a number in here is not in plain digits, spaces and signs."""
    return (
        f"(strlen({cell}) <> length({cell}) and not regexp_matches({cell}, '[0-9]{{8}}') "
        f"and regexp_matches({cell}, {quote_text(_EIGHT_DIGITS)}))"
    )


def labelled_bsn(cell: str) -> str:
    """Return SQL for: this cell calls what it holds a BSN."""
    return f"regexp_matches({cell}, {quote_text(_LABELLED_BSN)})"


def case_number(cell: str) -> str:
    """Return SQL for: in this text stands a case number as the OM or the police write it."""
    signs = " or ".join(f"contains({cell}, '{sign}')" for sign in ("-", "/", ".", "PL"))
    return (
        f"case when strlen({cell}) < {_SHORTEST_CASE_NUMBER} then false when {signs} "
        f"then regexp_matches({cell}, {quote_text(_CASE_NUMBER)}) else false end"
    )


def full_postcode(cell: str) -> str:
    """Return SQL for: this cell is a full postcode, with or without a house number."""
    return f"regexp_full_match(trim({cell}), {quote_text(_POSTCODE)})"


def passes_elfproef(number: str) -> str:
    """Return SQL for: this number is a BSN by its check digit."""
    terms = " + ".join(
        f"{weight} * ({number} // {10 ** (weight - 1)} % 10)" for weight in range(2, 10)
    )
    return f"({number} > 0 and ({terms} - {number} % 10) % 11 = 0)"
