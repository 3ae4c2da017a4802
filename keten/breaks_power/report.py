"""Store what was measured, and write the page and the picture that tell it."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import Path

from keten.breaks_power.deliveries import COVERAGE, EVENT, NONE, RECODE, Scenario
from keten.breaks_power.intervals import clopper_pearson
from keten.breaks_power.measure import LONGEST, Power, measure_all

RESULTS, PAGE = "breaks-power.csv", "breaks-power.md"
PICTURE = "breaks-power.svg"
RUNS = 600
_SIZES, _SPREADS = (150.0, 325.0, 650.0, 1300.0), (1.0, 1.5, 2.5)
_AIM = 0.9
SCENARIOS = (
    *(Scenario(NONE, 650, 650, 0, spread) for spread in _SPREADS),
    Scenario(NONE, 150, 150, 0, 1.5),
    Scenario(NONE, 650, 650, 0, 1.5, own_trend=0.1),
    *(Scenario(RECODE, size, size, 0.2, spread) for size in _SIZES for spread in _SPREADS),
    *(Scenario(RECODE, 650, size, 0.2, spread) for size in (325, 1300) for spread in (1, 1.5)),
    *(Scenario(RECODE, 650, 650, 0.2, 1.5, after=months) for months in (12, 24)),
    Scenario(RECODE, 650, 650, 0.2, 1.5, own_trend=0.1),
    *(Scenario(RECODE, 650, 650, 0.4, spread) for spread in (1.5, 2.5)),
    *(Scenario(COVERAGE, 650, 650, 0.4, spread) for spread in (1, 1.5)),
    *(Scenario(EVENT, size, size, 1.0, 1.5) for size in (650, 1300)),
)


def simulate(docs: Path, runs: int = RUNS) -> None:
    """Measure all scenarios and write results, page and picture into ``docs``."""
    results = measure_all(SCENARIOS, runs)
    with (docs / RESULTS).open("w", encoding="utf-8", newline="") as file:
        names = [field.name for field in fields(Power)]
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(result) for result in results)
    (docs / PAGE).write_text(page(read(docs)), encoding="utf-8")
    draw(docs)


def read(docs: Path) -> list[Power]:
    """Read the stored results."""
    kinds = {"str": str, "int": int, "float": float}
    types = {field.name: kinds[str(field.type)] for field in fields(Power)}
    with (docs / RESULTS).open(encoding="utf-8", newline="") as file:
        return [Power(**{k: types[k](row[k]) for k in types}) for row in csv.DictReader(file)]


def digest(docs: Path) -> str:
    """Return what tells these results from others; the picture carries it."""
    return hashlib.sha256((docs / RESULTS).read_bytes()).hexdigest()


def aimed(result: Power) -> bool:
    """Say whether the aim is about this scenario: large codes, a dispersion of at most 1.5."""
    return _is_main(result) and result.first >= 650 and result.dispersion <= 1.5


_PAGE = """# How large a break has to be

`keten breaks --simulate` makes deliveries with a break of known kind, size and date, searches them
as the warehouse searches real ones ([breaks found](breaks-found.md)), stores what came out
(`{results}`) and writes this page. {runs} deliveries per row, from a fixed seed. The generator
knows nothing of the search: four codes, negative binomial counts with a season and a trend, 54
months before the change. *Interval*: 95%, Clopper and Pearson.

- *On the day*: the date is registered, and that the one code falls and the other rises; level of
  the log-ratio of the two, tested one-sided at 5%.
- *Searched*: the date is not known; the search in that pair at 5% for the whole search.
- *Months until*: half of the deliveries are found by the search when so many months after the
  change are in; six is the fewest that it looks at.
- *Found*: nothing is known; the break is found among all pairs and the total, with at most 5% false
  discoveries. *Dated*: of those, within a month. *Named*: of those, as what it is.

## No break: false alarms

{false}

*Elsewhere* in the tables below: deliveries in which a break was found that is not there.

## A recode of 20%, half a year after it

The power that can be had follows from the counts. Half a year of a code with 650 reports a year,
dispersion 1.5, that loses 20% to a code of its size: the log-ratio moves by ln 0.8 - ln 1.2 =
-0.41; its variance is 1.5 × (1/260 + 1/390 + 2/2,925) = 0.0107, so that it moves by 3.9 standard
errors. To a code twice as large it moves by ln 0.8 - ln 1.1 = -0.32, or 3.4. No other contrast
shows it better: the two codes' own information adds up to the same 3.4, and against all the other
codes it is 3.2. A trend and a season of each code's own explain 32% of a step in the last six of
sixty months, and leave 3.2 and 2.8. One-sided at 5% asks 1.67: found in 94 and 87 of 100, which is
all that can be had without knowing more. Two-sided asks 2.0; a search over 43 months asks 3.0.

**Why no trend is borrowed.** With one trend for both codes 2.8 would be 3.3, found in 94 of 100.
But where the true trends differ by 1% a year, 8 of 100 codes without a break would have one, by
2% 13, and by 5% 38. Shrinking each trend towards the common one by their spread between codes
keeps that at 5% only where the spread is known and large; then it gains nothing. In the example,
the six codes with 200 reports a year or more spread by 9% a year (2020–2023), a pair is known to
2%, and of its difference 98% would stand.

{recode}

