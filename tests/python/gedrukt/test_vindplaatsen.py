"""Every printed cell stands, literally, on the line of the source that its seed row cites.

The source itself is not part of the repository. `tests/data/bronfragmenten/` holds the cited
stretches: `M_<first>-<last>.txt` is exactly those lines of the Monitor, `S1_` to `S4_` of the
other documents. A new cell on a line without an excerpt needs one more file there; excerpts may
touch but not overlap.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
FRAGMENTS = ROOT / "tests" / "data" / "bronfragmenten"
SEEDS = (
    "gedrukte_cellen_politie.csv",
    "gedrukte_cellen_om.csv",
    "gedrukte_cellen_publicatie.csv",
)
FRAGMENT_NAME = re.compile(r"(M|S[1-4])_(\d+)-(\d+)\.txt")

# What may not touch a printed token: a word character, a digit over a point, comma or hyphen
# (so `5` is not found in `15`, `5.760`, `1,5` or `2-5`), a `<` before it or a `%` behind it.
BEFORE = r"(?<![\w<])(?<!\d[.,‑-])"
AFTER = r"(?![\w%])(?![.,‑-]\d)"


def read_seed(name: str) -> list[dict[str, str]]:
    with (ROOT / "seeds" / "gedrukt" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def fragments() -> list[tuple[str, int, int, Path]]:
    found = []
    for path in sorted(FRAGMENTS.iterdir()):
        match = FRAGMENT_NAME.fullmatch(path.name)
        assert match, f"{path.name}: an excerpt is called M_<first line>-<last line>.txt"
        found.append((match[1], int(match[2]), int(match[3]), path))
    return sorted(found)


@pytest.fixture(scope="module")
def source() -> dict[tuple[str, int], str]:
    lines: dict[tuple[str, int], str] = {}
    for document, first, last, path in fragments():
        texts = path.read_text(encoding="utf-8").split("\n")[:-1]
        assert len(texts) == last - first + 1, f"{path.name} holds {len(texts)} lines"
        numbers = [(document, number) for number in range(first, last + 1)]
        lines.update(zip(numbers, texts, strict=True))
    return lines


def times_printed(gedrukt: str, line: str) -> int:
    """Count `gedrukt` as a whole token; a lone `-` (no such class) must stand free."""
    if gedrukt == "-":
        return line.split().count("-")
    return len(re.findall(BEFORE + re.escape(gedrukt) + AFTER, line))


@pytest.mark.parametrize("seed", SEEDS)
def test_every_cell_stands_on_its_line(seed: str, source: dict[tuple[str, int], str]) -> None:
    rows = read_seed(seed)
    needed = Counter(
        (row.get("documentcode", "M"), int(row["regel"]), row["gedrukt"]) for row in rows
    )
    misses = []
    for (document, regel, gedrukt), cells in sorted(needed.items()):
        place = f"{document}:{regel} `{gedrukt}`"
        if (document, regel) not in source:
            misses.append(f"{place}: no excerpt holds this line")
        elif (printed := times_printed(gedrukt, source[document, regel])) < cells:
            misses.append(f"{place}: cited {cells} times, printed {printed} times")
    assert rows
    assert not misses, "\n" + "\n".join(misses)


def test_cell_ids_are_unique_over_the_seeds() -> None:
    ids = Counter(row["cel_id"] for seed in SEEDS for row in read_seed(seed))
    assert [cel_id for cel_id, times in ids.items() if times > 1] == []


def test_excerpts_do_not_overlap() -> None:
    spans = fragments()
    overlaps = [
        f"{left.name} and {right.name}"
        for (of, _, last, left), (also_of, first, _, right) in pairwise(spans)
        if of == also_of and first <= last
    ]
    assert overlaps == []


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
