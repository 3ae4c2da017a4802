"""Every printed cell stands, literally, on the line of the source that its row cites.

The rows are those of the seeds and those of the published deliveries. The source itself is not
part of the repository: `tests/data/bronfragmenten/` holds the cited lines, a file per document
(M the Monitor, S1 to S4 the others), a line with its number per row.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
EXCERPTS = ROOT / "tests" / "data" / "bronfragmenten"
SUPPLIERS = ("politie", "om", "helpwanted", "schadefonds", "signalen")
SEEDS = tuple(f"gedrukte_cellen_{name}.csv" for name in SUPPLIERS)
DELIVERIES = sorted((ROOT / "gepubliceerd").glob("*/reeksen.csv"))
DOCUMENTS = ("M", "S1", "S2", "S3", "S4")
PLACE = re.compile(r"(M|S[1-4]):(\d+) (?:figuur|tabel|tekst).*")

Line = tuple[str, int]

# What is left of a line of a figure beside its cells and the names of its rows, and is no cell:
# years in a head or caption, marks of footnotes, the ages of a population.
NO_CELL = re.compile(
    r"(?:Figuur|Tabel) [KB]?[\d.]+|\b20[12]\d\b|\) ?(?:235|312|350)$"
    r"|16 jaar of ouder|(?:12|0) t/m 1[67] jarigen"
)

# Lines on which the mark of a footnote sticks to the full stop behind a number: `2,1%.57`.
FOOTNOTE_MARKS: dict[Line, str] = {("M", 1396): ".57", ("M", 1741): ".77", ("M", 3736): ".220"}

# What may not touch a printed token: a word character, a digit over a point, comma or hyphen
# (so `5` is not found in `15`, `5.760`, `1,5` or `2-5`), a `<` before it or a `%` behind it.
BEFORE = r"(?<![\w<])(?<!\d[.,‑-])"
AFTER = r"(?![\w%])(?![.,‑-]\d)"


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_seed(name: str) -> list[dict[str, str]]:
    return read_rows(ROOT / "seeds" / "gedrukt" / name)


@pytest.fixture(scope="module")
def source() -> dict[Line, str]:
    lines: dict[Line, str] = {}
    for path in sorted(EXCERPTS.iterdir()):
        assert path.name in {f"{document}.tsv" for document in DOCUMENTS}
        for row in path.read_text(encoding="utf-8").split("\n")[:-1]:
            number, _, text = row.partition("\t")
            line = (path.stem, int(number))
            assert line not in lines, f"{line} stands in {path.name} twice"
            mark = FOOTNOTE_MARKS.get(line)
            lines[line] = text.replace(mark, ".", 1) if mark else text
    return lines


def misses(needed: Counter[tuple[Line, str]], source: dict[Line, str]) -> list[str]:
    found = []
    for (line, gedrukt), cells in sorted(needed.items()):
        place = f"{line[0]}:{line[1]} `{gedrukt}`"
        if line not in source:
            found.append(f"{place}: not among the excerpts")
        elif (printed := times_printed(gedrukt, source[line])) < cells:
            found.append(f"{place}: cited {cells} times, printed {printed} times")
    return found


def times_printed(gedrukt: str, line: str) -> int:
    """Count `gedrukt` as a whole token; a lone `-` (no such class) must stand free."""
    if gedrukt == "-":
        return line.split().count("-")
    return len(re.findall(BEFORE + re.escape(gedrukt) + AFTER, line))


@pytest.mark.parametrize("seed", SEEDS)
def test_every_cell_stands_on_its_line(seed: str, source: dict[Line, str]) -> None:
    rows = read_seed(seed)
    needed = Counter(
        ((row.get("documentcode", "M"), int(row["regel"])), row["gedrukt"]) for row in rows
    )
    assert rows
    assert (found := misses(needed, source)) == [], "\n" + "\n".join(found)


def test_no_number_on_a_line_of_a_figure_is_left_out(source: dict[Line, str]) -> None:
    on_line: dict[Line, list[dict[str, str]]] = {}
    for row in (row for seed in SEEDS for row in read_seed(seed)):
        on_line.setdefault((row.get("documentcode", "M"), int(row["regel"])), []).append(row)
    left = {}
    for line, rows in on_line.items():
        names = {row["rij"] for row in rows if row["figuur"] != "tekst"}
        rest = " ".join(source[line].split())
        for name in sorted(names, key=len, reverse=True):
            rest = rest.replace(name, "", 1)
        for row in sorted(rows, key=lambda row: len(row["gedrukt"]), reverse=True):
            rest = re.sub(BEFORE + re.escape(row["gedrukt"]) + AFTER, "", rest, count=1)
        rest = NO_CELL.sub("", rest)
        if names and re.search(r"\d", rest):
            left[line] = rest
    assert left == {}


@pytest.mark.parametrize("path", DELIVERIES, ids=lambda path: path.parent.name)
def test_every_delivered_value_stands_on_its_line(path: Path, source: dict[Line, str]) -> None:
    needed: Counter[tuple[Line, str]] = Counter()
    for row in read_rows(path):
        place = PLACE.fullmatch(row["vindplaats"])
        assert place, f"{path.parent.name}: {row['vindplaats']} is not <document>:<line> <where>"
        needed[(place[1], int(place[2])), row["gedrukt"]] += 1
    assert needed
    assert (found := misses(needed, source)) == [], "\n" + "\n".join(found)


def test_a_delivered_number_is_the_printed_one() -> None:
    """A value is the printed numeral; without a numeral or when suppressed there is none."""
    odd = []
    for path in DELIVERIES:
        for row in read_rows(path):
            numeral = re.fullmatch(r"([\d.]+)(?:,(\d+))?(?: ?%| procent| jaar)?", row["gedrukt"])
            if numeral:
                value = numeral[1].replace(".", "") + (f".{numeral[2]}" if numeral[2] else "")
                if row["waarde"].lstrip("-") != value:
                    odd.append((row["gedrukt"], row["waarde"]))
            elif row["gedrukt"].startswith("<") and row["waarde"]:
                odd.append((row["gedrukt"], row["waarde"]))
    assert odd == []


def test_deliveries_are_found() -> None:
    assert len(DELIVERIES) == 5


def test_cell_ids_are_unique_over_the_seeds() -> None:
    ids = Counter(row["cel_id"] for seed in SEEDS for row in read_seed(seed))
    assert [cel_id for cel_id, times in ids.items() if times > 1] == []


@pytest.mark.parametrize(
    ("gedrukt", "line", "times"),
    [
        ("5", "15 5.760 1,5 2-5 <5 5% 5", 1),
        ("<5", "Goes <5 <5", 2),
        ("4%", "44% 4%.", 1),
        ("17.460", "2020‑2024 (N = 17.460).", 1),
        ("-", "- - 125 16-17", 2),
        ("de helft", "ruim de helft van de helften", 1),
        ("-.155", "= -.155, p < .001", 1),
    ],
)
def test_tokens_are_whole(gedrukt: str, line: str, times: int) -> None:
    assert times_printed(gedrukt, line) == times
