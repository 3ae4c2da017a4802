"""Which registrations are the same person: repeated victims, repeated pairs, repeated suspects.

Victims and suspects are counted as registrations, as persons per year (victims, M:3177-3179,
M:3191-3192), as persons over the period (suspects, M:3198-3200) and as unique victim–suspect
pairs (M:3366-3374). A repeated pair is one victim and one suspect that meet in two or three
reports; other repeats never share a second person, so that the number of pairs stays exact.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from keten.errors import FailedError
from keten.example.politie import labels
from keten.example.politie.frames import Incidents
from keten.example.politie.margins import Margins
from keten.example.solver import Ints

_TRIPLES = 6  # at most as many as a year has repeats beyond its repeated victims
_NAMELESS_VICTIMS, _NAMELESS_SUSPECTS, _AGELESS_SUSPECTS = 25, 12, 45
_LONGEST_GAP = 200  # days between offences against one victim, so that one age can hold


@dataclass
class Registrations:
    """Registered minor victims and suspects of the reports, and who is the same person.

    ``person`` numbers persons; the first registration of a repeated person comes first.
    """

    victim_report: Ints
    suspect_report: Ints
    victim_person: Ints
    suspect_person: Ints
    repeats_pair: Ints  # suspect registrations that repeat a pair of an earlier report
    ageless: Ints  # suspect registrations without an age
    nameless_victims: Ints
    nameless_suspects: Ints


def _spread(rng: np.random.Generator, extra: int, weight: np.ndarray) -> Ints:
    """Spread ``extra`` more persons over the rows; most rows that get one get only one."""
    more = np.zeros(len(weight), dtype=np.int64)
    first = round(extra * 0.86)
    chosen = np.argsort(rng.exponential(1.0, len(weight)) / weight)[:first]
    more[chosen] = 1
    np.add.at(more, rng.choice(chosen, extra - first), 1)
    return more


def _sizes(rng: np.random.Generator, m: Margins, year: Ints, status: Ints) -> tuple[Ints, Ints]:
    """Return the number of minor victims and of suspects of every report."""
    victims = np.ones(len(year), dtype=np.int64)
    suspects = (status != labels.NO_SUSPECT).astype(np.int64)
    for y, number in enumerate(labels.YEARS):
        rows = np.flatnonzero(year == number)
        weight = np.where(status[rows] == labels.NO_SUSPECT, 1.0, 1.4)
        victims[rows] += _spread(rng, int(m.victims[y]) - len(rows), weight)
        rows = rows[status[rows] != labels.NO_SUSPECT]
        suspects[rows] += _spread(rng, int(m.suspects[y]) - len(rows), np.ones(len(rows)))
    return victims, suspects


def _chains(order: Ints, starts: Ints, sizes: Ints) -> list[Ints]:
    return [order[start : start + size] for start, size in zip(starts, sizes, strict=True)]


def _repeated_pairs(
    rng: np.random.Generator, single: Ints, offence: Ints, count: int
) -> list[Ints]:
    """Choose groups of two or three reports with one victim and one suspect each, near in time.

    ``count`` is the number of repeats, so a group of three counts for two.
    """
    order = single[np.argsort(offence[single], kind="stable")]
    slots = np.arange(0, len(order) - 3, 3)
    gaps = offence[order[slots + 2]] - offence[order[slots]]
    slots = rng.permutation(slots[gaps <= _LONGEST_GAP])
    triples = min(_TRIPLES, count // 4)
    sizes = np.full(count - triples, 2)
    sizes[:triples] = 3
    if len(slots) < len(sizes):
        raise FailedError(f"too few reports for {count} repeated victim–suspect pairs.")
    return _chains(order, slots[: len(sizes)], sizes)


def make_registrations(
    rng: np.random.Generator, m: Margins, reports: Incidents, status: Ints
) -> Registrations:
    """Register victims and suspects, and decide which registrations are one person."""
    year = reports.registered.astype("datetime64[Y]").astype(np.int64) + 1970
    offence = np.where(np.isnat(reports.offence), reports.reported, reports.offence)
    offence = offence.astype("datetime64[D]").astype(np.int64)
    n_victims, n_suspects = _sizes(rng, m, year, status)
    victim_report = np.repeat(reports.key, n_victims)
    suspect_report = np.repeat(reports.key, n_suspects)
    first_victim = np.cumsum(n_victims) - n_victims
    first_suspect = np.cumsum(n_suspects) - n_suspects

    single = rng.permutation(np.flatnonzero((n_victims == 1) & (n_suspects == 1)))
    ageless = single[:_AGELESS_SUSPECTS]
    single = single[_AGELESS_SUSPECTS:]
    raw_pairs = int((n_victims * n_suspects).sum()) - len(ageless)
    repeats = raw_pairs - int(m.pair_ages.sum())
    if repeats < 0:
        raise FailedError("the example has fewer victim–suspect pairs than the figure prints.")
    pairs = _repeated_pairs(rng, single, offence, repeats)

    victim_person = np.arange(len(victim_report))
    suspect_person = np.arange(len(suspect_report))
    for chain in pairs:
        victim_person[first_victim[chain]] = first_victim[chain[0]]
        suspect_person[first_suspect[chain]] = first_suspect[chain[0]]
    later = np.concatenate([chain[1:] for chain in pairs]) if pairs else np.empty(0, np.int64)

    free = np.flatnonzero(
        (n_suspects == 0) & (n_victims <= 2) & (offence > _oldest_joined(offence))
    )
    chains = _repeated_victims(rng, m, reports, year, offence, free, pairs)
    for chain in chains:
        victim_person[first_victim[chain]] = first_victim[chain[0]]

    registered = np.bincount(victim_person, minlength=len(victim_person))
    lone_victims = rng.permutation(np.flatnonzero(registered[victim_person] == 1))
    in_pairs = np.isin(suspect_report, np.concatenate(pairs) if pairs else later)
    plain = np.isin(suspect_report, single) & ~in_pairs
    lone_suspects = rng.permutation(np.flatnonzero(plain))
    return Registrations(
        victim_report=victim_report,
        suspect_report=suspect_report,
        victim_person=victim_person,
        suspect_person=suspect_person,
        repeats_pair=first_suspect[later],
        ageless=first_suspect[ageless],
        nameless_victims=lone_victims[:_NAMELESS_VICTIMS],
        nameless_suspects=lone_suspects[:_NAMELESS_SUSPECTS],
    )


def _oldest_joined(offence: Ints) -> int:
    """Return a day before which offences are too far apart to be joined."""
    return int(np.quantile(offence, 0.03))


def _repeated_victims(
    rng: np.random.Generator,
    m: Margins,
    reports: Incidents,
    year: Ints,
    offence: Ints,
    free: Ints,
    pairs: list[Ints],
) -> list[Ints]:
    """Choose reports without suspects that share a victim, so that unique victims come out.

    Per year: registrations minus unique victims are the repeats, and the victims with more
    than one report are printed too (M:3177-3179, M:3191-3192).
    """
    chains: list[Ints] = []
    for y, number in enumerate(labels.YEARS):
        repeats = int(m.victims[y] - m.unique_victims[y])
        persons = int(m.repeated_victims[y])
        for chain in pairs:
            within = int((year[chain] == number).sum())
            repeats -= max(within - 1, 0)
            persons -= within > 1
        rows = free[year[free] == number]
        order = rows[np.lexsort((offence[rows], reports.unit[rows]))]
        sizes = _chain_sizes(repeats, persons)
        slots = np.arange(0, len(order) - 3, 3)
        near = offence[order[slots + 2]] - offence[order[slots]] <= _LONGEST_GAP
        near &= reports.unit[order[slots + 2]] == reports.unit[order[slots]]
        slots = rng.permutation(slots[near])
        if len(slots) < len(sizes):
            raise FailedError(f"too few reports of {number} for the repeated victims.")
        chains += _chains(order, slots[: len(sizes)], sizes)
    return chains


def _chain_sizes(repeats: int, persons: int) -> Ints:
    """Sizes (2 or 3) of ``persons`` chains that hold ``repeats`` repeats together."""
    if not persons <= repeats <= 2 * persons:
        raise FailedError("the repeated victims of a year do not fit the printed numbers.")
    sizes = np.full(persons, 2)
    sizes[: repeats - persons] = 3
    return sizes
