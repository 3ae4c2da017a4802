"""Deliveries made by hand: counts per month around a level, with noise that is always the same."""

from __future__ import annotations

import numpy as np
import pandas as pd

from keten.breaks.regression import Floats

MONTHS = 60
FIRST = pd.Timestamp("2020-01-01")
NOISE = np.random.default_rng(7)


def noisy(level: Floats | float, months: int = MONTHS) -> Floats:
    """Return Poisson counts around ``level``, with a season of 10%."""
    season = 1 + 0.1 * np.sin(2 * np.pi * np.arange(months) / 12)
    return NOISE.poisson(np.broadcast_to(level, months) * season).astype(float)


def after(month: int, months: int = MONTHS) -> Floats:
    """Return 0 before ``month`` and 1 from it on."""
    return (np.arange(months) >= month).astype(float)


def frame(
    parts: dict[str, Floats],
    *,
    soort: str = "code",
    peildatum: str = "2025-05-01",
    levering: str = "politie-2025",
) -> pd.DataFrame:
    """Return the counts as the warehouse has them: of every part and of their total."""
    rows = {**{(soort, name): counts for name, counts in parts.items()}}
    rows["totaal", "totaal"] = np.sum(list(parts.values()), axis=0)
    months = pd.date_range(FIRST, periods=len(rows["totaal", "totaal"]), freq="MS")
    made = pd.DataFrame(rows, index=months).T.stack().rename("aantal").reset_index()
    made.columns = pd.Index(["soort", "reeks", "maand", "aantal"])
    return made[made["aantal"] > 0].assign(
        bron="politie", populatie="meldingen", levering_id=levering, peildatum=peildatum,
        periode_van=FIRST, periode_tot=months[-1] + pd.offsets.MonthBegin(1),
    )  # fmt: skip


def register(*rows: tuple[str | None, ...]) -> pd.DataFrame:
    """Return registered breaks of police codes or totals: (soort, reeks, day[, direction])."""
    columns = ["bron", "populatie", "soort", "reeks", "breuk", "datum", "richting"]
    made = [
        ("politie", "meldingen", kind, name, f"breuk-{day}", day, *(way or (None,)))
        for kind, name, day, *way in rows
    ]
    return pd.DataFrame(made, columns=columns)
