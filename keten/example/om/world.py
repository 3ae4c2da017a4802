"""All OM cases in one place, before they are delivered: the printed population and the rest."""

from __future__ import annotations

import random
from dataclasses import dataclass, fields

import numpy as np

from keten.example.cells import Cells
from keten.example.om.calibrate import choose_unreliable, fit_means, fit_shares
from keten.example.om.cases import NEVER, Bools, Cases, date_cases
from keten.example.om.codes import DECISIONS, FORMS, JOINDER, PEILDATUM, SEPOTS, SUMMONS, TECHNICAL
from keten.example.om.court import court_model, read_court
from keten.example.om.dossier import Decision, DossierMaker, Dossiers
from keten.example.om.durations import draw_durations
from keten.example.om.facts import Fact
from keten.example.om.flow import KINDS, MERITS, flow_model, read_flow
from keten.example.om.grounds import assign_grounds, grounds_model
from keten.example.om.history import history_cases
from keten.example.om.margins import printed
from keten.example.om.outside import Outside, outside_cases
from keten.example.om.people import solve_people
from keten.example.om.profile import (
    Profile,
    empty_profile,
    part_sizes,
    set_grounds,
    set_parket,
    set_people,
    set_rulings,
)
from keten.example.om.sentences import Sentence, make_sentences, ruling_texts
from keten.example.om.slots import allocate_slots
from keten.example.solver import Ints

OUTSIDE = 1500
JOINED = 24  # summoned cases that the court joined to another (M:6150, 6162-6165)
WITHDRAWN_LATER = 4  # in the earlier vintage only
REPEATED_SHARE = (
    0.06  # tried; about one in five fits  # suspects with more than one case (M:5480-5483)
)
MOST_YEARS_APART = 5
DAYS_PER_3_YEARS = 1096


@dataclass
class World:
    """Everything about every case; dates in days since 1970, NEVER (-1) when absent."""

    cases: Cases
    profile: Profile
    facts: list[list[Fact]]
    decisions: list[Decision]
    sentences: list[Sentence]
    ruling: list[str | None]
    ruled: Ints
    summoned: Ints
    hearing: Ints
    joined_to: Ints
    person: Ints
    only_before: Bools
    tags: dict[str, list[int]]
    contradictions: list[str]


def make_world(rng: np.random.Generator, cells: Cells) -> World:
    """Solve the margins and fill in every case."""
    stated: list[str] = []
    durations = draw_durations(rng, cells, KINDS)
    stated += _durations_counted(cells)
    margins, blocks = flow_model(cells, durations.shares)
    values, found = margins.solve(rng)
    stated += found
    flow = read_flow(values, blocks)
    current = date_cases(rng, flow, durations)
    quality = choose_unreliable(rng, cells, current)
    reliable = (quality == 0) & (current.ruled != NEVER)
    fit_shares(rng, cells, current, reliable)
    stated += fit_means(rng, cells, current, reliable)
    past = history_cases(rng, flow, durations, current)
    _move_to_period(past)
    cases = Cases.join([current, past])
    profile = empty_profile(len(cases))
    people, found = solve_people(rng, cells, part_sizes(current))
    stated += found
    set_people(rng, profile, cases, people, len(current))
    set_parket(rng, profile, cases, cells, len(current))
    court_margins, court_blocks = court_model(cells)
    values, found = court_margins.solve(rng)
    stated += found
    set_rulings(rng, profile, cases, read_court(values, court_blocks))
    sepots = {
        (DECISIONS[d], form): int(flow.decisions[MERITS.index(DECISIONS[d]), :, f].sum())
        for d in SEPOTS
        for f, form in enumerate(FORMS)
    }
    ground_margins, ground_blocks = grounds_model(cells, sepots)
    values, found = ground_margins.solve(rng)
    stated += found
    grounds = assign_grounds(rng, values, ground_blocks)
    set_grounds(profile, cases, grounds, len(current))
    slots = allocate_slots(rng, cells, cases, len(current))
    dossiers = DossierMaker(int(rng.integers(1 << 62)), cases, profile).make(slots)
    chance = random.Random(int(rng.integers(1 << 62)))
    outside = outside_cases(int(rng.integers(1 << 62)), OUTSIDE)
    quality = np.concatenate([quality, np.zeros(len(past) + len(outside.cases), dtype=np.int64)])
    return _assemble(chance, cases, profile, dossiers, outside, quality, len(current), stated)


def _durations_counted(cells: Cells) -> list[str]:
    """Compare the printed number of cases with a duration to what gives it (M:6472-6475)."""
    judged = round(printed(cells, "berecht"))
    without = round(printed(cells, "berecht zonder dagvaardingsdatum"))
    return [
        f"M:{cell.regel} ({cell.cel_id}) prints {cell.gedrukt}; "
        f"the figures give {judged} - {without} = {judged - without}."
        for cell in cells.find("berecht met doorlooptijd")
        if cell.interval[0] != judged - without
    ]


def _move_to_period(past: Cases) -> None:
    """Let a few old dismissals fall in 2021 and 2022; the later vintage no longer has them."""
    chosen = np.flatnonzero(past.decision == TECHNICAL)[:WITHDRAWN_LATER]
    past.inflow[chosen] += DAYS_PER_3_YEARS
    past.handled[chosen] += DAYS_PER_3_YEARS


def _joined_profile(one: Profile, other: Profile) -> Profile:
    names = [field.name for field in fields(Profile)]
    return Profile(*(np.concatenate([getattr(one, n), getattr(other, n)]) for n in names))


