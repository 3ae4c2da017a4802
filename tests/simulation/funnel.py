"""``make plot``: draw one comparison of regions out of the warehouse that was built."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from keten.project import find_project
from keten.warehouse import read_rows
from tests.simulation.warehouse import ROOT

PICTURE = ROOT / "docs" / "images" / "funnel.svg"
YEAR = 2023
QUERY = f"""
    select * from marts.regio_vergelijking
    where jaar = {YEAR} and stap = 'verdachte geregistreerd' and vorm = 'totaal'
    and maat = 'aandeel van vorige stap' and reden_niet_vergeleken is null
    order by noemer
"""
# Of a name, in reports and percentage points.
WIDTH, HEIGHT = 110, 1
CHANCE, SPREAD, POINT = "#1f4e79", "#b35900", "#222222"
LIMITS = {
    "99.8% of what chance gives": (("ondergrens_998", "bovengrens_998"), CHANCE, "-"),
    "95%": (("ondergrens_95", "bovengrens_95"), CHANCE, "--"),
    "95%, with the spread between regions": (
        ("ondergrens_95_spreiding", "bovengrens_95_spreiding"), SPREAD, ":",
    ),
}  # fmt: skip


def draw(rows: Sequence[dict[str, Any]], figure: Figure) -> None:
    """Draw the regions in order of size between their limits; rows come in that order."""
    axes = figure.subplots()
    size = [row["noemer"] for row in rows]
    for label, (pair, colour, style) in LIMITS.items():
        for side, column in enumerate(pair):
            axes.plot(
                size, [100 * row[column] for row in rows], color=colour, linestyle=style,
                linewidth=1.2, label=None if side else label,
            )  # fmt: skip
    overall = 100 * rows[0]["landelijk"]
    axes.axhline(overall, color=POINT, linewidth=0.8, label="all regions together")
    axes.scatter(size, [100 * row["waarde"] for row in rows], color=POINT, zorder=3)
    for place, row in enumerate(rows):
        here = 100 * row["waarde"]
        # A name stands right of its point, or left of it where another point would be in the way.
        last = row is rows[-1]
        left = last or any(
            other["noemer"] < row["noemer"] + WIDTH and abs(100 * other["waarde"] - here) < HEIGHT
            for other in rows[place + 1 :]
        )
        axes.annotate(
            row["regio"], (row["noemer"], here), xytext=(-5 if left else 5, -11 if last else 4),
            textcoords="offset points", ha="right" if left else "left", fontsize=8,
            weight="normal" if row["ligging"] == "binnen" else "bold",
        )  # fmt: skip
    axes.set_xlim(0, 1.05 * size[-1])
    axes.set_xlabel("Reports of the unit")
    axes.set_ylabel("Reports with a registered suspect (%)")
    axes.set_title(f"Made-up example deliveries, {YEAR}", fontsize=10, loc="left")
    axes.legend(fontsize=8, frameon=False)


def main() -> None:
    figure = Figure(figsize=(8, 5), layout="constrained")
    draw(read_rows(find_project().warehouse, QUERY), figure)
    PICTURE.parent.mkdir(exist_ok=True)
    # Without salt and date the same picture would be another file each time.
    with mpl.rc_context({"svg.hashsalt": PICTURE.stem}):
        figure.savefig(PICTURE, metadata={"Date": None})


if __name__ == "__main__":
    main()
