"""What the options of ``keten land`` say about a delivery that has no ``levering.yml``."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from keten.contracts import MANIFEST, Contract
from keten.errors import RefusedError, WrongUseError
from keten.landing.manifest import Manifest, manifest_of
from keten.landing.shown import shown

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Said:
    """The fields of a manifest, as texts of options; empty where an option is not given."""

    bron: str = ""
    aard: str = ""
    peildatum: str = ""
    van: str = ""
    tot: str = ""
    # tabel=path
    files: tuple[str, ...] = ()
    # Numbers of articles, with commas.
    not_asked: str = ""
    # column=name
    key_spaces: tuple[str, ...] = ()


def manifest_from_options(
    said: Said, folder: Path, contracts: dict[str, dict[str, Contract]]
) -> Manifest:
    """Validate the options as a manifest is; the manifest that they make is kept as received.

    Raises WrongUseError with every problem.
    """
    if os.path.lexists(folder / MANIFEST):
        raise WrongUseError(
            f"{shown(folder.name)} has a levering.yml, so leave out the options that say the same "
            "(--bron, --aard, --peildatum, --van, --tot, --file, --not-asked, --key-space)."
        )
    text = yaml.safe_dump(_fields(said), sort_keys=False, allow_unicode=True)
    try:
        return manifest_of(text.encode(), folder, contracts)
    except RefusedError as error:
        message = str(error).replace("levering.yml", "the manifest in the options")
        raise WrongUseError(message) from None


def _fields(said: Said) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "bron": said.bron or None,
        "aard": said.aard or None,
        "peildatum": _day(said.peildatum),
        "periode": {"van": _day(said.van), "tot": _day(said.tot)},
    }
    if said.not_asked:
        numbers = [_number(number) for number in said.not_asked.split(",")]
        fields["selectie"] = {"artikelen_niet_gevraagd": numbers}
    if said.key_spaces:
        fields["sleutelruimte"] = dict(_pair(space, "--key-space") for space in said.key_spaces)
    pairs = [_pair(file, "--file") for file in said.files]
    fields["bestanden"] = [{"tabel": tabel, "bestand": path} for tabel, path in pairs]
    return fields


def _day(text: str) -> date | str | None:
    """Return a day, or what is no day as it is, to be refused as one; None when nothing is said."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else text or None
    except ValueError:
        return text


def _number(text: str) -> int | str:
    text = text.strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else text


def _pair(text: str, option: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name.strip() and equals and value):
        raise WrongUseError(f"{option} {shown(text)} is not of the form name=value.")
    return name.strip(), value
