"""One more source of tables: one delivery, and rows in seeds. No Python, no SQL."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from keten.errors import ExitCode
from keten.project import Project
from keten.warehouse import read_rows
from tests.python.conftest import ROOT

pytestmark = pytest.mark.builds

# A made-up telephone line for children: a publication, a source, and two measures.
SEEDS = {
    "publicaties": "jaarbericht 2024,reeksen,2022-01-01,2025-01-01,2025-06-01,Jaarbericht 2024 (J)",
    "documenten": "J,Jaarbericht Kinderlijn 2024,meting,jaarbericht 2024,J,J:1,",
    "reeksbronnen": "kinderlijn,De Kinderlijn,1900-01-01,9999-12-31,J:1,Made up",
    "maatstaven": (
        "gesprekken kinderlijn,Gesprekken kinderlijn,kinderlijn,contact,contact,Bellers onder de "
        "18 jaar,0,18,1,telling,ja,1900-01-01,9999-12-31,J:3,\n"
        "aandeel kinderlijn,Aandeel gesprekken,kinderlijn,procent,contact,"
        "Bellers onder de 18 jaar,0,18,,telling,nee,1900-01-01,9999-12-31,J:9,"
    ),
}
MANIFEST = """\
bron: reeksen
aard: gepubliceerd
peildatum: 2025-06-01
periode: {van: 2022-01-01, tot: 2025-01-01}
bestanden:
  - {tabel: reeksen, bestand: reeksen.csv, rijen: 4}
"""
CELLS = """\
bron,maatstaf,periode_van,periode_tot,dimensie_1,waarde,gedrukt,eenheid,n,vindplaats
kinderlijn,gesprekken kinderlijn,2022-01-01,2023-01-01,,1204,1.204,contact,,J:3 figuur 1
kinderlijn,gesprekken kinderlijn,2023-01-01,2024-01-01,,,<10,contact,,J:4 figuur 1
kinderlijn,gesprekken kinderlijn,2024-01-01,2025-01-01,,1310,1.310,contact,,J:5 figuur 1
kinderlijn,aandeel kinderlijn,2024-01-01,2025-01-01,soort=chat,61.5,"61,5%",procent,1310,J:9 tekst
"""


def copy_project(target: Path) -> Project:
    """Copy what a project is made of; the code of the command stays in its own checkout."""
    for name in ("contracts", "macros", "models", "seeds", "tests/data"):
        shutil.copytree(ROOT / name, target / name)
    for name in ("dbt_project.yml", "profiles.yml"):
        shutil.copy(ROOT / name, target)
    (target / "analyses").mkdir()
    return Project(root=target, var=target / "var")


def run(project: Project, *arguments: str, code: ExitCode = ExitCode.CLEAN) -> str:
    """Run ``keten`` in the copied project."""
    child = subprocess.run(
        [sys.executable, "-m", "keten", *arguments],
        cwd=project.root,
        env=os.environ | {"PYTHONPATH": str(ROOT), "KETEN_VAR": str(project.var), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    printed = child.stdout + child.stderr
    assert child.returncode == code, printed
    return printed


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the project, with the delivery landed before any seed knows its codes."""
    made = copy_project(tmp_path_factory.mktemp("nieuwe_bron"))
    folder = made.root / "gepubliceerd" / "jaarbericht-2024"
    folder.mkdir(parents=True)
    (folder / "levering.yml").write_text(MANIFEST, encoding="utf-8")
    (folder / "reeksen.csv").write_text(CELLS, encoding="utf-8")
    return made


def test_without_its_rows_landing_says_what_to_add_where(project: Project) -> None:
    printed = run(project, "land", "gepubliceerd/jaarbericht-2024")
    assert "unknown bron «kinderlijn» (4 ×): add it to seeds/codes/reeksbronnen.csv" in printed
    said = "unknown maatstaf «gesprekken kinderlijn» (3 ×): add it to seeds/codes/maatstaven.csv"
    assert said in printed


def test_with_its_rows_it_stands_beside_the_others(project: Project) -> None:
    for name, lines in SEEDS.items():
        path = project.codes / f"{name}.csv"
        text = path.read_text(encoding="utf-8")
        path.write_text(f"{text.rstrip()}\n{lines}\n", encoding="utf-8")
    run(project, "build")

    cells = read_rows(
        project.warehouse,
        "select eenheid, geteld, populatie, leeftijd_van, leeftijd_tot, documentcode, regel, "
        "gedrukt, is_geldend, is_onderdrukt, waarde from marts.fct_signalen "
        "where bron = 'kinderlijn' order by regel",
    )
    assert [(cell["documentcode"], cell["regel"]) for cell in cells] == [
        ("J", 3), ("J", 4), ("J", 5), ("J", 9),
    ]  # fmt: skip
    assert [cell["eenheid"] for cell in cells] == ["contact", "contact", "contact", "procent"]
    assert {cell["populatie"] for cell in cells} == {"Bellers onder de 18 jaar"}
    assert {(cell["geteld"], cell["leeftijd_van"], cell["leeftijd_tot"]) for cell in cells} == {
        ("contact", 0, 18)
    }
    assert all(cell["is_geldend"] for cell in cells)
    assert [cell["waarde"] for cell in cells if cell["is_onderdrukt"]] == [None]

    rows = read_rows(
        project.warehouse,
        "select jaar, organisatie, getoond, leeftijdsgrens, vindplaats from marts.keten_signalen "
        "order by jaar",
    )
    assert [tuple(row.values()) for row in rows] == [
        (2022, "De Kinderlijn", "1.204 contact", "0 tot 18 jaar", "J:3"),
        (2023, "De Kinderlijn", "<10 contact", "0 tot 18 jaar", "J:4"),
        (2024, "De Kinderlijn", "1.310 contact", "0 tot 18 jaar", "J:5"),
    ]
    findings = read_rows(
        project.warehouse, "select * from marts.kwaliteit_meldingen where bron = 'reeksen'"
    )
    assert findings == []
