"""The OM part of the made-up deliveries: cases that yield every printed number that can hold.

It knows the printed margins (keten.example.cells), the delivery format and the rules' text, and
nothing of the models that count afterwards.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from keten.example.cells import Cells
from keten.example.om.pseudonyms import draw_keys
from keten.example.om.vintages import Tables, VintageWriter, draw_revisions
from keten.example.om.world import World, make_world
from keten.example.solver import Ints

VINTAGES = ("2023", "2025")
SMALL = 820
PER_SPECIAL_CASE = 2


def make_om(
    rng: np.random.Generator, cells: Cells, scale: int = 1, small: bool = False
) -> dict[str, Tables]:
    """Return the tables zaken, feiten, beslissingen, vonnissen and straffen per vintage.

    ``scale`` repeats everything with other keys. ``small`` leaves about 700 cases per vintage,
    among which every special case; the printed numbers do not hold then.
    """
    world = make_world(rng, cells)
    writer = VintageWriter(world, draw_revisions(rng, world))
    subset = _small_subset(rng, world) if small else np.arange(len(world.cases))
    replicas: dict[str, list[Tables]] = {vintage: [] for vintage in VINTAGES}
    for _ in range(scale):
        case_keys = draw_keys(rng, len(world.cases))
        person_keys = draw_keys(rng, len(world.cases))
        for vintage in VINTAGES:
            replicas[vintage].append(writer.tables(vintage, subset, case_keys, person_keys))
    return {
        vintage: {name: pa.concat_tables([tables[name] for tables in made]) for name in made[0]}
        for vintage, made in replicas.items()
    }


def contradictions(cells: Cells, seed: int = 1) -> list[str]:
    """Return the printed cells that cannot hold beside the others, each with its arithmetic."""
    return make_world(np.random.default_rng(seed), cells).contradictions


def _small_subset(rng: np.random.Generator, world: World) -> Ints:
    """Return some of every special case, and random cases around them."""
    special = {case for found in world.tags.values() for case in found[:PER_SPECIAL_CASE]}
    special |= {int(world.joined_to[case]) for case in special} - {-1}
    rest = [case for case in rng.permutation(len(world.cases)).tolist() if case not in special]
    return np.array(sorted(special | set(rest[: max(SMALL - len(special), 0)])))
