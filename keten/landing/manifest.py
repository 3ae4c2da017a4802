"""The manifest ``levering.yml``: what the supplier says about a delivery, read and validated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from keten.contracts import MANIFEST, Contract
from keten.errors import RefusedError
from keten.landing.shown import shown

AARDEN = ("echt", "gepubliceerd", "synthetisch")
KEY_SPACES = ("persoon_id", "parketnummer")
_FIELDS = ("bron", "aard", "peildatum", "periode", "selectie", "sleutelruimte", "bestanden")
_DAY = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")
_FILE_FIELDS = ("tabel", "bestand", "rijen", "sha256")


class _Loader(yaml.SafeLoader):
    """Reads YAML, and leaves a day that does not exist (2025-13-01) as text to be refused."""

    def construct_day(self, node: yaml.ScalarNode) -> Any:
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError:
            return node.value


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _Loader.construct_day)


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
        """Names of what lies in the folder without being named in the manifest."""
        named = {file.path for file in self.bestanden} | {(self.folder / MANIFEST).resolve()}
        lying = (path for path in self.folder.rglob("*") if not path.is_dir())
        return sorted(
            str(path.relative_to(self.folder)) for path in lying if path.resolve() not in named
        )


def read_manifest(folder: Path, contracts: dict[str, dict[str, Contract]]) -> Manifest:
    """Read and validate ``levering.yml`` of this folder.

    Raises RefusedError with the first problem and what to do about it.
    """
    content = _load(folder)
    _only_known(content, _FIELDS, "levering.yml")
    bron = _one_of(content, "bron", list(contracts))
    aard = _one_of(content, "aard", list(AARDEN))
    peildatum = _date(content, "peildatum")
    van, tot = _periode(content)
    if peildatum < tot - timedelta(days=1):
        raise RefusedError(
            f"levering.yml: peildatum {peildatum} lies before the last day of the periode "
            f"({tot - timedelta(days=1)}). Correct the one that is wrong."
        )
    return Manifest(
        folder=folder,
        bron=bron,
        aard=aard,
        peildatum=peildatum,
        van=van,
        tot=tot,
        artikelen_niet_gevraagd=_selectie(content),
        sleutelruimte=_key_spaces(content),
        bestanden=_files(content, folder, contracts[bron]),
    )


def _load(folder: Path) -> dict[str, Any]:
    try:
        text = (folder / MANIFEST).read_text(encoding="utf-8-sig")
        content = yaml.load(text, Loader=_Loader)
    except FileNotFoundError:
        raise RefusedError(
            f"{shown(folder.name)} has no levering.yml. Add one that names bron, aard, peildatum, "
            "periode and bestanden."
        ) from None
    except UnicodeDecodeError:
        raise RefusedError("levering.yml is not UTF-8. Save it as UTF-8.") from None
    except (yaml.YAMLError, ValueError, OSError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" near line {mark.line + 1}" if mark else ""
        raise RefusedError(f"levering.yml cannot be read as YAML{where}. Correct it.") from None
    if not isinstance(content, dict):
        raise RefusedError("levering.yml holds no fields. It needs bron, aard, peildatum, …")
    return content


def _only_known(content: dict[str, Any], fields: tuple[str, ...], where: str) -> None:
    unknown = [shown(field) for field in content if field not in fields]
    if unknown:
        raise RefusedError(
            f"{where}: unknown field {', '.join(unknown)}. Known are {', '.join(fields)}."
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
        shown = f" {value}" if _DAY.fullmatch(str(value)) else ""
        raise RefusedError(
            f"levering.yml: {where}{field}{shown} is not a date. Write it as jjjj-mm-dd, "
            "without quotes."
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
    field = "artikelen_niet_gevraagd"
    numbers = _section(content, "selectie", (field,)).get(field) or []
    if not isinstance(numbers, list) or not all(type(n) is int and n > 0 for n in numbers):
        raise RefusedError(f"levering.yml: selectie: {field} must be a list of article numbers.")
    return tuple(sorted(set(numbers)))


def _key_spaces(content: dict[str, Any]) -> dict[str, str]:
    spaces = _section(content, "sleutelruimte", KEY_SPACES)
    if not all(isinstance(space, str) and space for space in spaces.values()):
        raise RefusedError("levering.yml: each sleutelruimte must be a name, such as politie-2025.")
    return spaces


def _files(
    content: dict[str, Any], folder: Path, tables: dict[str, Contract]
) -> tuple[DeliveredFile, ...]:
    entries = _required(content, "bestanden")
    if not isinstance(entries, list):
        raise RefusedError("levering.yml: bestanden must be a list with tabel and bestand.")
    files = [_file(entry, folder, tables) for entry in entries]
    for what in ("tabel", "path"):
        names = [str(getattr(file, what)) for file in files]
        twice = sorted({Path(name).name for name in names if names.count(name) > 1})
        if twice:
            raise RefusedError(f"levering.yml names {', '.join(map(shown, twice))} more than once.")
    missing = [name for name in tables if name not in {file.tabel for file in files}]
    if missing:
        raise RefusedError(
            f"the delivery lacks the table {', '.join(missing)}. All tables of a bron belong to a "
            "delivery: add the file and name it under bestanden."
        )
    order = list(tables)
    return tuple(sorted(files, key=lambda file: order.index(file.tabel)))


def _file(entry: Any, folder: Path, tables: dict[str, Contract]) -> DeliveredFile:
    if not isinstance(entry, dict):
        raise RefusedError("levering.yml: each entry of bestanden needs tabel and bestand.")
    _only_known(entry, _FILE_FIELDS, "levering.yml, bestanden")
    tabel = _one_of(entry, "tabel", list(tables))
    bestand = _required(entry, "bestand")
    rijen, sha256 = entry.get("rijen"), entry.get("sha256")
    if rijen is not None and (type(rijen) is not int or rijen < 0):
        raise RefusedError(f"levering.yml: rijen of {tabel} must be a whole number.")
    if sha256 is not None and not re.fullmatch(r"[0-9a-fA-F]{64}", str(sha256)):
        raise RefusedError(f"levering.yml: sha256 of {tabel} must be 64 hexadecimal digits.")
    return DeliveredFile(
        tabel=tabel,
        bestand=str(bestand),
        path=_inside(folder, str(bestand)),
        rijen=rijen,
        sha256=None if sha256 is None else str(sha256).lower(),
    )


def _inside(folder: Path, bestand: str) -> Path:
    path = (folder / bestand).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise RefusedError(
            f"levering.yml: the file {shown(bestand)} lies outside the folder of the delivery. "
            "Paths and links must stay inside it."
        )
    if not path.is_file():
        raise RefusedError(
            f"levering.yml names {shown(bestand)}, but the folder does not hold that file."
        )
    return path
