"""What a person fixed about a supplier's extracts: ``expectations/<bron>.yml``."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from keten.errors import FailedError
from keten.project import Project

KINDS = ("aantal", "eenheid", "code", "leeg", "leeftijd", "duur")
# Chance of one false alarm or more in a delivery that is like those before it.
CHANCE = 0.05
_FIELDS = ("kans", "breuken", "grenzen")
# Table, kenmerk and column.
Key = tuple[str, str, str]
_OF_BREAK = {"breuk", "tabel", "kolom"}
_OF_LIMIT = {"tabel", "kenmerk", "kolom", "groep", "onder", "boven", "reden"}


@dataclass(frozen=True)
class Break:
    """A registered break in a column: what lies before says nothing about what comes after."""

    slug: str
    tabel: str
    # None: every column of the table.
    kolom: str | None
    since: date


@dataclass(frozen=True)
class Override:
    """A limit that a person set in place of the learned one, in shares (0 to 1) or in rows."""

    tabel: str
    kenmerk: str
    kolom: str
    groep: str
    lower: float
    upper: float
    # Beyond a hard limit ``keten check`` fails.
    hard: bool
    reason: str
    line: int


@dataclass(frozen=True)
class Expectations:
    """The contents of one file; a supplier without a file has none."""

    chance: float = CHANCE
    breaks: tuple[Break, ...] = ()
    overrides: tuple[Override, ...] = field(default=())


def read_expectations(project: Project, bron: str) -> Expectations:
    """Read the file of a supplier; raises FailedError with file, line and what to do."""
    path = project.root / "expectations" / f"{bron}.yml"
    if not path.is_file():
        return Expectations()
    return parse(path, _break_dates(project), _counted(project, bron))


def parse(path: Path, breaks: dict[str, date], counted: Collection[Key]) -> Expectations:
    """Read one file against the registered breaks (slug -> first day) and what is counted."""
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except UnicodeDecodeError:
        raise FailedError(f"expectations/{path.name} is not UTF-8. Save it as UTF-8.") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise _fault(
            path, line, "this is no YAML. Indent with spaces and quote texts that hold a colon"
        ) from None
    if root is None:
        return Expectations()
    reader = _Reader(path, breaks, counted)
    top = reader.mapping(root, _FIELDS)
    chance = CHANCE
    if "kans" in top:
        chance = reader.number(top["kans"], "kans")
        if not 0 < chance < 1:
            raise _fault(path, top["kans"].start_mark.line + 1, "kans lies between 0 and 1")
    return Expectations(
        chance,
        tuple(reader.breaks(top.get("breuken"))),
        tuple(reader.overrides(top.get("grenzen"))),
    )


def _fault(path: Path, line: int, what: str) -> FailedError:
    return FailedError(
        f"expectations/{path.name}, line {line}: {what}. Correct it; docs/checks.md has the form."
    )


def _break_dates(project: Project) -> dict[str, date]:
    path = project.root / "seeds" / "breuken" / "registratiebreuken.csv"
    with path.open(encoding="utf-8", newline="") as rows:
        return {
            row["breuk"]: date.fromisoformat(row["datum_van"])
            for row in csv.DictReader(rows)
            if row["datum_van"]
        }


def _counted(project: Project, bron: str) -> set[Key]:
    path = project.root / "seeds" / "kwaliteit" / "kenmerken.csv"
    with path.open(encoding="utf-8", newline="") as rows:
        return {
            # Rows are counted once per table, whichever column the list names for it.
            (r["tabel"], r["kenmerk"], "rijen" if r["kenmerk"] == "aantal" else r["kolom"])
            for r in csv.DictReader(rows)
            if r["bron"] == bron
        }


class _Reader:
    """Takes the nodes of one file apart, with their lines."""

    def __init__(self, path: Path, dates: dict[str, date], counted: Collection[Key]) -> None:
        self._path, self._dates, self._keys = path, dates, counted

    def fault(self, node: yaml.Node, what: str) -> FailedError:
        return _fault(self._path, node.start_mark.line + 1, what)

    def mapping(self, node: yaml.Node, allowed: tuple[str, ...]) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            raise self.fault(node, f"fields are expected here ({', '.join(allowed)})")
        fields: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self.fault(key, f"a field is one of {', '.join(sorted(allowed))}")
            if key.value not in allowed:
                raise self.fault(
                    key, f"«{key.value}» is no field; there are {', '.join(sorted(allowed))}"
                )
            if key.value in fields:
                raise self.fault(key, f"{key.value} stands there twice; remove one")
            fields[key.value] = value
        return fields

    def items(self, node: yaml.Node | None) -> list[yaml.Node]:
        if node is None or self._value(node) is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            raise self.fault(node, "a list is expected here, each item behind a -")
        return list(node.value)

    def breaks(self, node: yaml.Node | None) -> Iterator[Break]:
        for item in self.items(node):
            fields = self._complete(item, _OF_BREAK, {"kolom"})
            slug = self.text(fields["breuk"], "breuk")
            if slug not in self._dates:
                raise self.fault(
                    fields["breuk"],
                    f"«{slug}» is no registered break with a date; "
                    "seeds/breuken/registratiebreuken.csv has them",
                )
            tabel = self.text(fields["tabel"], "tabel")
            kolom = self.text(fields["kolom"], "kolom") if "kolom" in fields else None
            if not any(key[0] == tabel and kolom in (None, key[2]) for key in self._keys):
                raise self._uncounted(item, " ".join(filter(None, (tabel, kolom))))
            yield Break(slug, tabel, kolom, self._dates[slug])

    def overrides(self, node: yaml.Node | None) -> Iterator[Override]:
        for item in self.items(node):
            fields = self._complete(item, _OF_LIMIT, {"hard"})
            kenmerk = self.text(fields["kenmerk"], "kenmerk")
            if kenmerk not in KINDS:
                raise self.fault(
                    fields["kenmerk"], f"«{kenmerk}» is no kenmerk; there are {', '.join(KINDS)}"
                )
            lower = self.number(fields["onder"], "onder")
            upper = self.number(fields["boven"], "boven")
            tabel, kolom = (self.text(fields[name], name) for name in ("tabel", "kolom"))
            key = (tabel, kenmerk, kolom)
            if key not in self._keys:
                raise self._uncounted(item, " ".join(key))
            if not lower <= upper:
                raise self.fault(fields["onder"], "onder lies above boven")
            if kenmerk != "aantal" and not 0 <= lower <= upper <= 1:
                raise self.fault(fields["onder"], "a share lies between 0 and 1 (0.25 is 25%)")
            hard = self._value(fields["hard"]) if "hard" in fields else False
            if not isinstance(hard, bool):
                raise self.fault(fields["hard"], "hard is true or false")
            yield Override(
                *key,
                self.text(fields["groep"], "groep"),
                lower,
                upper,
                hard,
                self.text(fields["reden"], "reden"),
                item.start_mark.line + 1,
            )

    def _uncounted(self, node: yaml.Node, what: str) -> FailedError:
        return self.fault(
            node,
            f"«{what}» is not counted for {self._path.stem}; seeds/kwaliteit/kenmerken.csv has "
            "what is (of kenmerk aantal the kolom is rijen)",
        )

    def text(self, node: yaml.Node, name: str) -> str:
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            raise self.fault(node, f"{name} is a text and not empty")
        return str(node.value)

    def number(self, node: yaml.Node, name: str) -> float:
        value = self._value(node)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.fault(node, f"{name} is a number, with a decimal point")
        return float(value)

    def _complete(
        self, node: yaml.Node, needed: set[str], optional: set[str]
    ) -> dict[str, yaml.Node]:
        fields = self.mapping(node, tuple(sorted(needed | optional)))
        missing = sorted(needed - optional - fields.keys())
        if missing:
            raise self.fault(
                node, f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing"
            )
        return fields

    @staticmethod
    def _value(node: yaml.Node) -> Any:
        if not isinstance(node, yaml.ScalarNode):
            return node.value
        try:
            return yaml.safe_load(node.value) if node.style is None else node.value
        except (yaml.YAMLError, ValueError):
            return node.value
