"""What `keten breaks` prints: verdicts, never a number of records."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from keten.breaks_found import COLUMNS, print_breaks
from keten.errors import FailedError
from keten.project import Project

ROWS = """
    create schema marts;
    create table marts.kwaliteit_breuken as
    select * from (values
        ('verwacht en gevonden', 'politie', 'meldingen', 'code', 'F527', 'geregistreerde datum',
            date '2024-07-01', 'mk-f527-2024', 'niveau', 'op', 'hercodering', null),
        ('verwacht en niet gevonden', 'om', 'instroom', 'totaal', 'totaal', 'geregistreerde datum',
            date '2024-07-01', 'wsm-2024', 'niveau', 'neer', 'niet gevonden', null)
    ) as rijen (
        verwachting, bron, populatie, soort, reeks, toets, maand, breuk, gebroken, richting,
        oordeel, wisselt_met
    )
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    with duckdb.connect(str(tmp_path / "keten.duckdb")) as connection:
        connection.execute(ROWS)
    return Project(root=tmp_path, var=tmp_path)


def test_what_shows_is_printed(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    print_breaks(project)
    shown = capsys.readouterr().out
    assert "mk-f527-2024" in shown
    assert "wsm-2024" not in shown
    print_breaks(project, every=True)
    assert "wsm-2024" in capsys.readouterr().out


def test_no_column_holds_a_number() -> None:
    assert not {"statistiek", "verhouding", "q_waarde", "aantal"} & set(COLUMNS)


def test_without_a_warehouse_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="keten build"):
        print_breaks(Project(root=tmp_path, var=tmp_path))
