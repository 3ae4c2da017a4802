"""Count contacts and applications again with pandas, from the text of the source only."""

from __future__ import annotations

import pandas as pd

Counts = dict[
    tuple[str, str, str], tuple[float, float]
]  # (maat, categorie, jaar) -> teller, noemer

MINORS = ["t/m 11", "12 t/m 17", "12 t/m 18", "minderjarig (leeftijd onbekend)"]
RUNS = {"2020-2021": (2020, 2021), "2023-2024": (2023, 2024), "2020-2024": (2020, 2024)}
RUNS |= {str(year): (year, year) for year in range(2020, 2025)}
OLD_LAW = {"240b", "242", "243", "244", "245", "246", "247", "248a", "249"}  # M:6685-6719
SHOWN = ["toegewezen", "afgewezen", "overig"]  # M:6623-6627
NEW_LAW = pd.Timestamp("2024-07-01")


def minors(contacts: pd.DataFrame) -> pd.DataFrame:
    """Return the contacts by or about minors (M:4213-4218)."""
    age = contacts["leeftijdscategorie"].str.lower()
    found = contacts[age.isin(MINORS)].copy()
    # Figure 2.24 has one row for both names of the class.
    found["leeftijd"] = age[age.isin(MINORS)].replace("12 t/m 17", "12 t/m 18")
    found["jaar"] = found["contactdatum"].dt.year
    return found


def count_contacts(contacts: pd.DataFrame, reasons: pd.DataFrame) -> Counts:
    found: Counts = {}
    children = minors(contacts)
    said = reasons.merge(children[["contact_id", "jaar"]], on="contact_id")
    # M:4361 prints it without the t; both spellings on one contact are one reason.
    said["reden"] = said["reden"].str.lower().str.replace("naaktfoto gestuurd", "naakfoto gestuurd")
    said["reden"] = said["reden"].replace("ooit naakfoto gestuurd", "ooit naaktfoto gestuurd")
    said = said.drop_duplicates(["contact_id", "reden"])
    for run, (first, last) in RUNS.items():
        part = children[children["jaar"].between(first, last)]
        total = len(part)
        found["contacten", "-", run] = (total, total)
        reports = part["politie"].isin(["gemeld", "wil melden"]).sum()
        found["politiemelding", "-", run] = (reports, total)
        for name, column in (("leeftijd", "leeftijd"), ("medium", "medium")):
            for value, number in part[column].value_counts().items():
                found[f"contacten naar {name}", str(value), run] = (number, total)
        of_run = said[said["jaar"].between(first, last)]
        found["redenen", "-", run] = (len(of_run), len(of_run))
        for value, number in of_run["reden"].value_counts().items():
            found["contacten naar reden", str(value), run] = (number, total)
    return found


def children_decided(applications: pd.DataFrame) -> pd.DataFrame:
    """Return applications of minors after sexual violence that Figure K5.1 has a row for."""
    child = applications[applications["leeftijd"] < 18].copy()
    article = child["artikel"].str.removeprefix("art. ").str.extract(r"^(\d+[a-z]*)")[0]
    number = article.str.extract(r"^(\d+)")[0].astype(int)
    child["artikelnummer"] = article
    child["beslissing"] = child["beslissing"].str.lower()
    child["jaar"] = child["aanvraagdatum"].dt.year
    return child[number.between(239, 254)]


def count_applications(applications: pd.DataFrame) -> Counts:
    found: Counts = {}
    child = children_decided(applications)
    aside = child[child["beslissing"].isin(["ingetrokken", "buiten behandeling gesteld"])]
    most = aside["jaar"].value_counts().max()
    found["aanvragen niet getoond", "hoogste jaar", "2020-2024"] = (most, most)
    shown = child[child["beslissing"].isin(SHOWN)].copy()
    old = shown["artikelnummer"].isin(OLD_LAW) & (shown["pleegdatum"] < NEW_LAW)
    shown["rij"] = shown["artikelnummer"].where(old, "overig")
    year = shown["pleegdatum"].dt.year
    decades = pd.cut(year, [1959, 1979, 1999, 2019], labels=["1960-1979", "1980-1999", "2000-2019"])
    shown["periode"] = decades.astype(object).where(year < 2020, year.astype(str))
    shown["geslacht"] = shown["geslacht"].map({"M": "man", "V": "vrouw"}).fillna("onbekend")
    shown["leeftijd"] = shown["leeftijd"].astype(int).astype(str)
    shown["artikel"] = shown["rij"] + ": " + shown["periode"]
    for run, (first, last) in RUNS.items():
        part = shown[shown["jaar"].between(first, last)]
        total = len(part)
        found["aanvragen", "-", run] = (total, total)
        for name in ("beslissing", "leeftijd", "geslacht", "artikel"):
            for value, number in part[name].value_counts().items():
                found[f"aanvragen naar {name}", str(value), run] = (number, total)
        before = part[part["pleegdatum"].dt.year < 2000]
        grave = before["rij"].isin(["242", "244"]).sum()
        found["aanvragen verkrachting of onder 12", "voor 2000", run] = (grave, len(before))
    return found
