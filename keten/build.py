"""``keten build``: run dbt beside the warehouse and promote the result when its structure holds.

dbt runs in a child process on ``var/build/<id>/keten.duckdb`` (the same file stem, since views
store the catalog's name). Analysts keep reading the old file until it is replaced in one step.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from keten.errors import FailedError
from keten.landing import write_empty
from keten.landing.lock import unchanging_landing
from keten.limits import LIMITS_TEST, limit_lines
from keten.past_state import check_known, read_day, read_moment
from keten.printing import UnknownValue, unknown_code_lines
from keten.project import Project
from keten.warehouse import read_rows

UNKNOWN_CODES_TEST = "geen_onbekende_codes"
UNKNOWN_CODES = """
    select
        bron, kolom, code,
        sum(aantal) as aantal,
        min(eerste_jaar) as eerste_jaar,
        any_value(seedbestand) as seedbestand
    from marts.kwaliteit_codes where is_actueel group by all order by aantal desc
"""


@dataclass
class DbtRun:
    """What a dbt run did: nodes done, and per failed node its name and first lines of message."""

    done: int = 0
    failed: dict[str, str] = field(default_factory=dict)
    problem: str = ""


def build(project: Project, *, peildatum: str = "", known_at: str = "") -> Path:
    """Build the warehouse and promote it; return the promoted file.

    ``peildatum`` (YYYY-MM-DD) and ``known_at`` (a timestamp in UTC, or YYYY-MM-DD: the end of that
    day) rebuild what was known then, into ``var/keten@<moment>.duckdb``, and never touch the
    current file. Raises WrongUseError on a moment that cannot be read, at which no delivery was
    known, or of which rows were removed, and FailedError when the build failed; the last good
    warehouse then still stands.
    """
    day, moment = read_day(peildatum), read_moment(known_at)
    write_empty(project)
    with unchanging_landing(project):
        if day or moment:
            check_known(project, day, moment)
        peildatum, known_at = (state.isoformat() if state else "" for state in (day, moment))
        return _build_state(project, {"peildatum": peildatum, "known_at": known_at})


def _build_state(project: Project, variables: dict[str, str]) -> Path:
    console = Console(stderr=True)
    started = datetime.now(UTC)
    folder = project.var / "build" / started.strftime("%Y%m%dT%H%M%S%f")
    folder.mkdir(parents=True)
    run = _run_dbt(project, folder, variables, console)
    made = folder / "keten.duckdb"
    if run.failed or run.problem:
        raise FailedError(explain(made, run, folder))
    if (folder / "keten.duckdb.wal").exists():
        raise FailedError(f"{folder.name} still has a write-ahead log and was not promoted.")
    target = _target(project, *variables.values())
    promoted = _promote(made, target)
    _clean_up(project, keep=None if promoted else folder)
    seconds = (datetime.now(UTC) - started).total_seconds()
    if promoted:
        console.print(f"built {target.name}: {run.done} nodes in {seconds:.0f} s")
        return target
    waiting = target.with_suffix(".new.duckdb")
    made.replace(waiting)
    console.print(f"{target.name} is open in another program; the new one waits as {waiting.name}")
    return waiting


def write_docs(project: Project) -> Path:
    """Write dbt's documentation as one file, var/docs/target/static_index.html; return its path.

    It reads the column types from a catalog of its own, so an empty database is made beside it.
    Raises FailedError with dbt's own message when that cannot be done.
    """
    folder = project.var / "docs"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    write_empty(project)
    made = project.var / "build" / "docs" / "keten.duckdb"
    command = [*_DBT, "docs", "generate", "--static", *_folders(project, folder)]
    environment = os.environ | {"KETEN_BUILD": "docs", "KETEN_VAR": str(project.var)}
    with unchanging_landing(project):
        made.parent.mkdir(parents=True, exist_ok=True)
        if project.warehouse.is_file():
            shutil.copyfile(project.warehouse, made)
        child = subprocess.run(
            command, cwd=project.root, env=environment, capture_output=True, text=True, check=False
        )
        shutil.rmtree(made.parent)
    if child.returncode != 0:
        raise FailedError(f"the documentation could not be made:\n{child.stdout[-2000:]}")
    page = folder / "target" / "static_index.html"
    Console(stderr=True).print(f"documentation of all models: {page.relative_to(project.var)}")
    return page


_DBT = [sys.executable, "-c", "from dbt.cli.main import cli; cli()"]


def _folders(project: Project, folder: Path) -> list[str]:
    return [
        "--project-dir", str(project.root), "--profiles-dir", str(project.root),
        "--target-path", str(folder / "target"), "--log-path", str(folder / "logs"),
    ]  # fmt: skip


def _target(project: Project, peildatum: str, known_at: str) -> Path:
    if not (peildatum or known_at):
        return project.warehouse
    state = "@".join(part.replace(":", "") for part in (peildatum, known_at) if part)
    return project.var / f"keten@{state}.duckdb"


def _run_dbt(project: Project, folder: Path, variables: dict[str, str], console: Console) -> DbtRun:
    command = [*_DBT, "--log-format", "json", "--log-level", "info", "--no-use-colors"]
    command += ["--log-level-file", "info"]  # the debug log costs a tenth of a build
    command += ["build", "--exclude-resource-type", "unit_test", *_folders(project, folder)]
    command += ["--vars", json.dumps(variables)]
    environment = os.environ | {"KETEN_BUILD": folder.name, "KETEN_VAR": str(project.var)}
    run = DbtRun()
    bar = Progress(
        TextColumn("building"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
        console=console, transient=True,
    )  # fmt: skip
    with (
        bar,
        subprocess.Popen(
            command, cwd=project.root, env=environment, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True,
        ) as child,
    ):  # fmt: skip
        task = bar.add_task("build", total=None)
        for line in child.stdout or ():
            event = _event(line)
            if event is None:
                run.problem += line
                continue
            _follow(event, run)
            total = event["data"].get("total")
            if total:
                bar.update(task, completed=run.done, total=total)
    if child.returncode == 0:
        run.problem = ""
    elif not run.failed:
        run.problem = run.problem or f"dbt ended with code {child.returncode}"
    return run


def _event(line: str) -> dict[str, Any] | None:
    try:
        event = json.loads(line)
    except ValueError:
        return None
    return event if isinstance(event, dict) and "info" in event and "data" in event else None


def _follow(event: dict[str, Any], run: DbtRun) -> None:
    info, data = event["info"], event["data"]
    node = (data.get("node_info") or {}).get("node_name", "")
    if info["name"] in ("LogModelResult", "LogSeedResult", "LogTestResult"):
        run.done += 1
        if data.get("status") in ("error", "fail"):
            run.failed.setdefault(node, "")
    elif info["name"] == "RunResultError" and node:
        run.failed[node] = str(info["msg"]).strip()
    elif info["level"] == "error" and not node:
        run.problem += f"{info['msg']}\n"


def explain(made: Path, run: DbtRun, folder: Path) -> str:
    """Return why the build in ``folder`` failed, with what to do where that is known."""
    lines = ["the build failed; the last good warehouse still stands."]
    failed = dict(run.failed)
    with contextlib.suppress(FailedError):
        unknown = [
            f"  {line}"
            for line in unknown_code_lines(
                UnknownValue(
                    f"{row['bron']}.{row['kolom']}",
                    row["code"],
                    row["aantal"],
                    row["seedbestand"],
                    row["bron"],
                    row["eerste_jaar"],
                )
                for row in read_rows(made, UNKNOWN_CODES)
            )
        ]
        lines += unknown
        if unknown:
            failed.pop(UNKNOWN_CODES_TEST, None)  # it says no more than these lines
    if LIMITS_TEST in failed:
        lines += [f"  {line}" for line in limit_lines(made)]
        del failed[LIMITS_TEST]
    sentences = _sentences(folder)
    lines += [
        f"  {sentences.get(name) or ' '.join(text.split())[:300]} ({name})"
        for name, text in failed.items()
    ]
    if not run.failed:
        lines.append("  " + run.problem.strip()[:2000])
    return "\n".join([*lines, f"  log: build/{folder.name}/logs/dbt.log"])


def _sentences(folder: Path) -> dict[str, str]:
    """Return what to do when a data test fails, of the tests whose yml says so."""
    with contextlib.suppress(OSError, ValueError):
        manifest = json.loads((folder / "target" / "manifest.json").read_text(encoding="utf-8"))
        return {
            node["name"]: node["description"]
            for node in manifest["nodes"].values()
            if node["resource_type"] == "test"
        }
    return {}


def _promote(made: Path, target: Path) -> bool:
    """Put ``made`` in the place of ``target`` in one step; False where an open file refuses."""
    try:
        made.replace(target)
    except PermissionError:
        return False
    return True


def _clean_up(project: Project, keep: Path | None) -> None:
    """Remove the folders of earlier builds, except a bare ``dbt build``'s own and ``keep``."""
    for old in (project.var / "build").iterdir():
        if old not in (project.bare_build, keep):
            shutil.rmtree(old, ignore_errors=True)
