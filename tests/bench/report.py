"""The figures of one volume as a table, plain for the screen and in Markdown for the docs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.bench.measure import Measured

HEADINGS = (
    "volume", "measured", "s (cpu)", "reference", "s (cpu)", "ratio", "aim", "peak memory"
)  # fmt: skip
Cost = tuple[float, float]


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
    def start_up(self) -> Cost:
        """What dbt costs on zero rows, beyond the same SQL bare on zero rows."""
        whole, bare = self.dbt_empty, self.bare_empty
        return whole.seconds - bare.work, whole.cpu - bare.work_cpu

    @property
    def models(self) -> Cost:
        """What the models cost beyond dbt's fixed start-up."""
        seconds, cpu = self.start_up
        return self.dbt.seconds - seconds, self.dbt.cpu - cpu


def rows(figures: Figures) -> list[tuple[str, ...]]:
    """Return the cells of one volume, in the order of ``HEADINGS``."""
    volume = f"{figures.scale}×"
    land, copy, bare = _work(figures.land), _work(figures.copy), _work(figures.bare)
    pandas, funnel = _work(figures.pandas), _work(figures.funnel)
    return [
        (
            volume, f"landing of {figures.deliveries}", _cost(land),
            "bare COPY of the same files", _cost(copy), _ratio(land, copy), "≤ 4",
            _memory(figures.land, figures.copy),
        ),
        (
            volume, "models beyond dbt's start-up", _cost(figures.models),
            "their compiled SQL, bare", _cost(bare), _ratio(figures.models, bare), "≤ 1.25 at 10×",
            _memory(figures.dbt, figures.bare),
        ),
        (
            volume, "dbt's start-up (zero rows)", _cost(figures.start_up),
            "", "", "", "", _memory(figures.dbt_empty),
        ),
        (
            volume, "funnel in pandas", _cost(pandas),
            "compiled SQL of the funnel", _cost(funnel), _ratio(pandas, funnel), "≥ 10 at 10×",
            _memory(figures.pandas, figures.funnel),
        ),
    ]  # fmt: skip


@dataclass(frozen=True)
class Waits:
    """What was measured on the waits of so many cases."""

    cases: int
    waits: int
    models: Measured
    lifelines: Measured


def survival_row(waits: Waits) -> tuple[str, ...]:
    """Return the cells of the waits, in the order of ``HEADINGS``."""
    told = waits.lifelines.told
    cost, reference = _work(waits.models), (told["fit_seconds"], told["fit_cpu"])
    return (
        f"{waits.cases:,} cases", f"all that is built on {waits.waits:,} waits", _cost(cost),
        f"lifelines on {told['cohorts']:,} cohorts", _cost(reference), _ratio(cost, reference),
        "≤ 30 s", _memory(waits.models, waits.lifelines),
    )  # fmt: skip


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


def _work(step: Measured) -> Cost:
    return step.work, step.work_cpu


def _cost(cost: Cost) -> str:
    return "{:.2f} ({:.2f})".format(*cost)


def _ratio(cost: Cost, reference: Cost) -> str:
    return f"{cost[0] / reference[0]:.2f} ({cost[1] / reference[1]:.2f})"


def _memory(*steps: Measured) -> str:
    return " / ".join(f"{step.peak_mb:.0f} MB" for step in steps)
