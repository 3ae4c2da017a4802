"""Cases that look like sexual violence against a child and are not counted (M:5157-5197).

The supplier's file holds cases that may concern it (fn 289, M:5138-5140); each template here is a
near-miss that one rule has to leave out.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import numpy as np

from keten.example.om.cases import NEVER, Cases
from keten.example.om.codes import (
    ADULT,
    CONVICTION,
    DECISIONS,
    MINOR,
    NEW_LAW,
    NO_SENTENCE,
    OPEN,
    PARKETTEN,
    PEILDATUM,
    SILENT,
    SUMMONS,
    TECHNICAL,
    UNCONDITIONAL,
    UNKNOWN,
    day,
)
from keten.example.om.dossier import Decision, Dossiers
from keten.example.om.facts import Fact
from keten.example.om.profile import Profile, empty_profile

Rows = tuple[tuple[tuple[str, ...], str], ...]  # articles and classification per fact


@dataclass(frozen=True)
class Template:
    """A near-miss: its facts, who the suspect is, when the offence was."""

    name: str
    weight: float
    facts: Rows
    age: tuple[int, int] = (18, 75)
    dates: str = "oud"  # oud, wsm, geen
    known_age: bool = True


BOTH = (13, 75)
TEMPLATES = (
    Template("meerderjarig slachtoffer", 30, ((("242 Sr",), ADULT),), BOTH),
    Template(
        "meerderjarig slachtoffer, twee feiten",
        14,
        ((("246 Sr",), ADULT), (("247 Sr",), ADULT)),
        BOTH,
    ),
    Template("meerderjarige verdachte, 242 overig", 16, ((("242 Sr",), SILENT),)),
    Template("meerderjarige verdachte, 246 overig", 14, ((("246 Sr",), SILENT),)),
    Template("meerderjarige verdachte, 247 overig", 5, ((("247 Sr",), SILENT),)),
    Template("meerderjarige verdachte, 243 leeg", 4, ((("243 Sr",), ""),)),
    Template("242 met 246 zonder 247", 6, ((("242 Sr", "246 Sr"), SILENT),)),
    Template("243 met ander feit", 3, ((("243 Sr",), SILENT), (("300 Sr",), ""))),
    Template(
        "minderjarige verdachte, slachtoffer meerderjarig", 6, ((("242 Sr",), ADULT),), (13, 17)
    ),
    Template("minderjarige verdachte, 249 lid 2", 3, ((("249 lid 2 Sr",), SILENT),), (14, 17)),
    Template("leeftijd onbekend, 242 overig", 3, ((("242 Sr",), SILENT),), known_age=False),
    Template("239 oud", 18, ((("239 Sr",), SILENT),)),
    Template("240 oud", 4, ((("240 Sr",), SILENT),)),
    Template("240 oud bij minderjarige verdachte", 2, ((("240 Sr",), ""),), (14, 17)),
    Template("249 lid 2 overig", 4, ((("249 lid 2 Sr",), SILENT),)),
    Template("249 lid 2 meerderjarig", 4, ((("249 lid 2 Sr",), ADULT),)),
    Template("ander feit", 3, ((("285 Sr", "300 Sr"), SILENT),)),
    Template("240 zonder pleegdatum", 1, ((("240 Sr",), SILENT),), dates="geen"),
    Template("240b na 1 juli 2024", 2, ((("240b Sr",), MINOR[0]),), dates="wsm"),
    Template("252 voor 1 juli 2024", 2, ((("252 Sr",), MINOR[0]),), dates="oud laat"),
    Template("245 zonder pleegdatum", 2, ((("245 Sr",), MINOR[1]),), dates="geen laat"),
    Template("247 zonder pleegdatum", 1, ((("247 Sr",), MINOR[0]),), dates="geen laat"),
    Template("254b overig", 2, ((("254b Sr",), SILENT),), BOTH, "wsm"),
    Template("254ba meerderjarig", 2, ((("254ba Sr",), ADULT),), BOTH, "wsm"),
    Template("429ter leeg", 2, ((("429ter Sr",), ""),), BOTH, "wsm"),
)
LATE = ("wsm", "oud laat", "geen laat")
SETTLING = 6
OTHER_SEX = 2  # X; no case of the printed population has it (M:5485, 5507)


@dataclass
class Outside:
    """The near-misses in the same shape as the other cases."""

    cases: Cases
    profile: Profile
    dossiers: Dossiers
    names: list[str] = field(default_factory=list)


def outside_cases(seed: int, number: int) -> Outside:
    """Return about ``number`` near-misses with inflow from 2018 to 2024."""
    rng = random.Random(seed)
    drawn = rng.choices(TEMPLATES, [template.weight for template in TEMPLATES], k=number)
    drawn += [template for template in TEMPLATES for _ in range(3)]
    size = len(drawn)
    profile = empty_profile(size)
    dossiers = Dossiers()
    columns = np.full((5, size), NEVER, dtype=np.int64)
    for case, template in enumerate(drawn):
        inflow = rng.randint(day(2018), day(2024, 12, 31))
        if template.dates in LATE:
            inflow = rng.randint(NEW_LAW + SETTLING, day(2024, 12, 31))
        dossiers.facts.append(_facts(rng, template, inflow))
        code, handled, ruled = _course(rng, inflow)
        columns[:, case] = 0, code, inflow, handled, ruled
        profile.age[case] = rng.randint(*template.age) if template.known_age else UNKNOWN
        profile.sex[case] = rng.choices((0, 1, OTHER_SEX), (95, 4, 1))[0]
        profile.born[case] = 0 if rng.random() < 0.8 else 1
        profile.parket[case] = rng.randrange(len(PARKETTEN) - 1)
        if code != OPEN:
            for number_, _ in enumerate(template.facts, start=1):
                ground = "onvoldoende bewijs" if code == TECHNICAL else ""
                dossiers.decisions.append(Decision(case, number_, code, handled, ground))
        if ruled != NEVER:
            profile.ruling[case] = 0 if rng.random() < 0.85 else 1
            if profile.ruling[case] == CONVICTION:
                profile.sentence[case] = rng.choice((1, 2, 3, 4, NO_SENTENCE))
                profile.days[case] = rng.choice((30, 90, 180, 360, 540))
                profile.measures[case, 5] = rng.random() < 0.4
    return Outside(Cases(*columns), profile, dossiers, [template.name for template in drawn])


def _facts(rng: random.Random, template: Template, inflow: int) -> list[Fact]:
    begin = min(inflow - rng.randint(10, 900), NEW_LAW - 3)
    end = begin + rng.choice((0, 0, 1))
    if template.dates == "wsm":
        begin = end = rng.randint(NEW_LAW, inflow)
    elif template.dates.startswith("geen"):
        begin = end = NEVER
    return [
        Fact(begin, end, list(articles), classification, False)
        for articles, classification in template.facts
    ]


def _course(rng: random.Random, inflow: int) -> tuple[int, int, int]:
    """Return decision, its date and the date of a ruling."""
    handled = inflow + int(rng.lognormvariate(4.4, 0.9))
    if handled > PEILDATUM["2025"]:
        return OPEN, NEVER, NEVER
    code = rng.choices((SUMMONS, TECHNICAL, UNCONDITIONAL, len(DECISIONS) - 1), (55, 38, 4, 3))[0]
    ruled = handled + int(rng.lognormvariate(5.4, 0.6)) + 3
    if code != SUMMONS or ruled > PEILDATUM["2025"]:
        return code, handled, NEVER
    return code, handled, ruled
