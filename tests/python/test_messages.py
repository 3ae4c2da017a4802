"""What is said of unknown codes, of past states, and of folders that hold something else."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from keten.build import DbtRun, build, explain
from keten.errors import WrongUseError
from keten.example.writing import check_overwrite
from keten.landing.layout import LEVERING
from keten.printing import UnknownValue, looks_like_code, unknown_code_lines
from keten.project import Project
from keten.status import print_status

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "value", ["F599", "249 lid 2 sr", "noord-nederland", "240b", "voeging ter berechting", "9.2 ww"]
)
def test_codes_are_shown(value: str) -> None:
    assert looks_like_code(value)


@pytest.mark.parametrize(
    "value",
    [
        "een twee drie vier",
        "a" * 26,
        "0123456789abcdef",
        "deadbeefdeadbeef",
        "01/123456-20",
        "12345678",
        "a@b",
        "zin, met komma",
        "",
    ],
)
def test_what_does_not_look_like_a_code_is_not_shown(value: str) -> None:
    assert not looks_like_code(value)


def test_at_most_twenty_codes_are_listed() -> None:
    found = [
        UnknownValue("mk_code", f"F{i}", 1, "seeds/codes/mk_codes.csv", "politie")
        for i in range(23)
    ]
    hidden = UnknownValue(
        "mk_code", "een twee drie vier", 7, "seeds/codes/mk_codes.csv", "politie", 2025
    )
    lines = list(unknown_code_lines([*found, hidden]))
    assert lines[0].startswith(
        "unknown mk_code (value not shown: it does not look like a code; is this another column?)"
        " (7 ×)"
    )
    assert lines[1] == (
        "unknown mk_code «F0» (1 ×): add it to seeds/codes/mk_codes.csv, or have politie correct it"
    )
    assert len(lines) == 1 + 20 + 1
    assert lines[-1] == "and 3 more unknown codes"


def test_folder_with_a_delivery_that_is_not_made_up_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "politie-2025"
    check_overwrite(target)
    target.mkdir()
    check_overwrite(target)
    (target / "incidenten.csv").write_text("a\n", encoding="utf-8")
    for manifest in (None, "aard: echt\n", "aard: [\n", "synthetisch\n"):
        if manifest is not None:
            (target / "levering.yml").write_text(manifest, encoding="utf-8")
        with pytest.raises(WrongUseError, match="politie-2025 exists"):
            check_overwrite(target)
    (target / "levering.yml").write_text("aard: synthetisch\n", encoding="utf-8")
    check_overwrite(target)


def test_a_failed_data_test_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "target").mkdir()
    made, run = tmp_path / "keten.duckdb", DbtRun(failed={"told": "Got 3 results", "bare": "Got 1"})
    said = explain(made, run, tmp_path)
    assert "  Got 3 results (told)\n  Got 1 (bare)\n" in said
    nodes = {
        "1": {"name": "told", "resource_type": "test", "description": "add a row to a.csv"},
        "2": {"name": "bare", "resource_type": "test", "description": ""},
    }
    (tmp_path / "target" / "manifest.json").write_text(json.dumps({"nodes": nodes}))
    said = explain(made, run, tmp_path)
    assert "  add a row to a.csv (told)\n  Got 1 (bare)\n" in said


@pytest.fixture
def landed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project in which one delivery is landed, and of which no build is really run."""
    project = Project(root=ROOT, var=tmp_path / "var")
    folder = project.landing / "politie" / "politie-2023-05-01-v1"
    folder.mkdir(parents=True)
    cells = {
        "levering_id": f"'{folder.name}'",
        "peildatum": "'2023-05-01'",
        "ingelezen_op": "'2026-11-21 15:07:00'",
        "bron": "'politie'",
        "versie": "1",
        "periode_van": "'2018-01-01'",
        "periode_tot": "'2023-01-01'",
    }
    columns = ", ".join(
        f"cast({cells.get(name, 'null')} as {kind}) as {name}" for name, kind in LEVERING
    )
    duckdb.sql(f"select {columns}").write_parquet(str(folder / "levering.parquet"))
    monkeypatch.setattr("keten.build._run_dbt", _stop)
    return project


class _BuiltError(Exception):
    """Raised where dbt would run, with the variables it would get."""


def _stop(*arguments: object) -> None:
    raise _BuiltError(arguments[2])


@pytest.mark.parametrize(
    ("peildatum", "known_at"),
    [
        ("2023-04-30", ""),
        ("", "2026-11-20"),
        ("", "2026-11-21T15:06:59"),
        ("", "2026-11-21T16:06:59+01:00"),
        ("2023-05-01", "2026-11-20"),
    ],
)
def test_a_state_in_which_nothing_was_known_is_not_built(
    landed: Project, peildatum: str, known_at: str
) -> None:
    with pytest.raises(WrongUseError, match=r"2023-05-01; .* 2026-11-21T15:07:00 UTC"):
        build(landed, peildatum=peildatum, known_at=known_at)


@pytest.mark.parametrize(
    ("known_at", "moment"),
    [
        ("2026-11-21", datetime(2026, 11, 21, 23, 59, 59, 999999)),
        ("2026-11-21T15:07:00", datetime(2026, 11, 21, 15, 7)),
    ],
)
def test_a_bare_date_is_the_end_of_that_day(
    landed: Project, known_at: str, moment: datetime
) -> None:
    with pytest.raises(_BuiltError) as caught:
        build(landed, peildatum="2023-05-01", known_at=known_at)
    assert caught.value.args[0] == {"peildatum": "2023-05-01", "known_at": moment.isoformat()}


def test_nothing_was_known_before_the_first_delivery(tmp_path: Path) -> None:
    with pytest.raises(WrongUseError, match="nothing is landed yet"):
        build(Project(root=ROOT, var=tmp_path / "var"), peildatum="2023-05-01")


def test_status_names_a_folder_that_is_not_whole(
    landed: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    print_status(landed)
    assert "politie/politie-2023-05-01-v1 is not a whole delivery" in capsys.readouterr().out
