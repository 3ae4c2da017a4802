"""Every printed cell stands, literally, on the line of the source that its seed row cites.

The source itself is not part of the repository. `tests/data/bronfragmenten/` holds the cited
stretches: `M_<first>-<last>.txt` is exactly those lines of the Monitor. A new cell on a line
without an excerpt needs one more file there; excerpts may touch but not overlap.
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
SUPPLIERS = ("politie", "om", "helpwanted", "schadefonds")
SEEDS = tuple(f"gedrukte_cellen_{name}.csv" for name in SUPPLIERS)
FRAGMENT_NAME = re.compile(r"M_(\d+)-(\d+)\.txt")

# What may not touch a printed token: a word character, a digit over a point, comma or hyphen
# (so `5` is not found in `15`, `5.760`, `1,5` or `2-5`), a `<` before it or a `%` behind it.
BEFORE = r"(?<![\w<])(?<!\d[.,‑-])"
AFTER = r"(?![\w%])(?![.,‑-]\d)"


def read_seed(name: str) -> list[dict[str, str]]:
    with (ROOT / "seeds" / "gedrukt" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def fragments() -> list[tuple[int, int, Path]]:
    found = []
    for path in sorted(FRAGMENTS.iterdir()):
        match = FRAGMENT_NAME.fullmatch(path.name)
        assert match, f"{path.name}: an excerpt is called M_<first line>-<last line>.txt"
        found.append((int(match[1]), int(match[2]), path))
    return sorted(found)


@pytest.fixture(scope="module")
def source() -> dict[int, str]:
    lines: dict[int, str] = {}
    for first, last, path in fragments():
        texts = path.read_text(encoding="utf-8").split("\n")[:-1]
        assert len(texts) == last - first + 1, f"{path.name} holds {len(texts)} lines"
        lines.update(zip(range(first, last + 1), texts, strict=True))
    return lines


def times_printed(gedrukt: str, line: str) -> int:
    """Count `gedrukt` as a whole token; a lone `-` (no such class) must stand free."""
    if gedrukt == "-":
        return line.split().count("-")
    return len(re.findall(BEFORE + re.escape(gedrukt) + AFTER, line))


@pytest.mark.parametrize("seed", SEEDS)
def test_every_cell_stands_on_its_line(seed: str, source: dict[int, str]) -> None:
    rows = read_seed(seed)
    needed = Counter((int(row["regel"]), row["gedrukt"]) for row in rows)
    misses = []
    for (regel, gedrukt), cells in sorted(needed.items()):
        if regel not in source:
            misses.append(f"M:{regel} `{gedrukt}`: no excerpt holds this line")
        elif (printed := times_printed(gedrukt, source[regel])) < cells:
            misses.append(f"M:{regel} `{gedrukt}`: cited {cells} times, printed {printed} times")
    assert rows
    assert not misses, "\n" + "\n".join(misses)


def test_cell_ids_are_unique_over_the_seeds() -> None:
    ids = Counter(row["cel_id"] for seed in SEEDS for row in read_seed(seed))
    assert [cel_id for cel_id, times in ids.items() if times > 1] == []


def test_excerpts_do_not_overlap() -> None:
    spans = fragments()
    overlaps = [
        f"{left.name} and {right.name}"
        for (_, last, left), (first, _, right) in pairwise(spans)
        if first <= last
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
