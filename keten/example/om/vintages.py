"""The two yearly deliveries: what was known at each peildatum, in the contract's columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from keten.example.om.cases import NEVER, Bools
from keten.example.om.codes import DECISIONS, OPEN, PARKETTEN, PEILDATUM, PERIOD, UNKNOWN
from keten.example.om.facts import MOST_ARTICLES
from keten.example.om.people import SEXES
from keten.example.om.pseudonyms import Keys, pseudonyms
from keten.example.om.world import World
from keten.example.solver import Ints

Tables = dict[str, pa.Table]
# What the later vintage knows better than the earlier one (M:5216-5223).
LATE_REGISTERED, OTHER_PARKET, OTHER_AGE, UNCLASSIFIED = 8, 10, 8, 0.006
YEARS_EARLIER = "2023"


@dataclass(frozen=True)
class Revisions:
    """Cases whose earlier delivery differs, and facts that were not yet classified."""

    absent: Ints
    parket: Ints
    age: Ints
    unclassified: Bools


def draw_revisions(rng: np.random.Generator, world: World) -> Revisions:
    """Choose what was different two years earlier, among recent cases."""
    recent = np.flatnonzero(
        (world.cases.inflow >= PERIOD["2025"][0]) & (world.cases.inflow < PERIOD["2023"][1])
    )
    drawn = rng.permutation(recent)
    sizes = np.cumsum([LATE_REGISTERED, OTHER_PARKET, OTHER_AGE])
    number = sum(len(facts) for facts in world.facts)
    absent = np.setdiff1d(drawn[: sizes[0]], world.joined_to)
    return Revisions(
        absent, drawn[sizes[0] : sizes[1]], drawn[sizes[1] : sizes[2]],
        rng.random(number) < UNCLASSIFIED,
    )  # fmt: skip


def cases_of(world: World, vintage: str, revisions: Revisions) -> Ints:
    """Return the cases of a delivery: open in the period, or something happened in it."""
    start, stop = PERIOD[vintage]
    cases = world.cases
    known = cases.inflow < stop
    active = (cases.inflow >= start) | (cases.handled >= start) | (world.ruled >= start)
    chosen = known & (active | (cases.decision == OPEN))
    if vintage == YEARS_EARLIER:
        chosen[revisions.absent] = False
    else:
        chosen &= ~world.only_before
    return np.flatnonzero(chosen)


def dates(days: Ints) -> pa.Array:
    """Return days since 1970 as dates; NEVER is empty."""
    return pa.array(days.astype(np.int32), mask=days == NEVER).cast(pa.date32())


def _numbers(values: Ints) -> pa.Array:
    return pa.array(values, mask=values == UNKNOWN, type=pa.int64())


class VintageWriter:
    """Turns a world into tables for a vintage, once per replica with other keys."""

    def __init__(self, world: World, revisions: Revisions) -> None:
        """Flatten the world's lists once."""
        self.world, self.revisions = world, revisions
        flat = [
            (case, number, fact)
            for case, facts in enumerate(world.facts)
            for number, fact in enumerate(facts, start=1)
        ]
        self.fact_case = np.array([case for case, _, _ in flat])
        self.fact_number = np.array([number for _, number, _ in flat])
        self.fact_begin = np.array([fact.begin for _, _, fact in flat])
        self.fact_end = np.array([fact.end for _, _, fact in flat])
        self.articles = [
            pa.array([f.articles[i] if len(f.articles) > i else None for _, _, f in flat])
            for i in range(MOST_ARTICLES)
        ]
        self.classes = np.array([fact.classification or None for _, _, fact in flat], dtype=object)
        self.decision_case = np.array([d.case for d in world.decisions])
        self.decision_date = np.array([d.date for d in world.decisions])
        self.sentence_case = np.array([s.case for s in world.sentences])

    def tables(self, vintage: str, subset: Ints, case_keys: Keys, person_keys: Keys) -> Tables:
        """Return the five tables of a vintage for these cases (all when ``subset`` is all)."""
        chosen = np.intersect1d(cases_of(self.world, vintage, self.revisions), subset)
        inside = np.zeros(len(self.world.cases), dtype=bool)
        inside[chosen] = True
        names = pseudonyms(case_keys, vintage)
        return {
            "zaken": self._cases(vintage, chosen, inside, names, pseudonyms(person_keys, vintage)),
            "feiten": self._facts(vintage, inside, names),
            "beslissingen": self._decisions(vintage, inside, names),
            "vonnissen": self._rulings(vintage, inside, names),
            "straffen": self._sentences(vintage, inside, names),
        }

    def _known(self, days: Ints, vintage: str) -> Ints:
        """Return the dates that the peildatum already knew."""
        return np.where(days > PEILDATUM[vintage], NEVER, days)

    def _cases(
        self, vintage: str, chosen: Ints, inside: Bools, names: np.ndarray, people: np.ndarray
    ) -> pa.Table:
        world = self.world
        cases, profile = world.cases, world.profile
        parket, age = profile.parket.copy(), profile.age.copy()
        if vintage == YEARS_EARLIER:
            moved = self.revisions.parket
            parket[moved] = (parket[moved] + 1) % (len(PARKETTEN) - 1)
            older = self.revisions.age[age[self.revisions.age] > 24]
            age[older] += 1
        summoned = self._known(world.summoned, vintage)
        hearing = np.where(summoned[chosen] == NEVER, NEVER, world.hearing[chosen])
        known_ruling = self._known(world.ruled, vintage)[chosen] != NEVER
        hearing = np.where(known_ruling, world.hearing[chosen], hearing)
        lead = world.joined_to[chosen]
        joined = [names[one] if one != NEVER and inside[one] else None for one in lead.tolist()]
        sexes, born = np.array([*SEXES[:2], "X", None]), np.array([True, False, None], dtype=object)
        return pa.table(
            {
                "parketnummer": pa.array(names[chosen]),
                "persoon_id": pa.array(people[world.person[chosen]]),
                "parket": pa.array(np.array(PARKETTEN)[parket[chosen]]),
                "inschrijfdatum": dates(cases.inflow[chosen]),
                "geslacht": pa.array(sexes[profile.sex[chosen]], type=pa.string()),
                "leeftijd": _numbers(age[chosen]),
                "geboren_in_nederland": pa.array(born[profile.born[chosen]], type=pa.bool_()),
                "dagvaardingsdatum": dates(summoned[chosen]),
                "zittingsdatum": dates(hearing),
                "gevoegd_bij": pa.array(joined, type=pa.string()),
            }
        )

    def _facts(self, vintage: str, inside: Bools, names: np.ndarray) -> pa.Table:
        rows = np.flatnonzero(inside[self.fact_case])
        classes = self.classes
        if vintage == YEARS_EARLIER:
            classes = classes.copy()
            classes[self.revisions.unclassified] = None
        columns = {
            "parketnummer": pa.array(names[self.fact_case[rows]]),
            "feitnummer": pa.array(self.fact_number[rows]),
            "pleegdatum_begin": dates(self.fact_begin[rows]),
            "pleegdatum_eind": dates(self.fact_end[rows]),
        }
        for number, articles in enumerate(self.articles, start=1):
            columns[f"artikel_{number}"] = articles.take(pa.array(rows))
        columns["maatschappelijke_classificatie"] = pa.array(classes[rows], type=pa.string())
        return pa.table(columns)

    def _decisions(self, vintage: str, inside: Bools, names: np.ndarray) -> pa.Table:
        keep = inside[self.decision_case]
        if vintage == YEARS_EARLIER:
            keep &= self.decision_date <= PEILDATUM[vintage]
        rows = np.flatnonzero(keep)
        made = [self.world.decisions[row] for row in rows.tolist()]
        return pa.table(
            {
                "parketnummer": pa.array(names[self.decision_case[rows]]),
                "feitnummer": pa.array([d.fact for d in made], type=pa.int64()),
                "beslissing": pa.array([DECISIONS[d.code] for d in made], type=pa.string()),
                "beslisdatum": dates(self.decision_date[rows]),
                "sepotgrond": pa.array([d.ground or None for d in made], type=pa.string()),
            }
        )

    def _rulings(self, vintage: str, inside: Bools, names: np.ndarray) -> pa.Table:
        known = self._known(self.world.ruled, vintage)
        rows = np.flatnonzero(inside & (known != NEVER))
        texts = [self.world.ruling[row] for row in rows.tolist()]
        return pa.table(
            {
                "parketnummer": pa.array(names[rows]),
                "uitspraakdatum": dates(known[rows]),
                "uitspraak": pa.array(texts, type=pa.string()),
            }
        )

    def _sentences(self, vintage: str, inside: Bools, names: np.ndarray) -> pa.Table:
        known = self._known(self.world.ruled, vintage) != NEVER
        rows = np.flatnonzero((inside & known)[self.sentence_case])
        made = [self.world.sentences[row] for row in rows.tolist()]
        return pa.table(
            {
                "parketnummer": pa.array(names[self.sentence_case[rows]]),
                "strafnummer": pa.array([s.number for s in made], type=pa.int64()),
                "soort": pa.array([s.kind for s in made], type=pa.string()),
                "duur_onvoorwaardelijk": pa.array([s.unsuspended for s in made], type=pa.int64()),
                "duur_voorwaardelijk": pa.array([s.suspended for s in made], type=pa.int64()),
                "bedrag": pa.array([s.amount for s in made], type=pa.float64()),
            }
        )
