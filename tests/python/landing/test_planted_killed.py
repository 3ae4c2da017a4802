"""A landing that is killed while it holds identifiers, in memory too small for it, leaves none."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from keten.errors import ExitCode
from tests.python.landing.conftest import INCIDENT, INCIDENTEN, Delivery
from tests.python.landing.planting import everything_below, traces

SECRET = "jan@voorbeeld.nl"
# With this little memory DuckDB puts the cells on disk before they have been searched.
SCRIPT = """
import sys
from pathlib import Path
from keten.errors import RefusedError
from keten.landing import delivery, land_deliveries
from keten.project import find_project
delivery._MEMORY = "120MB"
try:
    land_deliveries(find_project(), [Path(sys.argv[1])])
except RefusedError as error:
    print(error)
    sys.exit(error.exit_code)
"""
ROWS = 250_000


def start(delivery: Delivery, temporary: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(delivery.folder)],
        cwd=delivery.project.root,
        env=os.environ | {"KETEN_VAR": str(delivery.project.var), "TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def kill_at_moments(delivery: Delivery, temporary: Path, kills: int) -> None:
    """Land once to know how long that takes; then kill at moments spread over that time."""
    lines = [f"{INCIDENT.format(f'k{i}')};{SECRET} {'aldaar ' * 20}{i}" for i in range(ROWS)]
    delivery.rows("incidenten", f"{INCIDENTEN};pleeglocatie", *lines).slachtoffers()
    delivery.write()
    temporary.mkdir()
    started = time.monotonic()
    whole = start(delivery, temporary)
    printed, _ = whole.communicate()
    lasted = time.monotonic() - started
    assert whole.returncode == ExitCode.REFUSED, printed
    spilled = 0
    for kill in range(1, kills + 1):
        child = start(delivery, temporary)
        time.sleep(lasted * kill / (kills + 1))
        child.kill()
        printed += child.communicate()[0]
        left = everything_below(delivery.project.var) + everything_below(temporary)
        spilled = max(spilled, len(left))
        assert traces(SECRET, left + printed.encode()) == []
    # Else nothing was tried: the empty files of a project are far smaller.
    assert spilled > 5_000_000


@pytest.mark.long
def test_no_moment_of_a_kill_leaves_an_identifier(delivery: Delivery, tmp_path: Path) -> None:
    kill_at_moments(delivery, tmp_path / "tijdelijk", kills=40)
