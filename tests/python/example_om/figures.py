"""The printed measures of chapters 4 and 5, counted from the delivered records."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial

import numpy as np
import pandas as pd

from keten.example.cells import Cell
from tests.python.example_om.rules import Counted

YEARS = [2020, 2021, 2022, 2023, 2024]
SEPOTS = ["technisch sepot", "onvoorwaardelijk beleidssepot", "voorwaardelijk beleidssepot"]
CONDITIONS = ["strafbeschikking", "transactie", "voorwaardelijk beleidssepot"]
CUSTODY = ["gevangenisstraf", "jeugddetentie"]
HARD = ["deels voorwaardelijke vrijheidsstraf", "geheel onvoorwaardelijke vrijheidsstraf"]
CLASSES = [1, 30, 90, 180, 365, 730, np.inf]
TERMS = ["1 dag", "2 dagen - 1 maand", "1 - 3 maanden", "3 - 6 maanden", "6 - 12 maanden",
         "1 - 2 jaar", "> 2 jaar"]  # fmt: skip
Share = tuple[float, float]


class Figures:
    """Counts of one delivery; ``value`` answers a printed cell."""

    def __init__(self, counted: Counted) -> None:
        self.all = counted
        self.known: dict[tuple[str, ...], Share] = {}
        zaken = counted.zaken
        self.instroom = zaken.assign(jaar=zaken.inschrijfdatum.dt.year)
        self.handled = zaken.assign(jaar=zaken.beslisdatum.dt.year)
        self.merits = self.handled[self.handled.stand == "inhoudelijk"].copy()
        self.merits["dagen"] = (self.merits.beslisdatum - self.merits.inschrijfdatum).dt.days
        self.berecht = counted.berecht.assign(jaar=counted.berecht.uitspraakdatum.dt.year)

    @staticmethod
    def pick(df: pd.DataFrame, cell: Cell) -> pd.DataFrame:
        years = YEARS if cell.jaar == "2020-2024" else [int(cell.jaar)]
        df = df[df.jaar.isin(years)]
        return df if cell.vorm == "totaal" else df[df.vorm == cell.vorm]

    @cached_property
    def sentenced(self) -> pd.DataFrame:
        """Convictions with at least one sentence or measure, and their heaviest sentence."""
        berecht = self.berecht[self.berecht.groep == "veroordeling"]
        rows = self.all.straffen[self.all.straffen.parketnummer.isin(berecht.parketnummer)]
        custody = rows[rows.soort.isin(CUSTODY)].groupby("parketnummer")
        sums = custody[["duur_onvoorwaardelijk", "duur_voorwaardelijk"]].sum()
        result = berecht[berecht.parketnummer.isin(rows.parketnummer)].copy()
        hard = result.parketnummer.map(sums.duur_onvoorwaardelijk)
        soft = result.parketnummer.map(sums.duur_voorwaardelijk)
        task = result.parketnummer.isin(rows.loc[rows.soort == "taakstraf", "parketnummer"])
        fine = result.parketnummer.isin(rows.loc[rows.soort == "geldboete", "parketnummer"])
        result["straf"] = np.select(
            [(hard > 0) & (soft > 0), hard > 0, soft > 0, task, fine],
            [*HARD, "geheel voorwaardelijke vrijheidsstraf", "taakstraf", "geldboete"],
            "",
        )
        result["dagen"] = hard
        result["klasse"] = np.array([*TERMS, ""])[np.searchsorted(CLASSES, hard.fillna(np.inf))]
        return result

    @cached_property
    def timed(self) -> pd.DataFrame:
        """Adjudicated cases with a summons date between inflow and ruling."""
        berecht = self.berecht
        keep = (berecht.dagvaardingsdatum >= berecht.inschrijfdatum) & (
            berecht.dagvaardingsdatum <= berecht.uitspraakdatum
        )
        timed = berecht[keep].copy()
        timed["instroom tot uitspraak"] = (timed.uitspraakdatum - timed.inschrijfdatum).dt.days
        timed["dagvaarding tot uitspraak"] = (
            timed.uitspraakdatum - timed.dagvaardingsdatum
        ).dt.days
        return timed

    def value(self, cell: Cell) -> float | None:
        """Return the exact value of a cell, or None when this file has no such measure."""
        measure = self.measures.get(cell.maat)
        if measure is None or cell.weergave not in ("aantal", "percentage", "gemiddelde"):
            return None
        key = (cell.maat, cell.categorie, cell.jaar, cell.vorm)
        above, below = self.known.get(key) or measure(cell)
        self.known[key] = (above, below)
        if cell.weergave == "aantal":
            return above
        return above / below * (100 if cell.weergave == "percentage" else 1)

    @cached_property
    def measures(self) -> dict[str, Callable[[Cell], Share]]:
        people = {"instroom": self.instroom, "berecht": self.berecht}
        table: dict[str, Callable[[Cell], Share]] = {
            "instroom": lambda c: self._of(self.instroom, c),
            "instroom naar parket": lambda c: self._where(
                self.instroom, c, lambda df: df.parket == c.categorie
            ),
            "instroom naar vorm": lambda c: self._where(
                self.instroom, c, lambda df: df.vorm == c.categorie
            ),
            "inhoudelijk": lambda c: self._of(self.merits, c),
            "afgehandeld": lambda c: self._of(self.handled, c),
            "administratief sepot": lambda c: self._of(
                self.handled[self.handled.stand == "administratief"], c
            ),
            "beslissingen": lambda c: self._where(
                self.merits, c, lambda df: df.beslissing.isin(self._decisions(c.categorie, df))
            ),
            "sepotgronden": self._grounds,
            "doorlooptijd om": self._om_days,
            "norm 60 dagen": lambda c: self._where(
                self.merits[self.merits.beslissing == "dagvaarding"], c, lambda df: df.dagen <= 60
            ),
            "artikelen": self._articles,
            "artikelen fysiek": lambda c: self._article_total("fysiek"),
            "artikelen niet-fysiek": lambda c: self._article_total("niet-fysiek"),
            "classificatie gevuld": lambda c: self._child(
                self.all.kindfeiten.maatschappelijke_classificatie.notna()
            ),
            "feiten tot vier artikelen": lambda c: self._child(
                self.all.kindfeiten.artikel_5.isna()
            ),
            "berecht": lambda c: self._of(self.berecht, c),
            "berecht alleen kindfeiten": lambda c: self._where(
                self.berecht, c, lambda df: df.alleen
            ),
            "berecht met andere feiten": lambda c: self._where(
                self.berecht, c, lambda df: ~df.alleen
            ),
            "veroordelingen met straf": lambda c: self._of(self.sentenced, c),
            "maatregelen": self._measure,
            "hoofdstraffen": self._sentence,
            "strafduur": self._term,
            "gemiddelde strafduur": self._mean_term,
            "berecht met doorlooptijd": lambda c: self._of(self.timed, c),
            "berecht zonder dagvaardingsdatum": lambda c: (
                self._of(self.berecht, c)[0] - self._of(self.timed, c)[0], 1.0
            ),
            "doorlooptijd rechter": lambda c: self._mean(self.pick(self.timed, c)[c.categorie]),
            "norm 270 dagen": lambda c: self._where(
                self.timed, c, lambda df: df["instroom tot uitspraak"] <= 270
            ),
        }  # fmt: skip
        for name, df in people.items():
            table[f"{name} naar geslacht"] = partial(self._sex, df)
            table[f"{name} naar leeftijd"] = partial(self._age, df)
            table[f"gemiddelde leeftijd {name}"] = partial(self._mean_age, df)
            table[f"{name} geboren in nederland"] = partial(self._born, df)
        only = self.berecht.alleen
        table["uitspraken"] = partial(self._ruling, self.berecht)
        table["uitspraken alleen kindfeiten"] = partial(self._ruling, self.berecht[only])
        table["uitspraken met andere feiten"] = partial(self._ruling, self.berecht[~only])
        return table

    def _mean_age(self, df: pd.DataFrame, cell: Cell) -> Share:
        return self._mean(self.pick(df, cell).leeftijd.dropna())

    def _born(self, df: pd.DataFrame, cell: Cell) -> Share:
        known = df[df.geboren_in_nederland.notna()]
        return self._where(known, cell, lambda d: d.geboren_in_nederland.eq(True))

    def _ruling(self, df: pd.DataFrame, cell: Cell) -> Share:
        if cell.categorie == "onbekend":
            return self._where(df, cell, lambda d: d.uitspraak.isna())
        return self._where(df, cell, lambda d: d.groep == cell.categorie)

    def _of(self, df: pd.DataFrame, cell: Cell) -> Share:
        return float(len(self.pick(df, cell))), 1.0

    def _where(
        self, df: pd.DataFrame, cell: Cell, test: Callable[[pd.DataFrame], pd.Series]
    ) -> Share:
        chosen = self.pick(df, cell)
        return float(test(chosen).sum()), float(len(chosen))

    @staticmethod
    def _mean(values: pd.Series) -> Share:
        return float(values.sum()), float(len(values))

    @staticmethod
    def _decisions(categorie: str, df: pd.DataFrame) -> list[str]:
        groups = {
            "dagvaarding en voeging": ["dagvaarding", "voeging ter berechting"],
            "met voorwaarden": CONDITIONS,
            "sepot": SEPOTS,
            "overig": [d for d in df.beslissing.unique() if d != "dagvaarding"],
        }
        return groups.get(categorie, [categorie])

    @cached_property
    def sepots(self) -> pd.DataFrame:
        """Cases that ended in a sepot, with grounds of at most five cases as overig (M:5665)."""
        sepots = self.merits[self.merits.beslissing.isin(SEPOTS) & self.merits.jaar.isin(YEARS)]
        grounds = sepots.sepotgrond.fillna("onbekend")
        often = grounds.map(grounds.value_counts()) > 5
        return sepots.assign(grond=np.where(often, grounds, "overig"))

    def _grounds(self, cell: Cell) -> Share:
        decision, ground = cell.categorie.split(": ")
        mine = self.sepots[self.sepots.beslissing == decision]
        return self._where(mine, cell, lambda df: df.grond == ground)

    def _om_days(self, cell: Cell) -> Share:
        df = self.pick(self.merits, cell)
        summoned = df.beslissing == "dagvaarding"
        groups = {"dagvaarding": summoned, "overig": ~summoned, "inhoudelijk": summoned | True}
        return self._mean(df.dagen[groups[cell.categorie]])

    @cached_property
    def counted_articles(self) -> pd.DataFrame:
        came_in = self.instroom[self.instroom.jaar.isin(YEARS)].parketnummer
        return self.all.artikelen[self.all.artikelen.parketnummer.isin(came_in)]

    def _articles(self, cell: Cell) -> Share:
        law, number = cell.categorie.split(" ")
        rows = self.counted_articles
        law = {"oud": "old", "wsm": "new"}[law]
        return float(((rows.law == law) & (rows.artikel == number)).sum()), 1.0

    def _article_total(self, form: str) -> Share:
        return float((self.counted_articles.vorm == form).sum()), 1.0

    def _child(self, flags: pd.Series) -> Share:
        came_in = self.instroom[self.instroom.jaar.isin(YEARS)].parketnummer
        chosen = flags[self.all.kindfeiten.parketnummer.isin(came_in)]
        return float(chosen.sum()), float(len(chosen))

    def _sex(self, df: pd.DataFrame, cell: Cell) -> Share:
        if cell.categorie == "onbekend":
            return self._where(df, cell, lambda d: d.geslacht.isna())
        return self._where(df[df.geslacht.notna()], cell, lambda d: d.geslacht == cell.categorie)

    def _age(self, df: pd.DataFrame, cell: Cell) -> Share:
        low, high = {
            "jonger dan 18": (0, 17), "18 tot 23": (18, 22), "jonger dan 23": (0, 22),
            "40 of ouder": (40, 200),
        }[cell.categorie]  # fmt: skip
        known = df[df.leeftijd.notna()]
        return self._where(known, cell, lambda d: d.leeftijd.between(low, high))

    def _sentence(self, cell: Cell) -> Share:
        kinds = HARD if cell.categorie.startswith("(deels)") else [cell.categorie]
        held = self.sentenced[self.sentenced.straf != ""]
        return self._where(held, cell, lambda df: df.straf.isin(kinds))

    def _term(self, cell: Cell) -> Share:
        kinds = TERMS[:4] if cell.categorie.startswith("korter") else [cell.categorie]
        held = self.sentenced[self.sentenced.straf.isin(HARD)]
        return self._where(held, cell, lambda df: df.klasse.isin(kinds))

    def _mean_term(self, cell: Cell) -> Share:
        held = self.pick(self.sentenced[self.sentenced.straf.isin(HARD)], cell)
        return self._mean(held.dagen)

    def _measure(self, cell: Cell) -> Share:
        rows = self.all.straffen
        cases = set(rows.loc[rows.soort == cell.categorie, "parketnummer"])
        return self._where(self.sentenced, cell, lambda df: df.parketnummer.isin(cases))
