"""The police delivery of the newest vintage, in one frame: reports and everything else."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from keten.example.cells import Cells
from keten.example.politie import dates, labels
from keten.example.politie.frames import Delivery, stack, take
from keten.example.politie.margins import Conflict, solve_margins
from keten.example.politie.others import make_others
from keten.example.politie.persons import make_persons
from keten.example.politie.reports import make_reports
from keten.example.politie.special import odd_followup, odd_persons
from keten.example.solver import Ints

SMALL_SIZE = 2000
_COPY = 100_000_000  # distance between the keys of two copies
_MARKED = 12


def make_police(
    cells: Cells, rng: np.random.Generator, peildatum: str, *, scale: int, small: bool
) -> tuple[Delivery, list[Conflict]]:
    """Return the delivery and the printed cells that give way."""
    margins, conflicts = solve_margins(cells, rng)
    reports, status = make_reports(rng, margins)
    goal = float(cells["tekst2.1.3_correlatie_leeftijden"].value or 0)
    victims, suspects = make_persons(rng, margins, reports, status, goal)
    n_others = margins.registrations - len(reports)
    others, other_victims, other_suspects = make_others(rng, n_others)
    others.key += len(reports)
    for roles in (other_victims, other_suspects):
        roles.incident += len(reports)
    police = Delivery(
        incidents=stack([reports, others]),
        victims=stack([victims, other_victims]),
        suspects=stack([suspects, other_suspects]),
    )
    has_suspect = np.isin(police.incidents.key, police.suspects.incident)
    odd_followup(rng, police.incidents, has_suspect)
    odd_persons(rng, police)
    _mark_repeats(police)
    if small:
        police = _small(rng, police)
    police = _copies(police, scale)
    dates.follow_up(rng, police.incidents, peildatum)
    return police, conflicts


def _mark_repeats(police: Delivery) -> None:
    """Mark some repeated victims and suspects, with all their incidents, as special."""
    incidents = police.incidents
    for roles in (police.victims, police.suspects):
        of_minor = incidents.minor[np.searchsorted(incidents.key, roles.incident)]
        person, count = np.unique(roles.person[of_minor & (roles.person >= 0)], return_counts=True)
        for size in (2, 3):
            again = np.isin(roles.person, person[count == size][:_MARKED])
            incidents.special[np.searchsorted(incidents.key, roles.incident[again])] = True
        for odd in (roles.person == labels.NO_PERSON, roles.age == labels.UNKNOWN_AGE):
            rows = np.searchsorted(incidents.key, roles.incident[odd & of_minor][:_MARKED])
            incidents.special[rows] = True
    suspects = police.suspects
    turned = np.intersect1d(
        suspects.person[suspects.age == 17], suspects.person[suspects.age == 18]
    )
    again = np.isin(suspects.person, turned[turned >= 0][:_MARKED])
    incidents.special[np.searchsorted(incidents.key, suspects.incident[again])] = True
    both = np.intersect1d(_several(police.victims.incident), _several(police.suspects.incident))
    marked = both[incidents.minor[np.searchsorted(incidents.key, both)]][:_MARKED]
    incidents.special[np.searchsorted(incidents.key, marked)] = True


def _several(incident: Ints) -> Ints:
    key, count = np.unique(incident, return_counts=True)
    return np.asarray(key[count > 1])


def _small(rng: np.random.Generator, police: Delivery) -> Delivery:
    """Keep every special incident and a proportional part of the rest."""
    incidents = police.incidents
    special = np.flatnonzero(incidents.special)
    rest = rng.permutation(np.flatnonzero(~incidents.special))
    minors = round(SMALL_SIZE * float(incidents.minor.mean())) - int(incidents.minor[special].sum())
    of_minor = rest[incidents.minor[rest]][: max(minors, 60)]
    others = rest[~incidents.minor[rest]][: SMALL_SIZE - len(special) - len(of_minor)]
    rows = np.sort(np.concatenate((special, of_minor, others)))
    return keep(police, rows)


def keep(police: Delivery, rows: Ints) -> Delivery:
    """Return the chosen incidents with their persons."""
    incidents = take(police.incidents, rows)
    return Delivery(
        incidents=incidents,
        victims=take(police.victims, np.isin(police.victims.incident, incidents.key)),
        suspects=take(police.suspects, np.isin(police.suspects.incident, incidents.key)),
    )


def _copies(police: Delivery, scale: int) -> Delivery:
    """Repeat everything ``scale`` times with fresh incidents and persons."""
    parts = []
    for number in range(scale):
        shift = number * _COPY
        incidents = replace(police.incidents, key=police.incidents.key + shift)
        roles = [
            replace(
                part,
                incident=part.incident + shift,
                person=np.where(part.person < 0, part.person, part.person + shift),
            )
            for part in (police.victims, police.suspects)
        ]
        parts.append(Delivery(incidents, *roles))
    return Delivery(
        incidents=stack([part.incidents for part in parts]),
        victims=stack([part.victims for part in parts]),
        suspects=stack([part.suspects for part in parts]),
    )
