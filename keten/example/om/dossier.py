"""Decisions of the OM on facts, such that the hierarchy and the last decision give the case's own.

The winning decision of a case stands on one child fact on the day that the flow gave; other facts
have the same decision later, a lower one, or none (M:5571-5582, 5594-5596).
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from keten.example.om.cases import NEVER, Cases
from keten.example.om.codes import (
    ADMIN,
    CONDITIONAL,
    NEW_LAW,
    OPEN,
    PEILDATUM,
    SEPOTS,
    SUMMONS,
    TECHNICAL,
    UNCONDITIONAL,
)
from keten.example.om.facts import Fact, FactMaker, empty_out, fill_up
from keten.example.om.profile import Profile
from keten.example.om.slots import Slot

LAST = PEILDATUM["2025"]
DUPLICATE = "dubbel ingeschreven"
FIVE_ARTICLES, NO_CLASSIFICATION = 0.004, 0.01


@dataclass(frozen=True)
class Decision:
    """One decision on a fact; facts are numbered from 1."""

    case: int
    fact: int
    code: int
    date: int
    ground: str = ""


@dataclass
class Dossiers:
    """Facts per case, decisions in one list, and rulings on other facts only."""

    facts: list[list[Fact]] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    other_summons: dict[int, int] = field(default_factory=dict)
    other_ruling: dict[int, int] = field(default_factory=dict)
    tags: dict[str, list[int]] = field(default_factory=dict)


class DossierMaker:
    """Writes one case after the other."""

    def __init__(self, seed: int, cases: Cases, profile: Profile) -> None:
        """Keep the cases and a source of chance of its own."""
        self.rng = random.Random(seed)
        self.cases, self.profile = cases, profile
        self.maker = FactMaker(self.rng)
        self.made = Dossiers(tags=self.maker.tags)

    def make(self, slots: list[list[Slot]]) -> Dossiers:
        """Return the dossiers of all cases."""
        columns = zip(
            self.cases.decision.tolist(),
            self.cases.inflow.tolist(),
            self.cases.handled.tolist(),
            (self.cases.ruled != NEVER).tolist(),
            self.profile.age.tolist(),
            self.profile.with_other.tolist(),
            self.profile.ground.tolist(),
            strict=True,
        )
        for case, (code, inflow, handled, judged, age, with_other, ground) in enumerate(columns):
            noise = self._noise(case, inflow, age, judged, with_other)
            plain = any(_is_sexual(fact) for fact in noise)
            facts = self.maker.facts(case, slots[case], inflow, age, plain)
            for fact in noise:
                facts.insert(self.rng.randint(0, len(facts)), fact)
            self.made.facts.append(facts)
            if code == OPEN:
                self._leave_open(case, facts, inflow)
            else:
                self._decide(case, facts, code, inflow, handled, ground, judged)
                self._decide_noise(case, facts, code, inflow, handled, judged, with_other)
        self._finish()
        return self.made

    def _finish(self) -> None:
        """Fit the shares of facts with five articles and without a classification."""
        years = self.cases.inflow.astype("datetime64[D]").astype("datetime64[Y]").astype(int) + 1970
        inside = (years >= 2020) & (years <= 2024)
        for wanted in (True, False):
            children = [
                fact
                for case, facts in enumerate(self.made.facts)
                if bool(inside[case]) == wanted
                for fact in facts
                if fact.child
            ]
            fill_up(self.rng, children, FIVE_ARTICLES)
            empty_out(self.rng, children, NO_CLASSIFICATION)

    def _noise(
        self, case: int, inflow: int, age: int, judged: bool, with_other: bool
    ) -> list[Fact]:
        chance = 0.06 if judged else 0.22
        number = int(with_other) + int(self.rng.random() < (0.2 if with_other else chance))
        return [self.maker.noise(case, inflow, age) for _ in range(number)]

    def _add(self, case: int, fact: int, code: int, date: int, ground: str = "") -> None:
        self.made.decisions.append(Decision(case, fact + 1, code, date, ground))

    def _leave_open(self, case: int, facts: list[Fact], inflow: int) -> None:
        """No standing decision on a child fact; an administrative one may lie beside it."""
        rng = self.rng
        children = [number for number, fact in enumerate(facts) if fact.child]
        if len(children) > 1 and rng.random() < 0.5:
            date = min(inflow + rng.randint(5, 60), LAST)
            self._add(case, children[0], ADMIN, date, DUPLICATE)
            self.maker.tag("administratief sepot naast onbeslist feit", case)
        elif rng.random() < 0.3:
            self._add(case, children[0], SUMMONS, LAST + rng.randint(1, 150))
            self.maker.tag("beslissing na de peildatum", case)
        if inflow < NEW_LAW - 365:
            self.maker.tag("oude openstaande zaak", case)

    def _decide(
        self, case: int, facts: list[Fact], code: int, inflow: int, handled: int, ground: str,
        judged: bool,
    ) -> None:  # fmt: skip
        rng = self.rng
        children = [number for number, fact in enumerate(facts) if fact.child]
        winner = rng.choice(children)
        if code == ADMIN:
            for number in children:
                later = 0 if number == winner else rng.choice((0, 0, 0, 12))
                self._add(case, number, ADMIN, min(handled + later, LAST), DUPLICATE)
            return
        self._add(case, winner, code, handled, ground)
        self._replaced(case, winner, code, inflow, handled, judged)
        if len(children) > 1:
            self.maker.tag("meer kindfeiten", case)
        for number in children:
            if number != winner:
                self._decide_beside(case, number, code, inflow, handled, ground)

    def _decide_beside(
        self, case: int, number: int, code: int, inflow: int, handled: int, ground: str
    ) -> None:
        """Decide on another child fact: the same, the same later, lower, or not at all."""
        rng = self.rng
        draw = rng.random()
        later = min(handled + rng.randint(1, 60), LAST)
        around = max(inflow, min(handled + rng.randint(-40, 40), LAST))
        if draw < 0.68:
            self._add(case, number, code, handled, ground)
        elif draw < 0.72 and later > handled:
            self._add(case, number, code, later, ground and "oud feit")
            self.maker.tag("zelfde beslissing later", case)
        elif draw < 0.955 and code < TECHNICAL:
            lower = rng.choice((TECHNICAL, TECHNICAL, UNCONDITIONAL))
            self._add(case, number, lower, around, _common(lower))
            self.maker.tag("lagere beslissing op ander feit", case)
        elif draw < 0.97:
            self._add(case, number, ADMIN, around, DUPLICATE)
            self.maker.tag("administratief sepot op ander feit", case)
        elif draw < 0.985:
            self.maker.tag("onbeslist kindfeit naast beslissing", case)
        else:
            self._add(case, number, code, handled, ground)

    def _replaced(
        self, case: int, winner: int, code: int, inflow: int, handled: int, judged: bool
    ) -> None:
        """Give the winning fact an earlier, a same-day or a later decision that does not stand."""
        rng = self.rng
        draw = rng.random()
        room = handled - inflow
        if code == SUMMONS and room > 60:
            if draw < 0.014:
                before = inflow + rng.randint(20, room - 20)
                self._add(case, winner, CONDITIONAL, before, "reclasseringsbelang")
                self.maker.tag("voorwaardelijk sepot vervangen door dagvaarding", case)
            elif draw < 0.018:
                self._add(case, winner, ADMIN, inflow + rng.randint(5, 30), DUPLICATE)
                self.maker.tag("administratief sepot vervangen", case)
        if code == SUMMONS and 0.02 < draw < 0.027:
            self._add(case, winner, TECHNICAL, handled, _common(TECHNICAL))
            self.maker.tag("twee beslissingen op een dag", case)
        if code in SEPOTS and room > 60 and draw < 0.006:
            self._add(case, winner, SUMMONS, inflow + rng.randint(20, room - 20))
            self.maker.tag("dagvaarding ingetrokken", case)
        if code in SEPOTS and not judged and 0.01 < draw < 0.016:
            self._add(case, winner, SUMMONS, LAST + rng.randint(3, 200))
            self.maker.tag("dagvaarding na de peildatum", case)

    def _decide_noise(
        self, case: int, facts: list[Fact], code: int, inflow: int, handled: int, judged: bool,
        with_other: bool,
    ) -> None:  # fmt: skip
        """Decide on facts that are not counted; they never change the case's decision."""
        rng = self.rng
        others = [number for number, fact in enumerate(facts) if not fact.child]
        for place, number in enumerate(others):
            if judged and with_other and place == 0:
                self._add(case, number, SUMMONS, handled)
            elif judged and not with_other:
                self._add(case, number, TECHNICAL, handled, _common(TECHNICAL))
                self.maker.tag("ander feit niet gedagvaard", case)
            elif rng.random() < 0.45:
                self._add(case, number, SUMMONS, handled)
                if code >= TECHNICAL and not judged:
                    self._rule_on_others(case, handled)
            elif rng.random() < 0.8 or code == ADMIN:
                self._add(case, number, TECHNICAL, handled, _common(TECHNICAL))

    def _rule_on_others(self, case: int, handled: int) -> None:
        """Summon for other facts only; the case is not adjudicated for this purpose (M:5576)."""
        self.made.other_summons[case] = handled
        ruled = handled + self.rng.randint(40, 400)
        if ruled <= LAST and self.rng.random() < 0.7:
            self.made.other_ruling[case] = ruled
            self.maker.tag("vonnis over alleen andere feiten", case)


def _is_sexual(fact: Fact) -> bool:
    return fact.articles[0][:2] in ("23", "24", "25")


def _common(code: int) -> str:
    return (
        "onvoldoende bewijs"
        if code == TECHNICAL
        else "ander dan strafrechtelijk ingrijpen prevaleert"
    )
