"""Facts of a case: articles, offence dates and classifications, by every route to a minor victim.

Each article that a case has to count stands on a fact in such a way that the rules establish it
(M:5157-5197); everything else on the facts is noise that the rules have to leave out.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from keten.example.om.cases import NEVER
from keten.example.om.codes import (
    ADULT,
    MINOR,
    NEW_LAW,
    NEW_ONLY,
    NEW_SAYS_SO,
    OLD_COMBINES,
    OLD_ONLY,
    OLD_SAYS_SO,
    OLD_SILENT,
    OTHER_ARTICLES,
    SILENT,
    UNKNOWN,
    day,
)
from keten.example.om.slots import OLD, Slot

MOST_ARTICLES = 5
OLDEST = day(1968)


@dataclass
class Fact:
    """One fact; ``child`` tells whether the rules should count it."""

    begin: int
    end: int
    articles: list[str]
    classification: str
    child: bool


def spell(rng: random.Random, number: str, law: str, paragraph: int | None = None) -> str:
    """Write an article as the systems do, in one of several ways."""
    text = number
    if paragraph:
        text += f" lid {paragraph}"
    elif law != OLD and number == "251" and rng.random() < 0.7:
        text += " lid 1 onder a"  # sexchatting, M:5470-5471
    elif number in ("240b", "248a", "252", "247", "244") and rng.random() < 0.12:
        text += " lid 1"
    form = rng.random()
    if form < 0.03:
        return f"art. {text} Sr"
    if form < 0.04:
        return f"Art. {text}  Sr"
    return f"{text} sr" if form < 0.05 else f"{text} Sr"


class FactMaker:
    """Makes the facts of one case after another; collects which special cases it made."""

    def __init__(self, rng: random.Random) -> None:
        """Keep the source of chance."""
        self.rng = rng
        self.tags: dict[str, list[int]] = {}

    def tag(self, name: str, case: int) -> None:
        """Remember that a case shows something special."""
        self.tags.setdefault(name, []).append(case)

    def facts(self, case: int, slots: list[Slot], inflow: int, age: int, plain: bool) -> list[Fact]:
        """Return the facts that carry these articles; ``plain`` leaves no classification silent."""
        groups = self._grouped(slots)
        numbers = {number for law, number in slots if law == OLD}
        minor = UNKNOWN < age < 18
        anchored = any(_says_so(slot) for slot in slots)
        combined = "247" in numbers and bool(numbers & {"242", "246"})
        facts = []
        for group in groups:
            quiet = not plain and self._may_be_silent(group, minor, anchored or combined)
            facts.append(self._fact(case, group, inflow, quiet, minor, anchored))
        return facts

    def _grouped(self, slots: list[Slot]) -> list[list[Slot]]:
        """Divide the articles over facts; one article counts once per fact."""
        order = slots[:]
        self.rng.shuffle(order)
        groups: list[list[Slot]] = []
        for slot in order:
            last = groups[-1] if groups else None
            fits = (
                last is not None
                and len(last) < MOST_ARTICLES - 1
                and slot not in last
                and last[0][0] == slot[0]
            )
            if fits and last is not None and self.rng.random() < 0.3:
                last.append(slot)
            else:
                groups.append([slot])
        return groups

    def _may_be_silent(self, group: list[Slot], minor: bool, supported: bool) -> bool:
        for law, number in group:
            if _says_so((law, number)) and number != "249":
                continue
            if law == OLD and number == "249":
                continue  # gets a first paragraph
            open_ended = law == OLD and number in OLD_SILENT
            if not open_ended or not (minor or (supported and number in OLD_COMBINES)):
                return False
        return True

    def _fact(
        self, case: int, group: list[Slot], inflow: int, quiet: bool, minor: bool, anchored: bool
    ) -> Fact:
        rng = self.rng
        law = group[0][0]
        classification = rng.choice(MINOR)
        draw = rng.random()
        silent = quiet and draw < 0.36
        if silent:
            classification = SILENT
            for _, number in group:
                if law == OLD and number in OLD_SILENT:
                    route = "minderjarige verdachte" if minor else "combinatie"
                    self.tag(f"route {route}", case)
        elif all(_says_so(slot) for slot in group) and draw > 0.997:
            classification = ADULT  # the article comes first, so it counts all the same
            self.tag("artikel naast classificatie meerderjarig", case)
        articles = []
        for _, number in group:
            paragraph = None
            if law == OLD and number == "249":
                kind = rng.random()
                paragraph = 2 if kind > 0.8 and classification in MINOR else 1
                if kind < 0.07:
                    paragraph = None
                    self.tag("249 zonder lid", case)
            articles.append(spell(rng, number, law, paragraph))
        if law == OLD and group == [(OLD, "240b")] and rng.random() < 0.006:
            articles = ["240b lid 1 Sr", "240b lid 2 Sr"]
            self.tag("artikel twee keer op een feit", case)
        if len(articles) < MOST_ARTICLES and rng.random() < 0.03:
            articles.insert(rng.randint(0, len(articles)), rng.choice(OTHER_ARTICLES))
        begin, end = self._dates(case, law, [number for _, number in group], inflow)
        return Fact(begin, end, articles, classification, True)

    def _dates(self, case: int, law: str, numbers: list[str], inflow: int) -> tuple[int, int]:
        """Return begin and end; NEVER is an empty cell."""
        rng = self.rng
        draw = rng.random()
        if law != OLD:
            begin = rng.randint(NEW_LAW, max(NEW_LAW, inflow - 3))
            if draw < 0.1:
                begin = NEW_LAW
                self.tag("pleegdatum 1 juli 2024", case)
            end = begin if rng.random() < 0.7 else min(inflow, begin + rng.randint(1, 60))
            if all(number in NEW_ONLY for number in numbers):
                if draw > 0.93:
                    self.tag("periode bereikt de nieuwe wet", case)
                    return NEW_LAW - rng.randint(1, 90), max(end, NEW_LAW)
                if draw > 0.88:
                    self.tag("zonder pleegdatum, artikel dateert", case)
                    return NEVER, NEVER
            return begin, end
        delay = int(rng.lognormvariate(5.6, 1.25)) + 5
        begin = max(OLDEST, min(inflow - delay, NEW_LAW - 1))
        length = 0 if rng.random() < 0.55 else int(rng.lognormvariate(4.5, 1.3))
        end = min(begin + length, inflow)
        if inflow > NEW_LAW + 2 and begin > NEW_LAW - 150 and draw < 0.5:
            begin = NEW_LAW - 1
            end = max(begin, min(end, inflow))
            self.tag("pleegdatum 30 juni 2024", case)
        if begin < NEW_LAW <= end:
            self.tag("periode over 1 juli 2024", case)
        datable = inflow < NEW_LAW or all(number in OLD_ONLY for number in numbers)
        undated = 0.990 if inflow < NEW_LAW else 0.94
        if undated < draw <= 0.994 and datable:
            name = "registratie" if inflow < NEW_LAW else "artikel"
            self.tag(f"zonder pleegdatum, {name} dateert", case)
            return NEVER, NEVER
        if draw > 0.994:
            self.tag("alleen pleegdatum_eind", case)
            return NEVER, min(max(begin, min(end, NEW_LAW - 1)), NEW_LAW - 1)
        return begin, end if rng.random() < 0.6 or end != begin else NEVER

    def noise(self, case: int, inflow: int, age: int) -> Fact:
        """Return a fact that the rules must not count beside the others."""
        rng = self.rng
        day_of = max(OLDEST, inflow - rng.randint(5, 500))
        draw = rng.random()
        before = min(day_of, NEW_LAW - 1)
        after = inflow - NEW_LAW >= 8
        if draw < 0.05:
            self.tag("feit met meerderjarig slachtoffer", case)
            return Fact(before, before, [rng.choice(("242 Sr", "246 Sr"))], ADULT, False)
        if draw < 0.08:
            self.tag("239 of 240 oud", case)
            return Fact(before, before, [rng.choice(("239 Sr", "240 Sr"))], SILENT, False)
        if draw < 0.095 and age >= 18:
            self.tag("243 zonder uitsluitsel", case)
            return Fact(before, before, ["243 Sr"], SILENT, False)
        if draw < 0.105:
            self.tag("249 lid 2 zonder uitsluitsel", case)
            return Fact(before, before, ["249 lid 2 Sr"], SILENT, False)
        if after and draw < 0.25:
            self.tag("regime uitgesloten", case)
            if rng.random() < 0.5:
                late = rng.randint(NEW_LAW, inflow - 5)
                return Fact(late, late, ["240b Sr"], MINOR[0], False)
            early = NEW_LAW - rng.randint(2, 200)
            return Fact(early, early + 1, [rng.choice(("252 Sr", "251 Sr"))], MINOR[0], False)
        if after and draw < 0.4:
            self.tag("niet dateerbaar", case)
            articles = [rng.choice(("245 Sr", "247 Sr", "249 lid 1 Sr", "250 Sr"))]
            return Fact(NEVER, NEVER, articles, MINOR[0], False)
        articles = [rng.choice(OTHER_ARTICLES)]
        return Fact(day_of, day_of, articles, rng.choice((SILENT, SILENT, "")), False)


def _says_so(slot: Slot) -> bool:
    law, number = slot
    return number in (OLD_SAYS_SO if law == OLD else NEW_SAYS_SO)


def fill_up(rng: random.Random, facts: list[Fact], share: float) -> int:
    """Give this share of the facts five articles (M:5237-5241, 5256); return how many."""
    number = round(share * len(facts))
    roomy = [fact for fact in facts if len(fact.articles) < MOST_ARTICLES]
    for fact in rng.sample(roomy, number):
        known = set(fact.articles)
        rest = [article for article in OTHER_ARTICLES if article not in known]
        rng.shuffle(rest)
        fact.articles += rest[: MOST_ARTICLES - len(fact.articles)]
    return number


def empty_out(rng: random.Random, facts: list[Fact], share: float) -> int:
    """Empty the classification of this share of the facts (fn 292, M:5193), silent ones only."""
    silent = [fact for fact in facts if fact.classification == SILENT]
    number = min(round(share * len(facts)), len(silent))
    for fact in rng.sample(silent, number):
        fact.classification = ""
    return number
