"""The manifest ``levering.yml``: what the supplier says about a delivery, read and validated."""

from __future__ import annotations

import os
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from keten.contracts import MANIFEST, Contract
from keten.errors import RefusedError
from keten.landing.delivery_files import find_file, identity, lying_in, open_file, tidy_path
from keten.landing.layout import Limits
from keten.landing.manifest_yaml import parse_manifest
from keten.landing.refusals import Refusals
from keten.landing.shown import shown

AARDEN = ("echt", "gepubliceerd", "synthetisch")
KEY_SPACES = ("persoon_id", "parketnummer")
_FIELDS = ("bron", "aard", "peildatum", "periode", "selectie", "sleutelruimte", "bestanden")
_FILE_FIELDS = ("tabel", "bestand", "rijen", "sha256")
_NOT_ASKED = "artikelen_niet_gevraagd"
_DAY = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")
_MOST_ROWS, _HIGHEST_ARTICLE = 10**12, 9_999
_NOT_READ_NAMED = 20


@dataclass(frozen=True)
class DeliveredFile:
    """One file of a delivery, with what the supplier promises about it."""

    tabel: str
    bestand: str
    path: Path
    rijen: int | None
    sha256: str | None


@dataclass(frozen=True)
class Manifest:
    """One delivery as its supplier describes it."""

    folder: Path
    # The manifest itself, as received; it is kept with the files.
    received: bytes
    bron: str
    aard: str
    peildatum: date
    van: date
    tot: date
    artikelen_niet_gevraagd: tuple[int, ...]
    sleutelruimte: dict[str, str]
    bestanden: tuple[DeliveredFile, ...]

    @property
    def not_read(self) -> list[str]:
        """Names of what lies in the folder without being named in the manifest, made printable."""
        named = {MANIFEST, *(file.bestand for file in self.bestanden)}
        lying = [path for path in lying_in(self.folder) if path not in named]
        more = len(lying) - _NOT_READ_NAMED
        names = [shown(path) for path in lying[:_NOT_READ_NAMED]]
        return [*names, f"and {more:,} more"] if more > 0 else names


def read_manifest(folder: Path, contracts: dict[str, dict[str, Contract]]) -> Manifest:
    """Read and validate ``levering.yml`` of this folder.

    Raises RefusedError with every problem and what to do about it.
    """
    if not os.path.lexists(folder / MANIFEST):
        raise RefusedError(
            f"{shown(folder.name)} has no levering.yml. Add one that names bron, aard, peildatum, "
            "periode and bestanden, or give these as options."
        )
    most = Limits().manifest_bytes
    with open_file(find_file(folder, MANIFEST), MANIFEST) as file:
        received = file.read(most + 1)
    if len(received) > most:
        raise RefusedError(
            f"levering.yml is larger than {most // 1024} KiB; a manifest is a few lines. Is it "
            "another file?"
        )
    return manifest_of(received, folder, contracts)


def manifest_of(
    received: bytes, folder: Path, contracts: dict[str, dict[str, Contract]]
) -> Manifest:
    """Validate this text of a manifest; raises RefusedError as ``read_manifest`` does."""
    content = parse_manifest(received)
    refusals = Refusals()
    # First every part by itself, for all that is wrong; then together.
    for part in (_known_fields, _aard, _peildatum, _periode, _selectie, _key_spaces):
        with refusals.gathered():
            part(content)
    with refusals.gathered():
        _files(content, folder, contracts[_bron(content, contracts)])
    refusals.raise_any()
    bron, (van, tot), peildatum = _bron(content, contracts), _periode(content), _peildatum(content)
    if peildatum < tot - timedelta(days=1):
        raise RefusedError(
            f"levering.yml: peildatum {peildatum} lies before the last day of the periode "
            f"({tot - timedelta(days=1)}). Correct the one that is wrong."
        )
    return Manifest(
        folder=folder,
        received=received,
        bron=bron,
        aard=_aard(content),
        peildatum=peildatum,
        van=van,
        tot=tot,
        artikelen_niet_gevraagd=_selectie(content),
        sleutelruimte=_key_spaces(content),
        bestanden=_files(content, folder, contracts[bron]),
    )


def _known_fields(content: dict[str, Any]) -> None:
    _only_known(content, _FIELDS, "levering.yml")


def _bron(content: dict[str, Any], contracts: dict[str, dict[str, Contract]]) -> str:
    return _one_of(content, "bron", list(contracts))


def _aard(content: dict[str, Any]) -> str:
    return _one_of(content, "aard", list(AARDEN))


def _peildatum(content: dict[str, Any]) -> date:
    return _date(content, "peildatum")


def _only_known(content: dict[str, Any], fields: tuple[str, ...], where: str) -> None:
    unknown = [shown(field) for field in content if field not in fields]
    if unknown:
        raise RefusedError(
            f"{where}: unknown field {', '.join(unknown[:_NOT_READ_NAMED])}. Known are "
            f"{', '.join(fields)}."
        )


def _required(content: dict[str, Any], field: str) -> Any:
    if content.get(field) is None:
        raise RefusedError(f"levering.yml: the field {field} is missing. Add it.")
    return content[field]


