"""Recognises columns of direct identifiers by name, in Dutch, English and as SPSS cuts them off."""

from __future__ import annotations

import re
import unicodedata

# Things with a name of their own. A name of anything else may be a person's, and is refused.
_THING = (
    "(?:bestand|tabel|kolom|veld|blad|bron|code|systeem|model|variabele|label|project|product"
    "|platform|medium|domein|merk|dossier|zaak|delict|feit|artikel|wet|soort|type|categorie|rubriek"
    "|groep|reeks|maatstaf|dimensie|classificatie|maatregel|straf|maand|dag|eenheid|eenheden|parket"
    "|rechtbank|gerecht|district|regio|team|afdeling|dienst|organisatie|instelling|bureau|kantoor"
    "|gemeente|provincie|land|plaats|locatie|wijk|buurt|gebied|hotel|school"
    "|file|table|column|field|sheet|source|system|variable|dataset|domain|brand|case|category|group"
    "|unit|court|office|department|organi[sz]ation|region|city|country|place|location)"
)
# Taken out of a name before it is searched.
_NEAR_MISSES = re.compile(
    rf"{_THING}(?:s|en)? ?(?:namen|naam|names?)\b"
    rf"|^(?:namen|naam|names?) (?:van |of )?(?:de |het |the )?{_THING}\b"
    r"|adresser\w*|addressing|auto ?mobiel|immobiel|mobiele eenheid|emaill[ea]\w*"
    r"|straat ?(?:roof|verbod|handel|prostitutie|intimidatie|verlichting|geweld|beeld)|op ?straat"
    r"|(?:postcode|postal ?code|pc) ?(?:[2-4]\b|cijfers|gebied)"
)
# Wherever it stands in a name without its spaces and signs.
_PERSONAL = re.compile(
    r"^bsn|bsn$|bsnn|burgerservice|sofin|citizenservice"
    r"|naam|namen$|voorletter|initiale?n|initials|tussenvoegsel|voorvoegsel"
    r"|(?:sur|first|last|full|maiden|middle|family|given|user|nick)names?"
    r"|adres|address|straat|street|huisn|huisletter|housen"
    r"|telefo(?!ni)|telnr|telnum|telno|telephone|phonen(?:r|um)|mobiel|gsmn|email|mailadr"
    r"|geboortedat|geboortedag|geb(?:oren)?op|birthda|birthdt|dateofbirth"
    r"|postcod|postkode|zipcode|postalcode|pc6|rekeningn|bankrekening"
)
# As a whole word of a name.
_PERSONAL_WORD = re.compile(
    r"bsn|sofi|naw|names?|namen|iban|(?:achter|voor|roep|meisjes|geslachts|familie)n[am]{0,2}"
    r"|(?:woon|post|verblijfs?|bezoek)?adr|hnr|tel|telef|mob|mobnr|mobile|gsm"
    r"|(?:cell|home|work|mobile)?phone|mails?|postc|pcode|zip"
    r"|geboorte|geboorted|geb(?:d|dt|da|dag|dat|datu|datum)|gbdat|gbdatum|dob"
)
_BIRTH_DATE = re.compile(r"\bgeb[a-z]* (?:d|dt|dat|datum|dag)\b")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")


def names_identifier(name: str) -> bool:
    """Return whether a column of this name looks like a direct identifier of a person."""
    letters = unicodedata.normalize("NFKD", name)
    plain = "".join(sign for sign in letters if not unicodedata.combining(sign))
    words = _NEAR_MISSES.sub(" ", " ".join(_WORD.findall(plain)).lower())
    return (
        _PERSONAL.search(words.replace(" ", "")) is not None
        or _BIRTH_DATE.search(words) is not None
        or any(_PERSONAL_WORD.fullmatch(word) for word in words.split())
    )
