"""Sentences and measures as rows, such that the heaviest and the summed days come out right.

M:6239-6285: only the heaviest principal sentence counts; Table 5.1 counts cases, not measures.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass

from keten.example.om.cases import Cases
from keten.example.om.codes import (
    ACQUITTAL,
    COMMUNITY,
    CONVICTION,
    FINE,
    MEASURE_ONLY,
    MEASURES,
    NO_SENTENCE,
    PARTLY,
    PERIOD,
    SUSPENDED,
    UNKNOWN,
    UNSUSPENDED,
)
from keten.example.om.profile import Profile

RULING_TEXT = {0: "veroordeling", 1: "vrijspraak"}
DISCHARGE = "ontslag van alle rechtsvervolging"
UNKNOWN_RULINGS = 5  # all in 2020 (M:6158-6159)
MONEY = {"schadevergoedingsmaatregel": 2400, "civiele vordering": 1800}


@dataclass(frozen=True)
class Sentence:
    """One imposed sentence or measure; None is an empty cell."""

    case: int
    number: int
    kind: str
    unsuspended: int | None = None
    suspended: int | None = None
    amount: float | None = None


class SentenceMaker:
    """Writes the sentences of one case after the other."""

    def __init__(self, rng: random.Random, tags: dict[str, list[int]]) -> None:
        """Keep the source of chance and where special cases are noted."""
        self.rng, self.tags = rng, tags
        self.rows: list[Sentence] = []

    def tag(self, name: str, case: int) -> None:
        """Remember that a case shows something special."""
        self.tags.setdefault(name, []).append(case)

    def add(
        self, case: int, rows: Iterable[tuple[str, int | None, int | None, float | None]]
    ) -> None:
        """Number and keep the rows of one case."""
        for number, (kind, hard, soft, amount) in enumerate(rows, start=1):
            self.rows.append(Sentence(case, number, kind, hard, soft, amount))

    def principal(
        self, case: int, sentence: int, days: int, age: int
    ) -> list[tuple[str, int | None, int | None, float | None]]:
        """Return the rows of the principal sentence and of lighter ones beside it."""
        rng = self.rng
        custody = "jeugddetentie" if 0 <= age < 18 or (age < 23 and rng.random() < 0.2) else (
            "gevangenisstraf"
        )  # fmt: skip
        task = ("taakstraf", rng.choice((20, 60, 80, 120, 160, 240)), None, None)
        fine = ("geldboete", None, None, float(rng.choice((250, 500, 750, 1500))))
        if sentence == FINE:
            return [fine]
        if sentence == COMMUNITY:
            return [task, fine] if rng.random() < 0.05 else [task]
        soft = rng.choice((30, 60, 90, 120, 180, 240, 360))
        beside = [task] if rng.random() < 0.25 else []
        if sentence == SUSPENDED:
            none = 0 if rng.random() < 0.5 else None
            return [*beside, (custody, none, soft, None)]
        empty = 0 if rng.random() < 0.5 else None
        if rng.random() < 0.02 and days > 1:
            part = rng.randint(1, days - 1)
            self.tag("twee vrijheidsstraffen", case)
            second = soft if sentence == PARTLY else empty
            return [(custody, part, empty, None), (custody, days - part, second, None), *beside]
        if sentence == UNSUSPENDED:
            return [(custody, days, empty, None), *beside[: rng.randint(0, 1)]]
        if rng.random() < 0.03:
            self.tag("deels voorwaardelijk over twee straffen", case)
            return [(custody, days, None, None), (custody, None, soft, None), *beside]
        return [(custody, days, soft, None), *beside]

    def measures(
        self, case: int, kinds: list[str]
    ) -> list[tuple[str, int | None, int | None, float | None]]:
        """Return the rows of the measures; compensation may be imposed more than once."""
        rng = self.rng
        rows: list[tuple[str, int | None, int | None, float | None]] = []
        for kind in kinds:
            amount = None
            if kind in MONEY:
                amount = round(MONEY[kind] * rng.lognormvariate(0.0, 0.8), 2)
            rows.append((kind, None, None, amount))
            if kind == "schadevergoedingsmaatregel" and rng.random() < 0.12:
                rows.append((kind, None, None, round(rng.uniform(200, 4000), 2)))
                self.tag("twee schadevergoedingsmaatregelen", case)
        return rows


def make_sentences(
    rng: random.Random, cases: Cases, profile: Profile, tags: dict[str, list[int]]
) -> list[Sentence]:
    """Return all rows for the adjudicated cases."""
    maker = SentenceMaker(rng, tags)
    columns = zip(
        profile.ruling.tolist(),
        profile.sentence.tolist(),
        profile.days.tolist(),
        profile.age.tolist(),
        profile.measures.tolist(),
        strict=True,
    )
    for case, (ruling, sentence, days, age, flags) in enumerate(columns):
        if ruling == ACQUITTAL and rng.random() < 0.03:
            # May be imposed after an acquittal too (M:6067-6069); it does not count there.
            maker.add(case, [("onttrekking aan het verkeer", None, None, None)])
            maker.tag("maatregel na vrijspraak", case)
        if ruling != CONVICTION or sentence in (NO_SENTENCE, UNKNOWN):
            continue
        rows = [] if sentence == MEASURE_ONLY else maker.principal(case, sentence, days, age)
        # Only outside the printed years, so that no class of Figure 5.4 loses a case.
        late = cases.ruled[case] >= PERIOD["2025"][1]
        if late and sentence in (PARTLY, UNSUSPENDED) and rng.random() < 0.1:
            rows = [("gevangenisstraf", None, None, None)]
            maker.tag("vrijheidsstraf zonder lengte", case)
        kinds = [kind for kind, flag in zip(MEASURES, flags, strict=True) if flag]
        rows += maker.measures(case, kinds)
        if len(rows) > 1 and rng.random() < 0.3:
            rng.shuffle(rows)
        if sentence == MEASURE_ONLY:
            maker.tag("alleen maatregel", case)
        maker.add(case, rows)
    return maker.rows


def ruling_texts(
    rng: random.Random, cases: Cases, profile: Profile, tags: dict[str, list[int]]
) -> list[str | None]:
    """Return the ruling as delivered; None is an empty cell or no ruling."""
    texts: list[str | None] = []
    unknown = UNKNOWN_RULINGS
    years = cases.ruled.astype("datetime64[D]").astype("datetime64[Y]").astype(int) + 1970
    for case, (ruling, sentence, year) in enumerate(
        zip(profile.ruling.tolist(), profile.sentence.tolist(), years.tolist(), strict=True)
    ):
        text: str | None = RULING_TEXT.get(ruling)
        if ruling == CONVICTION and sentence in (NO_SENTENCE, MEASURE_ONLY) and rng.random() < 0.35:
            text = DISCHARGE
            tags.setdefault(DISCHARGE, []).append(case)
        elif ruling > ACQUITTAL and year == 2020 and unknown:
            unknown -= 1
            tags.setdefault("uitspraak onbekend", []).append(case)
        elif ruling > ACQUITTAL:
            text = rng.choice(("niet-ontvankelijk", "niet-ontvankelijk", "overig"))
            tags.setdefault("overige uitspraak", []).append(case)
        texts.append(text)
    return texts