def _one_of(content: dict[str, Any], field: str, allowed: list[str]) -> str:
    value = _required(content, field)
    if value not in allowed:
        raise RefusedError(f"levering.yml: {field} must be one of {', '.join(allowed)}.")
    return str(value)


def _date(content: dict[str, Any], field: str, where: str = "") -> date:
    value = _required(content, field)
    if type(value) is not date:
        shown_day = f" {value}" if _DAY.fullmatch(str(value)) else ""
        raise RefusedError(
            f"levering.yml: {where}{field}{shown_day} is not a date. Write it as jjjj-mm-dd, "
            "without quotes and without a time."
        )
    return value


def _section(content: dict[str, Any], field: str, fields: tuple[str, ...]) -> dict[str, Any]:
    section = content.get(field)
    if section is None:
        return {}
    if not isinstance(section, dict):
        raise RefusedError(f"levering.yml: {field} must hold {', '.join(fields)}.")
    _only_known(section, fields, f"levering.yml, {field}")
    return section


def _periode(content: dict[str, Any]) -> tuple[date, date]:
    _required(content, "periode")
    periode = _section(content, "periode", ("van", "tot"))
    van, tot = _date(periode, "van", "periode: "), _date(periode, "tot", "periode: ")
    if van >= tot:
        raise RefusedError(
            f"levering.yml: the periode runs from {van} to {tot}, and holds no day. It is "
            "half-open: tot is the first day after it."
        )
    return van, tot


def _selectie(content: dict[str, Any]) -> tuple[int, ...]:
    numbers = _section(content, "selectie", (_NOT_ASKED,)).get(_NOT_ASKED)
    if numbers is None:
        return ()
    if not isinstance(numbers, list) or not all(
        type(number) is int and 0 < number <= _HIGHEST_ARTICLE for number in numbers
    ):
        raise RefusedError(
            f"levering.yml: selectie: {_NOT_ASKED} must be a list of article numbers."
        )
    return tuple(sorted(set(numbers)))


def _key_spaces(content: dict[str, Any]) -> dict[str, str]:
    spaces = _section(content, "sleutelruimte", KEY_SPACES)
    # What cannot be shown as it is would be a name that two people read differently.
    if not all(isinstance(name, str) and name and shown(name) == name for name in spaces.values()):
        raise RefusedError(
            "levering.yml: each sleutelruimte must be a name, such as politie-2025, of at most 40 "
            "characters."
        )
    return spaces


def _files(
    content: dict[str, Any], folder: Path, tables: dict[str, Contract]
) -> tuple[DeliveredFile, ...]:
    entries = _required(content, "bestanden")
    if not isinstance(entries, list):
        raise RefusedError("levering.yml: bestanden must be a list with tabel and bestand.")
    refusals, files, named = Refusals(), [], set()
    for entry in entries:
        with refusals.gathered():
            if not isinstance(entry, dict):
                raise RefusedError("levering.yml: each entry of bestanden needs tabel and bestand.")
            named.add(str(entry.get("tabel")))
            files.append(_file(entry, folder, tables))
    with refusals.gathered():
        _refuse_twice([(file.tabel, file.tabel) for file in files])
        # Some file systems hold these names apart, and others do not.
        _refuse_twice([(file.bestand.casefold(), file.bestand) for file in files])
        _refuse_twice([(identity(file.path), file.bestand) for file in files])
    missing = [name for name in tables if name not in named]
    with refusals.gathered():
        if missing:
            raise RefusedError(
                f"the delivery lacks the table {', '.join(missing)}. All tables of a bron belong "
                "to a delivery: add the file and name it under bestanden, or with --file."
            )
    refusals.raise_any()
    order = list(tables)
    return tuple(sorted(files, key=lambda file: order.index(file.tabel)))


def _refuse_twice(named: list[tuple[object, str]]) -> None:
    """Refuse what is named twice: a key that returns, under the same name or another."""
    counts = Counter(key for key, _ in named)
    twice = dict.fromkeys(shown(name) for key, name in named if counts[key] > 1)
    if twice:
        raise RefusedError(
            f"levering.yml names {' and '.join(twice)} more than once (links and other capitals "
            "count too). Name each table and file once."
        )


def _file(entry: dict[str, Any], folder: Path, tables: dict[str, Contract]) -> DeliveredFile:
    _only_known(entry, _FILE_FIELDS, "levering.yml, bestanden")
    tabel = _one_of(entry, "tabel", list(tables))
    rijen, sha256 = entry.get("rijen"), entry.get("sha256")
    if rijen is not None and (type(rijen) is not int or not 0 <= rijen <= _MOST_ROWS):
        raise RefusedError(f"levering.yml: rijen of {tabel} must be a whole number.")
    if sha256 is not None and not re.fullmatch(r"[0-9a-fA-F]{64}", str(sha256)):
        raise RefusedError(f"levering.yml: sha256 of {tabel} must be 64 hexadecimal digits.")
    named = _required(entry, "bestand")
    try:
        bestand = tidy_path(named)
        path = find_file(folder, bestand)
    except RefusedError as error:
        raise RefusedError(f"levering.yml, {tabel}: {error}") from None
    return DeliveredFile(
        tabel, bestand, path, rijen, None if sha256 is None else str(sha256).lower()
    )
