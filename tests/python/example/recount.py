"""Count the written police CSVs again with pandas, from the text of the rules only."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

Counts = dict[str, Callable[[], tuple[float, float]]]

PHYSICAL = {"F521", "F522", "F526", "F527", "F5292", "F5212", "F5222"}  # M:3038-3079
DELAYS = {"0-1 dagen": (0, 1), "2-7 dagen": (2, 7), "8-30 dagen": (8, 30)}
DELAYS |= {"31-365 dagen": (31, 365), "meer dan 365 dagen": (366, 10**6)}
DATES = ["registratiedatum", "melddatum", "pleegdatum_begin", "pleegdatum_eind"]
DATES += ["aangiftedatum", "inzenddatum_om", "afsluitdatum"]


class Recount:
    """One delivery, and the measures of the Monitor counted in it."""

    def __init__(self, folder: Path, date_format: str) -> None:
        def read(name: str) -> pd.DataFrame:
            path = folder / f"{name}.csv"
            return pd.read_csv(path, sep=";", dtype=str, keep_default_na=False)

        incidents, self.victims, self.suspects = map(
            read, ("incidenten", "slachtoffers", "verdachten")
        )
        for name in DATES:
            incidents[name] = pd.to_datetime(incidents[name], format=date_format, errors="coerce")
        incidents["jaar"] = incidents["registratiedatum"].dt.year
        physical = incidents["mk_code"].isin(list(PHYSICAL))
        incidents["vorm"] = np.where(physical, "fysiek", "niet-fysiek")
        offence = incidents["pleegdatum_begin"].fillna(incidents["pleegdatum_eind"])
        incidents["pleegdatum"] = offence
        incidents["dagen"] = (incidents["melddatum"] - offence).dt.days
        self.incidents = incidents
        for roles, letter in ((self.victims, "s"), (self.suspects, "v")):
            roles["leeftijd"] = pd.to_numeric(roles["leeftijd"])
            nobody = roles["persoon_id"] == ""
            own = letter + roles.index.astype(str)
            roles["persoon"] = roles["persoon_id"].where(~nobody, own)
        self._selected: dict[tuple[int, str, str], pd.DataFrame] = {}
        self._known: dict[tuple[str, str], tuple[pd.DataFrame, pd.DataFrame]] = {}

    @cached_property
    def minors(self) -> pd.DataFrame:
        """Registered minor victims with year and form of their report."""
        minors = self.victims[self.victims["leeftijd"] < 18]
        keys = ["incident_id", "jaar", "vorm"]
        return minors.merge(self.incidents[keys], on="incident_id")

    @cached_property
    def reports(self) -> pd.DataFrame:
        """Incidents with at least one registered minor victim (M:3012-3013)."""
        chosen = self.incidents["incident_id"].isin(self.minors["incident_id"])
        reports = self.incidents[chosen].copy()
        reports["verdachte"] = reports["incident_id"].isin(self.suspects["incident_id"])
        sent = np.where(reports["naar_om"] == "J", "naar om", "niet naar om")
        reports["status"] = np.where(reports["verdachte"], sent, "geen verdachte")
        return reports

    @cached_property
    def accused(self) -> pd.DataFrame:
        """Suspects registered on the reports."""
        keys = ["incident_id", "jaar", "vorm"]
        return self.suspects.merge(self.reports[keys], on="incident_id")

    @cached_property
    def pairs(self) -> pd.DataFrame:
        """Unique pairs of a minor victim and a suspect of known age (M:3366-3374)."""
        known = self.accused[self.accused["leeftijd"].notna()]
        met = self.minors.merge(known, on="incident_id", suffixes=("", "_v"))
        youngest = met.sort_values("leeftijd_v", kind="stable")
        return youngest.drop_duplicates(["persoon", "persoon_v"])

    def _select(self, frame: pd.DataFrame, jaar: str, vorm: str) -> pd.DataFrame:
        key = (id(frame), jaar, vorm)
        if key not in self._selected:
            first, last = (jaar.split("-") * 2)[:2]
            chosen = frame["jaar"].between(int(first), int(last))
            self._selected[key] = frame[chosen & ((vorm == "totaal") | (frame["vorm"] == vorm))]
        return self._selected[key]

    def _victims_of(self, jaar: str, vorm: str) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Minor victims, and one row per person and year of them."""
        if (jaar, vorm) not in self._known:
            minors = self._select(self.minors, jaar, vorm)
            by_person = minors.groupby(["jaar", "persoon"])
            per_year = by_person.agg(n=("incident_id", "nunique"), geslacht=("geslacht", "first"))
            self._known[jaar, vorm] = minors, per_year
        return self._known[jaar, vorm]

    def of(self, maat: str, categorie: str, jaar: str, vorm: str) -> tuple[float, float] | None:
        """Return teller and noemer (1 when there is none); None for a measure not known here."""
        reports = self._select(self.reports, jaar, vorm)
        return (
            self._of_reports(reports, maat, categorie)
            or self._of_routes(reports, maat)
            or self._of_persons(maat, categorie, jaar, vorm)
        )

    def _of_reports(self, r: pd.DataFrame, maat: str, of: str) -> tuple[float, float] | None:
        every, valid = len(r), r[r["dagen"] >= 0]
        special = r[r["pleeglocatie"] == "Bijzonder gebouw/terrein"]
        home = r[r["pleeglocatie"] == "Woning"]
        yes = {"wel": "J", "geen": "N"}.get(of)
        in_class = valid["dagen"].between(*DELAYS.get(of, (0, 0)))
        old = valid[valid["dagen"] > 365]["dagen"] / 365.25
        counts: Counts = {
            "registraties": lambda: (len(self.incidents), 1),
            "aandeel minderjarig": lambda: (every, len(self.incidents)),
            "meldingen": lambda: (every, 1),
            "meldingen met verdachte": lambda: (r["verdachte"].sum(), every),
            "meldingen met duur": lambda: (len(valid), 1),
            "meldingen zonder geldige duur": lambda: (every - len(valid), 1),
            "meldingen naar duur": lambda: (in_class.sum(), len(valid)),
            "aangiften naar duur": lambda: (
                (valid[in_class]["aangifte"] == "J").sum(),
                in_class.sum(),
            ),
            "duur oud misbruik": lambda: (old.sum(), len(old)),
            "langste duur": lambda: (old.max(), 1),
            "meldingen naar eenheid": lambda: ((r["eenheid"] == of).sum(), every),
            "meldingen naar pleeglocatie": lambda: ((r["pleeglocatie"] == of).sum(), every),
            "meldingen naar mk": lambda: ((r["mk_code"] == of).sum(), every),
            "politiebureau": lambda: (
                (special["pleeglocatie_detail"] == "politiebureau").sum(),
                len(special),
            ),
            "woning fysiek": lambda: ((home["vorm"] == "fysiek").sum(), len(home)),
            "informeren": lambda: ((r["geinformeerd"] == yes).sum(), every),
            "aangiften": lambda: ((r["aangifte"] == yes).sum(), every),
            "status om": lambda: ((r["status"] == of).sum(), every),
        }
        return counts[maat]() if maat in counts else None

    def _of_routes(self, r: pd.DataFrame, maat: str) -> tuple[float, float] | None:
        r = r[r["aangifte"] == ("N" if "zonder aangifte" in maat else "J")]
        sent = (r["status"] == "naar om").sum()
        counts: Counts = {
            "verdachte na aangifte": lambda: (r["verdachte"].sum(), len(r)),
            "verdachte zonder aangifte": lambda: (r["verdachte"].sum(), len(r)),
            "om na aangifte en verdachte": lambda: (sent, r["verdachte"].sum()),
            "om zonder aangifte met verdachte": lambda: (sent, r["verdachte"].sum()),
            "om na aangifte": lambda: (sent, len(r)),
            "om zonder aangifte": lambda: (sent, len(r)),
        }
        return counts[maat]() if maat in counts else None

    def _of_persons(self, maat: str, of: str, jaar: str, vorm: str) -> tuple[float, float] | None:
        accused = self._select(self.accused, jaar, vorm)
        pairs = self._select(self.pairs, jaar, vorm)
        minors, per_year = self._victims_of(jaar, vorm)
        age = minors["leeftijd"].clip(lower=1)
        ages = pairs["leeftijd_v"]
        counts: Counts = {
            "slachtoffers": lambda: (len(minors), 1),
            "unieke slachtoffers": lambda: (len(per_year), 1),
            "slachtoffers meer meldingen": lambda: ((per_year["n"] > 1).sum(), len(per_year)),
            "slachtoffers naar geslacht": lambda: (
                (per_year["geslacht"] == of).sum(),
                len(per_year),
            ),
            "slachtoffers naar leeftijd": lambda: (
                (age == (int(of.split()[0]) if "jaar" in of and of[0].isdigit() else -1)).sum(),
                len(minors),
            ),
            "gemiddelde leeftijd slachtoffers": lambda: (minors["leeftijd"].sum(), len(minors)),
            "meest voorkomende leeftijd slachtoffers": lambda: (minors["leeftijd"].mode()[0], 1),
            "verdachten": lambda: (len(accused), 1),
            "unieke verdachten": lambda: (accused["persoon"].nunique(), 1),
            "verdachten naar geslacht": lambda: ((accused["geslacht"] == of).sum(), len(accused)),
            "minderjarige verdachten": lambda: ((accused["leeftijd"] < 18).sum(), len(accused)),
            "gemiddelde leeftijd verdachten": lambda: (
                accused["leeftijd"].sum(),
                accused["leeftijd"].count(),
            ),
            "koppels": lambda: (len(pairs), 1),
            "koppels naar leeftijd": lambda: (ages.between(*_age_class(of)).sum(), len(pairs)),
            "correlatie leeftijden": lambda: (_r(pairs), 1),
            "vrijheidsgraden correlatie leeftijden": lambda: (len(pairs) - 2, 1),
            "p-waarde correlatie leeftijden": lambda: (_p_value(_r(pairs), len(pairs)), 1),
        }
        return counts[maat]() if maat in counts else None


def _age_class(label: str) -> tuple[int, int]:
    if label.startswith("≤"):
        return 0, 10
    if label.endswith("+"):
        return int(label[:-1]), 200
    if label.endswith("jaar"):
        return (int(label.split()[0]),) * 2
    if " - " in label:
        low, high = label.split(" - ")
        return int(low), int(high)
    return 0, -1


def _r(pairs: pd.DataFrame) -> float:
    return float(np.corrcoef(pairs["leeftijd_v"], pairs["leeftijd"])[0, 1])


def _p_value(r: float, n: int) -> float:
    """Upper bound of the two-sided p by the normal tail, enough to see that it is below .001."""
    t = abs(r) * np.sqrt((n - 2) / (1 - r**2))
    return float(2 * np.exp(-(t**2) / 2) / (t * np.sqrt(2 * np.pi)))
