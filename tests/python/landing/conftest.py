"""A small project with its own code lists, and deliveries written line by line."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from keten.errors import ExitCode
from keten.landing import land_deliveries
from keten.project import Project

ROOT = Path(__file__).parents[3]
CODES = {
    "mk_codes": ("F521", "F527"),
    "eenheden": ("amsterdam", "oost-nederland"),
    "parketten": ("amsterdam",),
    "artikelen": ("244", "249", "240b"),
    "classificaties": ("minderjarig slachtoffer",),
    "beslissingen": ("dagvaarding",),
    "uitspraken": ("veroordeling",),
    "straffen": ("taakstraf",),
    "helpwanted_media": ("chat", "telefoon"),
    "helpwanted_leeftijdscategorieen": ("12 t/m 18",),
    "helpwanted_redenen": ("grooming", "overig"),
    "schadefonds_beslissingen": ("toegewezen", "afgewezen"),
    "reeksbronnen": ("csg", "veilig thuis"),
    "maatstaven": ("meldingen veilig thuis", "meldingen csg tot en met 7 dagen"),
}
INCIDENTEN = "incident_id;registratiedatum;melddatum;mk_code;eenheid;geinformeerd;aangifte;naar_om"
INCIDENT = "{};2020-05-01;2020-05-01;F527;Amsterdam;J;N;N"
SLACHTOFFERS = "incident_id;persoon_id;geslacht;leeftijd"


@dataclass
class Delivery:
    """A delivery under construction, of politie unless it is made another; ``land`` lands it."""

    project: Project
    folder: Path
    texts: dict[str, str | bytes] = field(default_factory=dict)
    manifest: dict[str, Any] = field(default_factory=dict)
    # tabel -> extra fields of its entry in the manifest
    entries: dict[str, dict[str, Any]] = field(default_factory=dict)

    def of(self, bron: str) -> Delivery:
        """Make it a delivery of ``bron``, without any table yet."""
        self.manifest["bron"] = bron
        self.texts.clear()
        return self

    def rows(self, tabel: str, *lines: str) -> Delivery:
        """Give the file of ``tabel`` these lines, the header first."""
        self.texts[tabel] = "\n".join(lines) + "\n"
        return self

    def incidenten(self, *lines: str) -> Delivery:
        """Give incidenten these lines behind the usual header."""
        return self.rows("incidenten", INCIDENTEN, *lines)

    def slachtoffers(self, *lines: str) -> Delivery:
        """Give slachtoffers these lines behind the usual header."""
        return self.rows("slachtoffers", SLACHTOFFERS, *lines)

    def write(self) -> Path:
        """Write the files and the manifest."""
        self.folder.mkdir(exist_ok=True)
        for tabel, text in self.texts.items():
            content = text.encode() if isinstance(text, str) else text
            (self.folder / f"{tabel}.csv").write_bytes(content)
        files = [
            {"tabel": tabel, "bestand": f"{tabel}.csv"} | self.entries.get(tabel, {})
            for tabel in self.texts
        ]
        text = yaml.safe_dump(self.manifest | {"bestanden": files}, sort_keys=False)
        (self.folder / "levering.yml").write_text(text, encoding="utf-8")
        return self.folder

    def land(self) -> ExitCode:
        """Write and land it."""
        return land_deliveries(self.project, [self.write()])

    def landed(self, query: str, versie: int = 1) -> list[tuple[Any, ...]]:
        """Run a query in which ``{table}`` is a landed table."""
        bron = self.manifest["bron"]
        name = f"{bron}-{self.manifest['peildatum']}-v{versie}"
        folder = self.project.landing / bron / name
        names = {path.stem: f"'{path}'" for path in folder.glob("*.parquet")}
        return duckdb.sql(query.format(**names)).fetchall()

    def quarantined(self) -> list[tuple[Any, ...]]:
        """(tabel, regelnummer, kolom, regel) of every quarantined row."""
        return self.landed(
            "select tabel, regelnummer, kolom, regel from {afgekeurd} order by tabel, regelnummer"
        )


@pytest.fixture(scope="session")
def project_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of a project with the real contracts and short code lists."""
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "contracts", root / "contracts")
    codes = root / "seeds" / "codes"
    codes.mkdir(parents=True)
    for name, listed in CODES.items():
        text = "\n".join(("code,label", *(f"{code},{code}" for code in listed)))
        (codes / f"{name}.csv").write_text(text + "\n", encoding="utf-8")
    shutil.copytree(ROOT / "models", root / "models")
    for name in ("artikelvormen", "andere_wetten", "populaties"):
        shutil.copy(ROOT / "seeds" / "codes" / f"{name}.csv", codes)
    (root / "dbt_project.yml").write_text("name: keten\n", encoding="utf-8")
    return root


@pytest.fixture
def project(project_root: Path, tmp_path: Path) -> Project:
    """That project with a ``var`` of its own."""
    return Project(root=project_root, var=tmp_path / "var")


@pytest.fixture
def delivery(project: Project, tmp_path: Path) -> Delivery:
    """A delivery of politie with one incident, which lands clean as it is."""
    made = Delivery(project, tmp_path / "levering")
    made.manifest = {
        "bron": "politie",
        "aard": "synthetisch",
        "peildatum": date(2025, 5, 1),
        "periode": {
            "van": date(2020, 1, 1),
            "tot": date(2025, 1, 1),
        },
    }
    made.incidenten(INCIDENT.format("a"))
    made.slachtoffers("a;p1;V;12")
    return made.rows("verdachten", SLACHTOFFERS)
