"""Every figure and table of the documents is listed, and every cell has its figure.

A figure that is only a picture in the text extract has no cells but its N: nothing is guessed.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SEEDS = ROOT / "seeds" / "gedrukt"
EXCERPTS = ROOT / "tests" / "data" / "bronfragmenten"
LABEL = re.compile(r"^(?:(?:Figuur|Tabel) [KB]?[\d.]+(?:\([ab]\))? )?")
# The mark of a footnote that sticks to a caption.
MARKS = (("verdachten188", "verdachten"),)

Figure = tuple[str, str]


def read(name: str) -> list[dict[str, str]]:
    with (SEEDS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cells() -> list[dict[str, str]]:
    return [row for path in sorted(SEEDS.glob("gedrukte_cellen_*.csv")) for row in read(path.name)]


@pytest.fixture(scope="module")
def figures() -> dict[Figure, dict[str, str]]:
    return {(row["documentcode"], row["figuur"]): row for row in read("figuren.csv")}


@cache
def excerpt(document: str) -> dict[str, str]:
    """Return the cited lines of a document by their number."""
    text = (EXCERPTS / f"{document}.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t", 1) for line in text.splitlines())


def plain(text: str) -> str:
    """Ordinary spaces and hyphens, without the label and without footnote marks."""
    text = " ".join(text.replace("\u2011", "-").split())
    for mark, word in MARKS:
        text = text.replace(mark, word)
    return LABEL.sub("", text)


def test_every_caption_stands_on_its_line(figures: dict[Figure, dict[str, str]]) -> None:
    for (document, figure), row in figures.items():
        caption = plain(excerpt(document)[row["regel"]])
        if row["titel"]:
            assert caption, (document, figure)
            assert row["titel"].startswith(caption), (document, figure)


def test_every_cell_of_a_figure_has_its_figure(figures: dict[Figure, dict[str, str]]) -> None:
    counts = Counter((row.get("documentcode", "M"), row["figuur"]) for row in cells())
    assert {figure for figure in counts if figure[1] != "tekst"} <= set(figures)
    for figure, row in figures.items():
        if row["weergave"] == "waarden":
            assert counts[figure], figure


def test_a_picture_has_no_cell_but_what_its_caption_says(
    figures: dict[Figure, dict[str, str]],
) -> None:
    for row in cells():
        figure = figures.get((row.get("documentcode", "M"), row["figuur"]))
        if figure and figure["weergave"] != "waarden":
            assert figure["weergave"] == "alleen beeld", row["cel_id"]
            assert row["gedrukt"] in figure["titel"], row["cel_id"]


def test_the_words_of_a_table_begin_on_their_line(
    figures: dict[Figure, dict[str, str]],
) -> None:
    rows = read("gedrukte_woorden.csv")
    for row in rows:
        assert figures[row["documentcode"], row["figuur"]]["weergave"] == "alleen woorden"
        first = row["gedrukt"].split()[0]
        assert first in excerpt(row["documentcode"])[row["regel"]], row
    tables = {figure for figure, row in figures.items() if row["weergave"] == "alleen woorden"}
    assert {(row["documentcode"], row["figuur"]) for row in rows} == tables


def test_the_codes_of_table_2_1_are_those_of_the_code_list() -> None:
    with (ROOT / "seeds" / "codes" / "mk_codes.csv").open(encoding="utf-8", newline="") as file:
        known = {(row["code"], row["vorm"]) for row in csv.DictReader(file)}
    printed = {
        (row["gedrukt"], row["kolom"].removesuffix(" misbruik").lower())
        for row in read("gedrukte_woorden.csv")
        if row["figuur"] == "tabel 2.1"
    }
    assert printed == known


def test_the_numbering_of_the_figures_has_no_gap(figures: dict[Figure, dict[str, str]]) -> None:
    numbers = {name.removesuffix("(a)").removesuffix("(b)") for _, name in figures}
    for chapter, last in (("2.", 28), ("3.", 6), ("4.", 6), ("5.", 5), ("K5.", 4), ("", 3)):
        assert {f"{chapter}{n}" for n in range(1, last + 1)} <= numbers
    for chapter, last in (("", 2), ("2.", 1), ("4.", 3), ("5.", 1)):
        assert {f"tabel {chapter}{n}" for n in range(1, last + 1)} <= numbers
