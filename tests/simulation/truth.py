"""What the acts of a world truly were, counted per series and period: the injected components."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from tests.simulation.acts import CEASED, FIRST_YEAR, LAST_YEAR, LAW, UNREGISTERED, Act
from tests.simulation.registers import NONE, NOT_ASKED, Register

BASE = ("codewijziging", "wetswijziging", "oude feiten", "nog te registreren", "rest")
SUMS = {
    "codewijziging en wetswijziging": BASE[:2],
    "nog te registreren en rest": BASE[3:],
    "oude feiten, nog te registreren en rest": BASE[2:],
}
# What a world keeps to: `naloop` and `naloop-marge` of seed lensaannames.
FACTOR, MARGIN = 2, 10
SPAN = {"jaar": (FIRST_YEAR, LAST_YEAR), "halfjaar": (2 * FIRST_YEAR, 2 * LAST_YEAR + 1)}


def _period(part: str, day: date) -> int:
    """Number the year, or the half-year, of a day."""
    return int(day.year) if part == "jaar" else 2 * day.year + (day.month >= 7)


class Truth:
    """The true counts of every series and period, from the acts alone."""

    def __init__(self, register: Register, acts: Iterable[Act]) -> None:
        self.counts: Counter[tuple[str, str, int, str]] = Counter()
        # Registered after the delivery, and registered late within it: series, kind, age.
        self.unseen: Counter[tuple[str, str, int]] = Counter()
        self.late: Counter[tuple[str, str, int, int]] = Counter()
        # Not asked for, per half-year; ceased, and registered by the new law.
        self.missing: Counter[int] = Counter()
        self.ceased: Counter[tuple[str, str, int]] = Counter()
        self.new: Counter[tuple[str, str, int]] = Counter()
        series = register.series()
        self._of_code = {
            code: [name for name, codes in series.items() if code in codes]
            for code in (*series["totaal"], *UNREGISTERED)
        }
        for act in acts:
            for part in ("jaar", "halfjaar"):
                self._add(act, part)

    def _add(self, act: Act, part: str) -> None:
        now, then = _period(part, act.registered), _period(part, act.committed)
        last = SPAN[part][1]
        new, old = set(self._of_code[act.code]), set(self._of_code[act.old])
        for name in new:
            self.counts[name, part, now, "n"] += 1
        for name in new - old:
            self.counts[name, part, now, "wet" if act.old == NONE else "code"] += 1
        for name in old - new:
            lost = {CEASED: "wet"}.get(act.code, "code")
            self.counts[name, part, now, lost] -= 1
        if act.code == NOT_ASKED and old and part == "halfjaar":
            self.missing[now] += 1
        for name in old:
            self.new[name, part, now] += act.is_registered and act.committed >= LAW
            if not act.is_registered:
                self.counts[name, part, now, "eigen"] += 1
                self.ceased[name, part, now] += act.code == CEASED
            elif now > then:
                self.counts[name, part, now, "oude"] += 1
                self.counts[name, part, then, "later"] += 1
                if now > last:
                    self.unseen[name, part, then] += 1
                for age in range(now - then):
                    self.late[name, part, now, age] += now <= last
            else:
                self.counts[name, part, now, "eigen"] += 1

    def change(self, series: str, part: str, year: int) -> dict[str, int]:
        """Return the true components of the change from the year before to ``year``."""
        kind, now, before = "jaar", year, year - 1
        if part != "jaar":
            kind, now = "halfjaar", 2 * year + (part == "tweede halfjaar")
            before = now - 2

        def moved(name: str) -> int:
            return self.counts[series, kind, now, name] - self.counts[series, kind, before, name]

        true = {
            "codewijziging": moved("code"), "wetswijziging": moved("wet"),
            "oude feiten": moved("oude"), "nog te registreren": -moved("later"),
            "rest": moved("eigen") + moved("later"),
        }  # fmt: skip
        assert sum(true.values()) == moved("n"), (series, part, year, true, moved("n"))
        return true | {name: sum(true[one] for one in of) for name, of in SUMS.items()}

    def keeps_to_the_assumptions(self, share_ceased: float) -> bool:
        """Say whether what comes after the delivery, and what ceased, is as little as assumed."""
        if any(ceased > share_ceased * self.new[key] for key, ceased in self.ceased.items()):
            return False
        for (name, part, then), unseen in self.unseen.items():
            first, last = SPAN[part]
            periods = range(first, last + 1)
            most = max(self.late[name, part, period, last - then] for period in periods)
            if then >= first and unseen > FACTOR * most + MARGIN:
                return False
        return True

    def not_asked(self) -> tuple[int, int]:
        """Return the fewest and the most acts per half-year of the new law that were not asked."""
        missing = [self.missing[half] for half in range(2 * LAW.year + 1, SPAN["halfjaar"][1] + 1)]
        return min(missing), max(missing)
