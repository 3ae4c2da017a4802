"""The figures of one volume as a table, plain for the screen and in Markdown for the docs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.bench.measure import Measured

HEADINGS = ("volume", "measured", "seconds", "reference", "seconds", "ratio", "aim", "peak memory")


@dataclass(frozen=True)
class Figures:
    """What was measured at one volume."""

    scale: int
    land: Measured
    copy: Measured
    dbt: Measured
    dbt_empty: Measured
    bare: Measured
    bare_empty: Measured
    funnel: Measured
    pandas: Measured
    deliveries: str

    @property
    def start_up(self) -> float:
        """Seconds that dbt needs on zero rows, beyond the same SQL bare on zero rows."""
        return self.dbt_empty.seconds - self.bare_empty.work

    @property
    def models(self) -> float:
        """Seconds of the models beyond dbt's fixed start-up."""
        return self.dbt.seconds - self.start_up


def rows(figures: Figures) -> list[tuple[str, ...]]:
    """Return the cells of one volume, in the order of ``HEADINGS``."""
    volume = f"{figures.scale}×"
    return [
        (
            volume, f"landing ({figures.deliveries})", _seconds(figures.land.work),
            "bare COPY of the same files", _seconds(figures.copy.work),
            _ratio(figures.land.work, figures.copy.work), "≤ 4",
            _memory(figures.land, figures.copy),
        ),
        (
            volume, "models, beyond dbt's start-up", _seconds(figures.models),
            "compiled SQL, bare", _seconds(figures.bare.work),
            _ratio(figures.models, figures.bare.work), "≤ 1.25 at 10×",
            _memory(figures.dbt, figures.bare),
        ),
        (
            volume, "dbt's start-up (zero rows)", _seconds(figures.start_up),
            "", "", "", "", _memory(figures.dbt_empty),
        ),
        (
            volume, "funnel in pandas", _seconds(figures.pandas.work),
            "compiled SQL of the funnel", _seconds(figures.funnel.work),
            _ratio(figures.pandas.work, figures.funnel.work), "≥ 10 at 10×",
            _memory(figures.pandas, figures.funnel),
        ),
    ]  # fmt: skip


def plain(lines: Sequence[Sequence[str]]) -> str:
    """Return the lines under ``HEADINGS`` in aligned columns."""
    return "\n".join("  ".join(cells).rstrip() for cells in _aligned([HEADINGS, *lines]))


def markdown(lines: Sequence[Sequence[str]]) -> str:
    """Return the lines under ``HEADINGS`` as a Markdown table."""
    head, *body = _aligned([HEADINGS, *lines])
    rule = ["-" * len(cell) for cell in head]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [head, rule, *body])


def _aligned(lines: Sequence[Sequence[str]]) -> list[list[str]]:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return [[cell.ljust(width) for cell, width in zip(line, widths, strict=True)] for line in lines]


def _seconds(seconds: float) -> str:
    return f"{seconds:.2f}"


def _ratio(seconds: float, reference: float) -> str:
    return f"{seconds / reference:.2f}"


def _memory(*steps: Measured) -> str:
    return " / ".join(f"{step.peak_mb:.0f} MB" for step in steps)