**The aim, 90% for codes of 650 reports a year or more at a dispersion of 1.5 or less, is reached
on the day in {known} of {rows} rows and by searching in {searched}.** Of all breaks found on this
page {named} are named rightly; of the {often} rows with 50 or more found {well} reach 90%, the
lowest {worst}. What is misnamed is small: an exchange of which one side hardly shows looks like
one side alone, and the reverse.

False alarms lie around 5% on the day and by searching; an interval of 600 deliveries is 3.5 wide.

![Share found per size of the code and dispersion, on the day and searched.](images/{picture})

## Later, larger, and of other kinds

{others}

A code's own trend is 10% a year in the rows that say so. Coverage: the code loses 40% to nobody.
An event doubles one month of the code; the test on the day is of a lasting change and does not see
it.
"""


def page(results: Sequence[Power]) -> str:
    """Render the page from the results."""
    none = [one for one in results if one.kind == NONE]
    recode = [one for one in results if _is_main(one)]
    others = [one for one in results if one.kind != NONE and not _is_main(one)]
    reached = [one for one in results if aimed(one)]
    known = sum(one.known / one.runs >= _AIM for one in reached)
    searched = sum(one.searched / one.runs >= _AIM for one in reached)
    found = [one for one in results if one.found]
    named = sum(one.named for one in found) / sum(one.found for one in found)
    often = [one.named / one.found for one in results if one.kind != NONE and one.found >= 50]
    return _PAGE.format(
        results=RESULTS,
        picture=PICTURE,
        runs=f"{results[0].runs:,}",
        false=_table(_FALSE, [_false_row(one) for one in none]),
        recode=_table(_POWER, [_row(one) for one in recode]),
        others=_table(_OTHERS, [_other_row(one) for one in others]),
        rows=len(reached),
        known=known,
        searched=searched,
        named=_percent(named),
        often=len(often),
        well=sum(one >= _AIM for one in often),
        worst=_percent(min(often)),
    )


_FALSE = (
    "code a year", "dispersion", "own trend", "on the day", "interval", "searched", "interval",
    "any found", "interval",
)  # fmt: skip
_POWER = (
    "code a year", "to a code of", "dispersion", "on the day", "interval", "searched", "interval",
    "months until", "found", "dated", "named", "elsewhere",
)  # fmt: skip
_OTHERS = ("kind", "share", "months after", "own trend", *_POWER)


def _is_main(one: Power) -> bool:
    return one.kind == RECODE and one.share == 0.2 and one.after == 6 and not one.own_trend


def _false_row(one: Power) -> tuple[str, ...]:
    start = (_number(one.first), f"{one.dispersion:g}", _percent(one.own_trend))
    return (
        *start,
        *_counted(one.known, one),
        *_counted(one.searched, one),
        *_counted(one.false, one),
    )


def _other_row(one: Power) -> tuple[str, ...]:
    return (one.kind, _percent(one.share), str(one.after), _percent(one.own_trend), *_row(one))


def _row(one: Power) -> tuple[str, ...]:
    part = [_percent(n / one.found) if one.found else "" for n in (one.dated, one.named)]
    start = (_number(one.first), _number(one.second), f"{one.dispersion:g}")
    delay = "" if one.kind == EVENT else f"{one.delay}" if one.delay else f"over {LONGEST}"
    found = (_percent(one.found / one.runs), *part, _percent(one.false / one.runs))
    return (*start, *_counted(one.known, one), *_counted(one.searched, one), delay, *found)


def _counted(count: int, one: Power) -> tuple[str, str]:
    low, high = clopper_pearson(count, one.runs, 0.95)
    return _percent(count / one.runs), f"{_percent(low)}–{_percent(high)}"


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%" if share >= 0.0995 or not share else f"{100 * share:.1f}%"


def _number(count: float) -> str:
    return f"{count:,.0f}"


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    rule = ["---:"] * len(headings)
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [headings, rule, *rows])


def draw(docs: Path) -> None:
    """Draw the power on the day and of the search against the size of the code."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    results = [one for one in read(docs) if _is_main(one) and one.first == one.second]
    figure = Figure(figsize=(8, 3.2), layout="constrained")
    axes = figure.subplots(1, 2, sharey=True)
    for axis, name in zip(axes, ("known", "searched"), strict=True):
        for spread in _SPREADS:
            line = [one for one in results if one.dispersion == spread]
            sizes = [one.first for one in line]
            shares = [getattr(one, name) / one.runs for one in line]
            ends = [clopper_pearson(getattr(one, name), one.runs, 0.95) for one in line]
            axis.fill_between(
                sizes, [low for low, _ in ends], [high for _, high in ends], alpha=0.2
            )
            axis.plot(sizes, shares, marker="o", label=f"dispersion {spread:g}")
        axis.axhline(_AIM, color="grey", linestyle=":")
        axis.set(xscale="log", xlabel="reports of the code a year", ylim=(0, 1))
        axis.set_xticks(_SIZES, [_number(size) for size in _SIZES])
        axis.minorticks_off()
    axes[0].set(title="on the day", ylabel="20% recode found, half a year after")
    axes[1].set(title="searched")
    axes[1].legend()
    (docs / "images").mkdir(exist_ok=True)
    with mpl.rc_context({"svg.hashsalt": PICTURE}):
        picture = docs / "images" / PICTURE
        figure.savefig(picture, metadata={"Date": None, "Source": digest(docs)})
