"""What the register of breaks says of a row, worked out from its two files without the models."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

SEEDS = Path(__file__).parents[3] / "seeds"
# What breukbereik names of a series.
NAMED = ("populatie", "stap", "traject", "maat", "categorie", "vorm")
STATUSES = {
    "niet vergelijkbaar": "niet vergelijkbaar",
    "breuk": "breuk in de reeks",
    "schatting": "schatting",
    "voorlopig": "voorlopig",
}


@dataclass(frozen=True)
class Series:
    """One row of a mart: what the register knows it by, its first and last year, its peildatum.

    ``niet_gevraagd``: articles were left out of the request for its delivery; ``oude_lezing``: it
    counts by the law and codes of before 1 July 2024.
    """

    first: int
    last: int
    peildatum: date
    vorm: str
    populatie: str = ""
    stap: str = ""
    traject: str = ""
    maat: str = ""
    categorie: str = ""
    niet_gevraagd: bool = False
    oude_lezing: bool = False


def seed(path: str) -> list[dict[str, str]]:
    """Return the rows of a seed."""
    with (SEEDS / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Register:
    """The breaks of the register, by the series that each names."""

    def __init__(self) -> None:
        self.breaks = {row["breuk"]: row for row in seed("breuken/registratiebreuken.csv")}
        self.scopes = seed("breuken/breukbereik.csv")
        self.translated = {
            row["breuk"]
            for row in seed("breuken/lensaannames.csv")
            if row["component"] in ("codewijziging", "wetswijziging")
        }

    def applies(self, row: Series) -> dict[str, str]:
        """Return the breaks that a row must carry, each with what it does to the figure."""
        named = {
            scope["breuk"]
            for scope in self.scopes
            if all(scope[name] in ("", getattr(row, name)) for name in NAMED)
            and (row.niet_gevraagd or not self.breaks[scope["breuk"]]["voorwaarde"])
        }
        if row.oude_lezing:
            named -= self.translated
        return {
            name: self.breaks[name]["gevolg"]
            for name in named
            if any(felt(self.breaks[name], year, row) for year in range(row.first, row.last + 1))
        }


def felt(rule: dict[str, str], year: int, row: Series) -> bool:
    """Whether a break is felt in one year of a series that it names."""
    match rule["gevolg"]:
        case "niet vergelijkbaar":
            return True
        case "voorlopig":
            months = 12 * (year + 1) + int(rule["voorlopig_maanden"])
            return year == row.last and row.peildatum < date(months // 12, months % 12 + 1, 1)
        case "schatting":
            return rule["datum_van"] <= f"{year}-12-31" and (
                not rule["datum_tot"] or f"{year}-01-01" < rule["datum_tot"]
            )
    begin, end = date.fromisoformat(rule["datum_van"]), rule["datum_tot"]
    if end:
        return begin.year <= year <= first_whole(date.fromisoformat(end))
    unknown = rule["precisie"] == "jaar" and (begin.month, begin.day) == (1, 1)
    return begin.year <= year <= first_whole(begin) + unknown


def first_whole(day: date) -> int:
    """Return the first year that lies whole on or after a day."""
    return day.year if (day.month, day.day) == (1, 1) else day.year + 1


def status(effects: dict[str, str]) -> str:
    """Return the gravest of the statuses of the breaks that apply."""
    return next(
        (name for effect, name in STATUSES.items() if effect in effects.values()), "normaal"
    )
