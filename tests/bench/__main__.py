"""``python -m tests.bench``: measure every step at the volumes asked for and print the table."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.bench.dbt_models import database, run_dbt, write_plan
from tests.bench.measure import ROOT, Measured, fastest, run_child
from tests.bench.report import Figures, Waits, markdown, plain, rows, survival_row

_WORK = ["-m", "tests.bench.work"]
_YEAR = 2025


def main() -> None:
    """Measure at each volume, print the figures and end with 1 when the two funnels differ."""
    options = _options()
    lines: list[tuple[str, ...]] = []
    with tempfile.TemporaryDirectory(prefix="keten-bench-") as made:
        empty = Path(made) / "leeg"
        run_child([*_WORK, "empty"], empty, _log(empty))
        run_dbt("seed", empty, "seeds")
        for scale in options.scales:
            _say(f"{scale}×: load {os.getloadavg()[0]:.1f}")
            figures = _measure(Path(made) / str(scale), empty, scale, options.runs)
            lines += rows(figures)
            _compare_funnels(figures)
        if options.cases:
            _say(f"{options.cases} cases: load {os.getloadavg()[0]:.1f}")
            lines.append(survival_row(_measure_waits(Path(made) / "waits", empty, options)))
    print(plain(lines))
    if options.markdown:
        options.markdown.write_text(markdown(lines) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--scales", type=int, nargs="*", default=[1, 10], metavar="N")
    parser.add_argument(
        "--cases", type=int, default=1_000_000, help="of the waits; 0: not measured"
    )
    parser.add_argument("--runs", type=int, default=1, help="of each step; the fastest counts")
    parser.add_argument("--markdown", type=Path, help="also write the table as Markdown here")
    return parser.parse_args()


def _measure(var: Path, empty: Path, scale: int, runs: int) -> Figures:
    deliveries = _example(var, scale)
    seeds, plan = database(empty, "seeds"), var / "plan.json"
    empty_plan, funnel_plan = empty / "plan.json", var / "funnel.json"

    _say(f"{scale}×: landing")
    land = fastest(runs, lambda: _land(var, deliveries))
    copied = var / "copy"
    copied.mkdir()
    copy = fastest(runs, lambda: _work(var, "copy", copied, *deliveries))

    _say(f"{scale}×: models")
    dbt_empty = fastest(runs, lambda: run_dbt("run", empty, "dbt", seeds))
    dbt = fastest(runs, lambda: run_dbt("run", var, "dbt", seeds))
    write_plan(empty, "dbt", empty_plan)
    write_plan(var, "dbt", plan)
    write_plan(var, "dbt", funnel_plan, needed_by="keten_per_jaar")
    bare_empty = fastest(runs, lambda: _models(empty, "models", empty_plan, seeds))
    bare = fastest(runs, lambda: _models(var, "models", plan, seeds))

    _say(f"{scale}×: funnel")
    funnel = fastest(runs, lambda: _work(var, "funnel", funnel_plan, seeds))
    script = ["-m", "tests.bench.pandas_funnel", str(var / "landing"), str(ROOT / "seeds/codes")]
    pandas = fastest(runs, lambda: run_child(script, var, _log(var)))
    names = ", ".join(folder.name for folder in deliveries)
    return Figures(
        scale, land, copy, dbt, dbt_empty, bare, bare_empty, funnel, pandas, names
    )  # fmt: skip


def _measure_waits(var: Path, empty: Path, options: argparse.Namespace) -> Waits:
    """Measure all that is built on the waits, in a warehouse with so many cases."""
    _land(var, _example(var, 1))
    _say("waits: building the example and copying its cases")
    run_dbt("run", var, "dbt", database(empty, "seeds"))
    plan, built = var / "waits.json", database(var, "dbt")
    write_plan(var, "dbt", plan, built_on="int_wachttijden__gevallen")
    enlarged = run_child([*_WORK, "enlarge", str(built), str(options.cases)], var, _log(var))
    _say("waits: models")
    models = fastest(options.runs, lambda: _work(var, "rebuild", plan, built))
    _say("waits: lifelines")
    lifelines = fastest(options.runs, lambda: _work(var, "lifelines", built))
    return Waits(enlarged.told["cases"], enlarged.told["waits"], models, lifelines)


def _example(var: Path, scale: int) -> list[Path]:
    _say(f"{scale}×: writing the example")
    folder = var / "voorbeeld"
    run_child(["-m", "keten", "example", str(folder), "--scale", str(scale)], var, _log(var))
    return sorted(folder.glob(f"*-{_YEAR}"))


def _land(var: Path, deliveries: list[Path]) -> Measured:
    """Land into an empty zone: a delivery that is there already would not be read again."""
    landing = var / "landing"
    if landing.exists():
        landing.rename(var / f"landing-{len(list(var.iterdir()))}")
    return _work(var, "land", *deliveries)


def _models(var: Path, step: str, plan: Path, seeds: Path) -> Measured:
    made = database(var, step)
    made.parent.mkdir(parents=True, exist_ok=True)
    return _work(var, step, plan, seeds, made)


def _work(var: Path, step: str, *paths: Path) -> Measured:
    return run_child([*_WORK, step, *map(str, paths)], var, _log(var))


def _log(var: Path) -> Path:
    var.mkdir(parents=True, exist_ok=True)
    return var / "step.txt"


def _compare_funnels(figures: Figures) -> None:
    from_sql, from_pandas = (
        {tuple(row[:3]): row[3] for row in step.told["rows"]}
        for step in (figures.funnel, figures.pandas)
    )
    differing = {
        key: (from_sql.get(key), from_pandas.get(key))
        for key in from_sql.keys() | from_pandas.keys()
        if from_sql.get(key) != from_pandas.get(key)
    }
    if differing:
        shown = "\n".join(f"  {key}: SQL {a}, pandas {b}" for key, (a, b) in differing.items())
        raise SystemExit(f"bench: the two funnels differ:\n{shown}")
    _say(f"{figures.scale}×: both funnels give the same {len(from_sql)} counts")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
