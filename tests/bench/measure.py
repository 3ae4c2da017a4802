"""Runs one step as a child process and keeps its time, processor time and peak memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
# ru_maxrss is in bytes on macOS and in kilobytes elsewhere.
_PER_MB = 1024 * 1024 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Measured:
    """What one child process cost as a whole; ``told`` is the JSON of its last line, if any."""

    seconds: float
    cpu: float
    peak_mb: float
    told: dict[str, Any] = field(default_factory=dict)

    @property
    def work(self) -> float:
        """Seconds of the work itself, after Python's imports, as the child timed them."""
        return float(self.told["seconds"])

    @property
    def work_cpu(self) -> float:
        """Processor seconds of the work itself, of all threads."""
        return float(self.told["cpu"])


def run_child(command: Sequence[str], var: Path, log: Path, **environment: str) -> Measured:
    """Run ``python <command>`` with its own KETEN_VAR; stop with its output when it fails.

    The peak is that of the child: this process must stay smaller than what it measures.
    """
    started = time.perf_counter()
    with log.open("w+", encoding="utf-8") as output:
        child = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=os.environ | {"KETEN_VAR": str(var), "NO_COLOR": "1"} | environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - started
        output.seek(0)
        text = output.read()
    if child.returncode != 0:
        raise SystemExit(f"bench: {' '.join(command[:4])} failed:\n{text[-3000:]}")
    return Measured(
        seconds=seconds,
        cpu=usage.ru_utime + usage.ru_stime,
        peak_mb=usage.ru_maxrss / _PER_MB,
        told=_last_json(text),
    )


def fastest(runs: int, step: Callable[[], Measured]) -> Measured:
    """Run the step so many times and keep the fastest, with the highest peak of all."""
    measured = [step() for _ in range(runs)]
    best = min(measured, key=lambda one: one.told.get("seconds", one.seconds))
    return Measured(best.seconds, best.cpu, max(one.peak_mb for one in measured), best.told)


def _last_json(text: str) -> dict[str, Any]:
    lines = text.rstrip().splitlines()
    try:
        told = json.loads(lines[-1]) if lines else {}
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
