"""``python -m tests.simulation``: simulate, store the results, write the page and its pictures."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from tests.simulation import (
    incidences_page,
    lens_page,
    medians_page,
    recency_page,
    regions_page,
)
from tests.simulation.section import Section, digest, store, stored
from tests.simulation.warehouse import ROOT

PAGE = ROOT / "docs" / "simulation.md"
IMAGES = ROOT / "docs" / "images"
# In the order of the page.
SECTIONS: tuple[Section[Any], ...] = (
    medians_page.SECTION, incidences_page.SECTION, recency_page.SECTION, regions_page.SECTION,
    lens_page.SECTION,
)  # fmt: skip

_HEAD = """# Simulation: estimates beside a known truth

`make simulation` makes deliveries of which the truth is known, because it was chosen, runs the
SQL of the models on them, stores what came out (`tests/simulation/results`) and writes this page
from it. The seed is fixed: the same numbers come out every time. `make long` fails when they do
not, or when a promise is not kept.

What it does not show: entries come on random days, and whether a case is still open on the
peildatum depends on its day of entry and its wait alone. Where a court speeds up or slows down
during the year, the last entries are open for another reason too, and the estimate can be off.
"""


def page() -> str:
    """Render the page from the stored results."""
    return "\n".join([_HEAD, *(section.text(stored(section)) for section in SECTIONS)])


def picture(section: Section[Any]) -> Path:
    return IMAGES / f"simulation-{section.name}.svg"


def draw(section: Section[Any]) -> None:
    """Draw the picture of a section from its stored results."""
    if section.draw:
        IMAGES.mkdir(exist_ok=True)
        figure = Figure(layout="constrained")
        section.draw(stored(section), figure)
        # Without salt and date the same picture would be another file each time.
        with mpl.rc_context({"svg.hashsalt": section.name}):
            figure.savefig(picture(section), metadata={"Date": None, "Source": digest(section)})


def main() -> None:
    """Simulate the sections asked for; the others stand on the page as they were stored."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    names = [section.name for section in SECTIONS]
    parser.add_argument("--sections", nargs="*", choices=names, default=names)
    parser.add_argument("--runs", type=int, default=2000, help="of each scenario")
    options = parser.parse_args()
    for section in SECTIONS:
        if section.name in options.sections:
            print(f"{section.name}: simulating (load {os.getloadavg()[0]:.1f})", flush=True)
            store(section, section.run(options.runs))
        draw(section)
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