def _assemble(
    rng: random.Random,
    cases: Cases,
    profile: Profile,
    dossiers: Dossiers,
    outside: Outside,
    quality: Ints,
    current: int,
    stated: list[str],
) -> World:
    inside = len(cases)
    tags = dossiers.tags
    for number, name in enumerate(outside.names):
        tags.setdefault(f"buiten: {name}", []).append(inside + number)
    whole = Cases.join([cases, outside.cases])
    people = _joined_profile(profile, outside.profile)
    decisions = dossiers.decisions + [
        Decision(d.case + inside, d.fact, d.code, d.date, d.ground)
        for d in outside.dossiers.decisions
    ]
    sentences = make_sentences(rng, whole, people, tags)
    ruling = ruling_texts(rng, whole, people, tags)
    ruled = whole.ruled.copy()
    for case, date in dossiers.other_ruling.items():
        ruled[case], ruling[case] = date, "veroordeling"
        sentences.append(Sentence(case, 1, "taakstraf", 60))
    summoned = _summons_dates(rng, whole, ruled, quality, dossiers.other_summons, tags)
    joined_to = _join_cases(rng, whole, people, tags)
    return World(
        cases=whole,
        profile=people,
        facts=dossiers.facts + outside.dossiers.facts,
        decisions=decisions,
        sentences=sentences,
        ruling=ruling,
        ruled=ruled,
        summoned=summoned,
        hearing=_hearings(rng, summoned, ruled, tags),
        joined_to=joined_to,
        person=_persons(rng, people, joined_to, tags),
        only_before=(np.arange(len(whole)) >= current) & (np.arange(len(whole)) < inside),
        tags=tags,
        contradictions=stated,
    )


def _summons_dates(
    rng: random.Random,
    cases: Cases,
    ruled: Ints,
    quality: Ints,
    others: dict[int, int],
    tags: dict[str, list[int]],
) -> Ints:
    """Return the registered summons date; 22 of the adjudicated cases have none to rely on."""
    dates = np.where(cases.decision == SUMMONS, cases.handled, NEVER)
    for case, date in others.items():
        dates[case] = date
    for case in np.flatnonzero(quality).tolist():
        kind = int(quality[case])
        tags.setdefault(
            f"dagvaardingsdatum {('', 'leeg', 'te vroeg', 'te laat')[kind]}", []
        ).append(case)
        early, late = cases.inflow[case] - rng.randint(1, 60), ruled[case] + rng.randint(1, 60)
        dates[case] = (0, NEVER, early, late)[kind]
    return np.minimum(dates, PEILDATUM["2025"])


def _hearings(rng: random.Random, summoned: Ints, ruled: Ints, tags: dict[str, list[int]]) -> Ints:
    """Return the first substantive hearing: two weeks before most rulings, or still planned."""
    hearing = np.full(len(ruled), NEVER)
    for case, (start, end) in enumerate(zip(summoned.tolist(), ruled.tolist(), strict=True)):
        if end != NEVER:
            before = rng.choice((0, 14, 14, 14, 14, 21, 42, rng.randint(14, 150)))
            hearing[case] = (
                max(end - before, min(start + 1, end)) if start != NEVER else end - before
            )
        elif start != NEVER and rng.random() < 0.85:
            hearing[case] = start + rng.randint(60, 420)
            if hearing[case] > PEILDATUM["2025"]:
                tags.setdefault("zitting na de peildatum", []).append(case)
            else:
                tags.setdefault("zitting zonder vonnis", []).append(case)
    return hearing


def _join_cases(
    rng: random.Random, cases: Cases, profile: Profile, tags: dict[str, list[int]]
) -> Ints:
    """Join cases to another of the same suspect, with and without a ruling of their own."""
    joined = np.full(len(cases), NEVER)
    summoned = (cases.decision == SUMMONS) & (cases.inflow > 17200)
    judged = cases.ruled != NEVER
    leads = np.flatnonzero(summoned & judged).tolist()
    rng.shuffle(leads)
    members = np.flatnonzero(cases.decision == JOINDER).tolist()
    members += leads[: JOINED // 2]
    members += np.flatnonzero(summoned & ~judged).tolist()[: JOINED // 2]
    free = leads[JOINED // 2 :]
    for case in members:
        lead = min(free, key=lambda other: _distance(cases, profile, case, other))
        free.remove(lead)
        joined[case] = lead
        name = "met" if judged[case] else "zonder"
        tags.setdefault(f"gevoegd, {name} eigen vonnis", []).append(case)
    return joined


def _alike(profile: Profile, one: int, other: int) -> bool:
    """Tell whether two suspects could be the same person."""
    years = abs(int(profile.age[one] - profile.age[other]))
    same = profile.sex[one] == profile.sex[other] and profile.born[one] == profile.born[other]
    return bool(same) and years <= MOST_YEARS_APART


def _distance(cases: Cases, profile: Profile, one: int, other: int) -> int:
    """Return how far two cases are from being one suspect's at one time, in days."""
    days = abs(int(cases.handled[one] - cases.handled[other]))
    return days if _alike(profile, one, other) else days + DAYS_PER_3_YEARS


def _persons(
    rng: random.Random, profile: Profile, joined: Ints, tags: dict[str, list[int]]
) -> Ints:
    """Return per case the number of its suspect; some suspects have more than one case."""
    person = np.arange(len(joined))
    shared = set(joined.tolist())
    for case in np.flatnonzero(joined != NEVER).tolist():
        person[case] = person[joined[case]]
    for case in rng.sample(range(len(person)), round(REPEATED_SHARE * len(person))):
        other = rng.randrange(len(person))
        if case in shared or joined[case] != NEVER or person[other] != other:
            continue
        if case != other and _alike(profile, case, other):
            person[case] = other
            shared.add(other)
            tags.setdefault("verdachte met meer zaken", []).append(case)
    return person
