"""Applications to the Schadefonds that yield Figures K5.1 to K5.4 (M:6586-6733)."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from keten.example.cells import Cells
from keten.example.keys import Pseudonyms
from keten.example.signals import frames
from keten.example.signals.application_margins import (
    AGES,
    OTHER,
    YEARS,
    Counted,
    count_applications,
)
from keten.example.signals.frames import Column, Frame
from keten.example.solver import Ints
from keten.example.writing import Vintage

NEW_LAW = np.datetime64("2024-07-01")
DECISIONS = ("Toegewezen", "Afgewezen", "Overig", "Ingetrokken", "Buiten behandeling gesteld", None)
WITHDRAWN, UNDECIDED = (3, 4), 5
SEXES = ("M", "V", None)
# What the row `overig` can be: rare articles of the old law, and any of the new one, whose numbers
# mean something else (M:6721; M:5390-5410).
OLD_OTHERS, NEW_OTHERS = ("250 Sr", "248e Sr", "248d Sr"), ("249 Sr", "248 Sr", "247 Sr", "250 Sr")
OTHER_LAW = ("300 Sr", "302 Sr", "285 Sr", "287 Sr")
ADULT_ARTICLES = ("242 Sr", "243 Sr", "246 Sr")
ADULTS, AGE_UNKNOWN, NOT_SEXUAL, OPEN = 2400, 45, 90, 32
NOT_SHOWN_MOST = 4  # withdrawn and not processed: fewer than five a year (M:6638)
OPEN_FROM = np.datetime64("2024-09-01")
NOT_DECIDED_THEN = 0.4  # of the last four months before an earlier period ended
EARLIER_SHARES = (0.82, 0.9)


def make_schadefonds(
    rng: np.random.Generator,
    cells: Cells,
    vintages: dict[int, Vintage],
    *,
    scale: int,
    small: bool,
) -> dict[int, dict[str, pa.Table]]:
    """Return the tables of both deliveries."""
    shown = _shown(rng, count_applications(rng, cells))
    rows = frames.stack([shown, *_not_counted(rng, shown)])
    rows["key"] = rng.permutation(frames.length(rows)).astype(np.int64)
    if small:
        rows = frames.small_part(rng, rows)
    rows = frames.scaled(rows, scale)
    keys = Pseudonyms(rng)
    stop = vintages[2023].stop
    parts = frames.earlier_parts(rng, rows, "day", stop.year, EARLIER_SHARES)
    then = frames.stack([part.rows for part in parts])
    late = then["day"] >= np.datetime64(stop) - 122
    then["decision"][late & (rng.random(len(late)) < NOT_DECIDED_THEN)] = UNDECIDED
    return {2025: _table(rng, rows, keys), 2023: _table(rng, then, keys)}


def _shown(rng: np.random.Generator, counted: Counted) -> Frame:
    """Return the applications that the figures count."""
    article, period, year = frames.expand(counted.by_period)
    of_article, ages = frames.expand(counted.by_age)
    of_year, decision, sex = frames.expand(counted.by_decision)
    dealt = frames.shuffled_within(rng, year, np.arange(len(of_year)), of_year)
    labels = np.array(counted.articles, dtype=object)[article]
    starts = np.array([f"{p[:4]}-01-01" for p in counted.periods], "datetime64[D]")
    ends = np.array([f"{p[-4:]}-12-31" for p in counted.periods], "datetime64[D]")
    first, last = starts[period], ends[period]
    # The rows are articles of the old law; the new one is in overig.
    last_period = ends[period] >= NEW_LAW
    new = last_period & (labels == OTHER)
    last = np.where(last_period & ~new, NEW_LAW - 1, last)
    first = np.where(new, NEW_LAW, first)
    start = np.array([np.datetime64(f"{y}-01-01") for y in YEARS])[year]
    end = np.array([np.datetime64(f"{y}-12-31") for y in YEARS])[year]
    offence = frames.days_in(rng, first, np.minimum(last, end))
    special = np.zeros(len(year), dtype=bool)
    for rows, day in ((new, NEW_LAW), (last_period & ~new, NEW_LAW - 1)):
        edge = np.flatnonzero(rows)[:1]
        offence[edge] = day
        special[edge] = True
    special[np.flatnonzero(labels == OTHER)] = True
    return {
        "day": frames.days_in(rng, np.maximum(start, offence), end),
        "offence": offence,
        "age": frames.shuffled_within(rng, article, ages, of_article),
        "decision": decision[dealt],
        "sex": sex[dealt],
        "article": _spelled(rng, labels, new),
        "special": special,
    }


def _spelled(rng: np.random.Generator, labels: Column, new: Column) -> Column:
    """Write the articles as a supplier does: with the law, now and then `art.` or a paragraph."""
    texts = np.array([f"{label} Sr" for label in labels], dtype=object)
    other = np.flatnonzero(labels == OTHER)
    texts[other] = np.where(
        new[other], _any(rng, NEW_OTHERS, len(other)), _any(rng, OLD_OTHERS, len(other))
    )
    texts[np.flatnonzero(new)[:1]] = NEW_OTHERS[0]  # a number that the old law has a row for
    paragraph = (labels == "249") & (rng.random(len(labels)) < 0.5)
    texts[paragraph] = "249 lid 1 Sr"
    article = rng.random(len(labels)) < 0.1
    texts[article] = "art. " + texts[article]
    return texts


def _any(rng: np.random.Generator, choices: tuple[str, ...], number: int) -> Column:
    return np.array(choices, dtype=object)[rng.integers(0, len(choices), number)]


def _not_counted(rng: np.random.Generator, shown: Frame) -> list[Frame]:
    """Return what the figures leave out: adults, unknown ages, other offences, undecided ones."""
    adults = _like(rng, shown, ADULTS)
    grown = np.minimum(18 + rng.exponential(9.0, ADULTS).astype(np.int64), 80)
    of_adults = _any(rng, ADULT_ARTICLES, ADULTS)
    adults |= {"age": grown, "article": of_adults, "special": np.arange(ADULTS) < 20}
    adults["age"][:10] = AGES  # eighteen is grown up
    undated = rng.random(ADULTS) < 0.01
    adults["offence"][undated] = np.datetime64("NaT")
    unknown = _like(rng, shown, AGE_UNKNOWN)
    unknown |= {"age": np.full(AGE_UNKNOWN, -1)}
    other = _like(rng, shown, NOT_SEXUAL)
    other |= {"article": _any(rng, OTHER_LAW, NOT_SEXUAL)}
    open_ = _like(rng, frames.take(shown, shown["day"] >= OPEN_FROM), OPEN)
    open_ |= {"decision": np.full(OPEN, UNDECIDED)}
    parts = [adults, unknown, other, open_]
    years = frames.years_of(shown["day"])
    for year in YEARS:
        number = int(rng.integers(1, NOT_SHOWN_MOST + 1))
        withdrawn = _like(rng, frames.take(shown, years == year), number)
        parts.append(withdrawn | {"decision": rng.choice(WITHDRAWN, number)})
    return parts


def _like(rng: np.random.Generator, rows: Frame, number: int) -> Frame:
    """Return other applications with the dates, articles and decisions of some of the rows."""
    drawn: Ints = rng.integers(0, frames.length(rows), number)
    return frames.take(rows, drawn) | {"special": np.arange(number) < 8}


def _table(rng: np.random.Generator, rows: Frame, keys: Pseudonyms) -> dict[str, pa.Table]:
    order = rng.permutation(frames.length(rows))
    rows = frames.take(rows, order[np.argsort(rows["day"][order], kind="stable")])
    table = pa.table(
        {
            "aanvraag_id": keys.of(rows["key"]),
            "aanvraagdatum": frames.arrow(rows["day"], pa.date32()),
            "beslissing": frames.arrow(frames.texts(rows["decision"], DECISIONS), pa.string()),
            "pleegdatum": frames.arrow(rows["offence"], pa.date32()),
            "leeftijd": frames.arrow(rows["age"], pa.int64()),
            "geslacht": frames.arrow(frames.texts(rows["sex"], SEXES), pa.string()),
            "artikel": frames.arrow(rows["article"], pa.string()),
        }
    )
    return {"aanvragen": table}
