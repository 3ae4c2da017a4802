"""The frame: one list of columns, locks without hosts, verbs that explain themselves."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from datacontract.data_contract import DataContract
from open_data_contract_standard.model import OpenDataContractStandard

from keten.cli import app
from keten.contracts import read_contracts
from keten.errors import ExitCode
from keten.landing.cells import value
from keten.sources import SOURCES_FILE, render_sources

ROOT = Path(__file__).parents[2]
CONTRACTS = sorted((ROOT / "contracts").glob("*/*.yml"))
VERBS = [command.callback.__name__ for command in app.registered_commands if command.callback]


@pytest.mark.parametrize("path", CONTRACTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_contract_is_odcs_and_named_after_its_table(path: Path) -> None:
    document = OpenDataContractStandard.from_string(path.read_text(encoding="utf-8"))
    assert (document.kind, document.apiVersion) == ("DataContract", "v3.1.0")
    (table,) = document.schema_ or []
    assert (table.name, document.domain) == (path.stem, path.parent.name)
    assert all(prop.description for prop in table.properties or [])


@pytest.mark.parametrize("path", CONTRACTS, ids=lambda path: path.stem)
def test_contract_passes_the_standards_own_lint(path: Path) -> None:
    run = DataContract(data_contract_file=str(path)).lint()
    assert run.has_passed(), run.pretty()


def test_dbt_source_yml_follows_the_contracts() -> None:
    made = render_sources(read_contracts(ROOT / "contracts"))
    assert (ROOT / SOURCES_FILE).read_text(encoding="utf-8") == made, "run `make sources`"


def test_every_code_list_has_its_codes_as_landing_writes_them() -> None:
    columns = [
        column
        for tables in read_contracts(ROOT / "contracts").values()
        for contract in tables.values()
        for column in contract.columns
        if column.codelist
    ]
    assert len(columns) > 15
    for column in columns:
        seed = ROOT / "seeds" / "codes" / f"{column.codelist}.csv"
        with seed.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert rows and next(iter(rows[0])) == "code", seed.name
        assert all(row["bron_regel"] for row in rows), seed.name
        codes = [row["code"] for row in rows]
        landed = value(column, "code", ",", odd_spaces=True)
        query = f"select list({landed}) from (select unnest($1) as code)"
        assert duckdb.execute(query, [codes]).fetchone() == (codes,), seed.name


@pytest.mark.parametrize("lock", ["runtime", "dev"])
def test_lock_is_hashed_and_names_no_host(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    assert not re.search(r"https?://|--(extra-)?index-url", text)
    pins = re.findall(r"^[a-z0-9].*==.*$", text, flags=re.MULTILINE)
    assert len(pins) > 30
    assert text.count("--hash=sha256:") >= len(pins)


def test_runtime_lock_is_part_of_the_development_lock() -> None:
    pins = {
        lock: set(
            re.findall(
                r"^([a-z0-9.-]+==[^ ;\\]+)",
                (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8"),
                flags=re.MULTILINE,
            )
        )
        for lock in ("runtime", "dev")
    }
    assert pins["runtime"] <= pins["dev"]


@pytest.mark.parametrize("verb", VERBS)
def test_verb_has_help_and_is_in_the_manual(verb: str) -> None:
    child = subprocess.run(
        [sys.executable, "-m", "keten", verb, "--help"], capture_output=True, text=True, check=True
    )
    assert "Usage" in child.stdout
    manual = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert f"`keten {verb}" in manual


def test_exit_codes_are_six_and_documented() -> None:
    text = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    assert len({int(code) for code in ExitCode}) == 6
    for code in ExitCode:
        assert re.search(rf"^\| *{int(code)} *\|", text, flags=re.MULTILINE), code


def test_outside_a_project_the_command_says_so(tmp_path: Path) -> None:
    child = subprocess.run(
        [sys.executable, "-m", "keten", "status"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert child.returncode == ExitCode.WRONG_USE
    assert "dbt_project.yml" in child.stderr
    assert "Traceback" not in child.stderr


def test_no_code_file_is_over_300_lines() -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "*.py", "*.sql"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    long = {f: n for f in tracked if (n := len((ROOT / f).read_text().splitlines())) > 300}
    assert not long
