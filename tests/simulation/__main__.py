"""``python -m tests.simulation``: simulate, store the results, write the page and its pictures."""

from __future__ import annotations

import argparse
import os
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from tests.simulation import medians
from tests.simulation.section import Section, store, stored
from tests.simulation.warehouse import ROOT

PAGE = ROOT / "docs" / "simulation.md"
IMAGES = ROOT / "docs" / "images"
# In the order of the page.
SECTIONS: tuple[Section[Any], ...] = (medians.SECTION,)

_HEAD = """# Simulation: estimates beside a known truth

`make simulation` makes deliveries of which the truth is known, because it was chosen, runs the SQL
of the models on them and writes this page. The seed is fixed: the same numbers come out every time.
"""


def page() -> str:
    """Render the page from the stored results."""
    return "\n".join([_HEAD, *(section.text(stored(section)) for section in SECTIONS)])


def draw(section: Section[Any]) -> None:
    """Draw the picture of a section from its stored results."""
    if section.draw:
        IMAGES.mkdir(exist_ok=True)
        figure = Figure(layout="constrained")
        section.draw(stored(section), figure)
        # Without these the same picture would be another file each time.
        with mpl.rc_context({"svg.hashsalt": section.name}):
            figure.savefig(IMAGES / f"simulation-{section.name}.svg", metadata={"Date": None})


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
