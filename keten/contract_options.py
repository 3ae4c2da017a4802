"""The options that a contract may give a table or a column beyond the standard, and their shape."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from open_data_contract_standard.model import CustomProperty

from keten.errors import WrongUseError

# Reads the value of an option; a ValueError says what it has to be.
Shape = Callable[[object], Any]


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("is true or false")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("is a text")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise ValueError("is a list of texts")
    return tuple(_text(entry) for entry in value)


def _words(value: object) -> tuple[str, ...]:
    """Read words for *missing*; YAML reads 9 as a number, and an unquoted no or ja as it likes."""
    if not isinstance(value, list) or not value or any(isinstance(v, bool) for v in value):
        raise ValueError("is a list of texts and numbers; put words like no and yes in quotes")
    texts = [str(v) if isinstance(v, int) else _text(v).strip().lower() for v in value]
    return tuple(dict.fromkeys(texts))


def _parent(value: object) -> tuple[str, tuple[str, ...]]:
    if not isinstance(value, dict) or set(value) != {"tabel", "sleutel"}:
        raise ValueError("is {tabel: …, sleutel: [columns]}")
    return _text(value["tabel"]), _texts(value["sleutel"])


def _subject(value: object) -> tuple[str, str, str]:
    if not isinstance(value, dict) or set(value) != {"kolom", "patroon", "anders"}:
        raise ValueError("is {kolom: …, patroon: …, anders: …}")
    try:
        groups = re.compile(_text(value["patroon"])).groups
    except re.error as error:
        raise ValueError(f"has a patroon that is no regular expression ({error})") from error
    if groups != 1:
        raise ValueError("has a patroon with one group, in brackets")
    return _text(value["kolom"]), value["patroon"], _text(value["anders"])


def _one_of(*allowed: str) -> Shape:
    def read(value: object) -> object:
        if value not in allowed:
            raise ValueError(f"is one of {', '.join(allowed)}")
        return value

    return read


TABLE_OPTIONS: dict[str, Shape] = {
    "ouder": _parent,
    "ontbrekend": _words,
    "onderwerp": _subject,
}
COLUMN_OPTIONS: dict[str, Shape] = {
    "aliassen": _texts,
    "codelijst": _text,
    "codelijst_patroon": _text,
    "duizendpunten": _flag,
    "gesloten_lijst": _texts,
    "identificator": _flag,
    "leeg_telt_mee": _flag,
    "letterlijk": _flag,
    "normalisatie": _one_of("hoofdletters", "kleine letters"),
    "ontbrekend": _words,
    "optionele_kolom": _flag,
    "periode": _one_of("binnen", "voor_tot"),
    "sleutelruimte": _one_of("parketnummer", "persoon_id"),
    "tot_en_met_peildatum": _flag,
    "vorm": _text,
}
# Options that mean something for columns of these logical types only.
_OF_TYPE = {
    "codelijst": ("string",),
    "codelijst_patroon": ("string",),
    "duizendpunten": ("integer", "number"),
    "gesloten_lijst": ("string",),
    "leeg_telt_mee": ("string",),
    "letterlijk": ("string",),
    "normalisatie": ("string",),
    "periode": ("date",),
    "sleutelruimte": ("string",),
    "tot_en_met_peildatum": ("date",),
    "vorm": ("string",),
}
# Options that do nothing without another one, and options that contradict each other.
_NEEDS = {"codelijst_patroon": "codelijst"}
_EXCLUDES = {"letterlijk": "ontbrekend"}


def read_options(
    properties: list[CustomProperty] | None, known: dict[str, Shape], where: str
) -> dict[str, Any]:
    """Return the options by name, each with the value that its shape gives.

    Raises WrongUseError, with ``where`` in front, for one that is unknown, double or misshapen.
    """
    options: dict[str, Any] = {}
    for entry in properties or []:
        name = str(entry.property)
        if name not in known:
            raise WrongUseError(
                f"{where}: the property {name} is not known. Use one of {', '.join(known)}."
            )
        if name in options:
            raise WrongUseError(f"{where}: the property {name} stands twice. Remove one.")
        try:
            options[name] = known[name](entry.value)
        except ValueError as error:
            raise WrongUseError(f"{where}: the property {name} {error}.") from error
    return options


def check_column_options(options: dict[str, Any], logical_type: str, where: str) -> None:
    """Check the options of one column against its type and each other.

    Raises WrongUseError, with ``where`` in front, for one that cannot do anything there.
    """
    for name in options:
        types = _OF_TYPE.get(name)
        if types and logical_type not in types:
            raise WrongUseError(
                f"{where}: the property {name} is for columns of type {' or '.join(types)}, not "
                f"{logical_type}."
            )
    for name, other in _NEEDS.items():
        if name in options and other not in options:
            raise WrongUseError(f"{where}: the property {name} needs the property {other}.")
    for name, other in _EXCLUDES.items():
        if options.get(name) and other in options:
            raise WrongUseError(f"{where}: with the property {name} there is no {other}.")
