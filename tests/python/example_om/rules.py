"""An own reading of the Monitor's rules in pandas, from the delivered tables alone.

Written from the text (M:5141-5206, 5499-5582, 6087-6475), not from the models: it is the other
opinion against which generator and models can be held.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa

NEW_LAW = pd.Timestamp("2024-07-01")
MINOR = {"minderjarig slachtoffer", "seksueel misbruik van kinderen"}
ADULT = "meerderjarig slachtoffer"
HIERARCHY = [
    "dagvaarding",
    "voeging ter berechting",
    "strafbeschikking",
    "transactie",
    "voorwaardelijk beleidssepot",
    "technisch sepot",
    "onvoorwaardelijk beleidssepot",
    "administratief sepot",
]
RANK = {decision: rank for rank, decision in enumerate(HIERARCHY)}
# article -> (form, what the article itself says of the victim's age), per law
OLD = {
    **dict.fromkeys(("242", "243", "246", "247"), ("fysiek", False)),
    **dict.fromkeys(("244", "245", "248a", "248b", "248f", "249"), ("fysiek", True)),
    **dict.fromkeys(("240a", "240b", "248c", "248d", "248e", "250"), ("niet-fysiek", True)),
}
NEW = {
    **dict.fromkeys(("240", "241", "242", "243"), ("fysiek", False)),
    **dict.fromkeys(("245", "246", "247", "248", "249", "250"), ("fysiek", True)),
    **dict.fromkeys(("250a", "251", "252", "253", "253a", "151e"), ("niet-fysiek", True)),
    **dict.fromkeys(("254b", "254ba", "151d", "429ter"), ("niet-fysiek", False)),
}
NO_SELECTION = {"old": {"239", "240"}, "new": set()}
NOT_ASKED = {"240", "241", "242", "243"}
COMBINED = {"242", "246", "247"}


@dataclass
class Counted:
    """The cases in scope, their child facts, articles, decisions and rulings."""

    zaken: pd.DataFrame
    artikelen: pd.DataFrame
    kindfeiten: pd.DataFrame
    berecht: pd.DataFrame
    straffen: pd.DataFrame


def frame(table: pa.Table) -> pd.DataFrame:
    """Return a table with dates as timestamps."""
    df = table.to_pandas()
    for column in df.columns:
        if "datum" in column:
            df[column] = pd.to_datetime(df[column])
    return df


def parse(text: str) -> tuple[str, str | None]:
    """Return number and paragraph of an article as written; '' for an article outside the lists."""
    plain = re.sub(r"\s+", " ", text.strip().lower())
    plain = re.sub(r"^(art\.|artikel) ?", "", plain)
    found = re.match(r"^(239|24\d[a-f]?|25\d[a-z]{0,2}|151[de]|429ter)(?: lid (\d))?.* sr$", plain)
    return (found[1], found[2]) if found else ("", None)


def articles(feiten: pd.DataFrame, zaken: pd.DataFrame) -> pd.DataFrame:
    """Return one row per article on a fact with the law that applies to it."""
    keys = ["parketnummer", "feitnummer", "pleegdatum_begin", "pleegdatum_eind", "classificatie"]
    feiten = feiten.rename(columns={"maatschappelijke_classificatie": "classificatie"})
    rows = feiten.melt(keys, [f"artikel_{i}" for i in range(1, 6)], value_name="tekst")
    rows = rows.dropna(subset=["tekst"]).merge(
        zaken[["parketnummer", "inschrijfdatum", "leeftijd"]], on="parketnummer"
    )
    texts = {text: parse(text) for text in rows.tekst.unique()}
    rows["artikel"] = rows.tekst.map(lambda text: texts[text][0])
    rows["lid"] = rows.tekst.map(lambda text: texts[text][1])
    rows = rows[rows.artikel != ""].copy()
    in_old = rows.artikel.isin([*OLD, *NO_SELECTION["old"]])
    in_new = rows.artikel.isin(NEW)
    begin = rows.pleegdatum_begin.fillna(rows.pleegdatum_eind)
    end = rows.pleegdatum_eind.fillna(begin)
    law = np.where(begin < NEW_LAW, "old", "new")
    law = np.where((law == "old") & ~in_old & in_new & (end >= NEW_LAW), "new", law)
    undated = np.select(
        [in_old & ~in_new, in_new & ~in_old, rows.inschrijfdatum < NEW_LAW],
        ["old", "new", "old"],
        "unknown",
    )
    law = np.where(begin.isna(), undated, law)
    rows["law"] = law
    rows["valid"] = ((law == "old") & in_old) | ((law == "new") & in_new)
    return rows


def establish(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep the articles for which a minor victim is established (M:5157-5197)."""
    rows = rows[rows.valid & ~((rows.law == "old") & rows.artikel.isin(["239", "240"]))].copy()
    known = {("old", a): v for a, v in OLD.items()} | {("new", a): v for a, v in NEW.items()}
    pairs = list(zip(rows.law, rows.artikel, strict=True))
    rows["vorm"] = [known[pair][0] for pair in pairs]
    says = np.array([known[pair][1] for pair in pairs])
    says &= ~((rows.law == "old") & (rows.artikel == "249") & (rows.lid == "2")).to_numpy()
    minor = rows.classificatie.isin(MINOR).to_numpy()
    silent = ~minor & (rows.classificatie != ADULT).to_numpy()
    old = (rows.law == "old").to_numpy()
    young = old & silent & rows.artikel.isin(["242", "243", "246", "247"]).to_numpy()
    young &= (rows.leeftijd < 18).fillna(False).to_numpy(dtype=bool)
    rows["route"] = np.select(
        [says, minor, young], ["artikel", "classificatie", "minderjarige verdachte"], ""
    )
    combining = old & (silent | minor | young) & rows.artikel.isin(COMBINED).to_numpy()
    cases = rows.parketnummer
    has_247 = _any(combining & (rows.artikel == "247").to_numpy(), cases)
    has_rape = _any(combining & rows.artikel.isin(["242", "246"]).to_numpy(), cases)
    other_child = _any((rows.route != "").to_numpy(), cases)
    together = combining & silent & (rows.route == "").to_numpy()
    together &= (has_247 & has_rape) | other_child
    rows.loc[together, "route"] = "combinatie"
    rows["gevraagd"] = ~((rows.law == "new") & rows.artikel.isin(NOT_ASKED))
    rows = rows[rows.route != ""]
    selected = set(rows.loc[rows.gevraagd, "parketnummer"])
    return rows[rows.parketnummer.isin(selected)]


def _any(flags: np.ndarray, cases: pd.Series) -> np.ndarray:
    return np.asarray(cases.isin(set(cases[flags])))


def count(tables: dict[str, pa.Table], peildatum: pd.Timestamp) -> Counted:
    """Apply the rules to one delivery."""
    zaken, feiten, beslissingen, vonnissen, straffen = (
        frame(tables[name]) for name in ("zaken", "feiten", "beslissingen", "vonnissen", "straffen")
    )
    established = establish(articles(feiten, zaken))
    physical = set(established.loc[established.vorm == "fysiek", "parketnummer"])
    in_scope = set(established.parketnummer)
    zaken = zaken[zaken.parketnummer.isin(in_scope)].copy()
    zaken["vorm"] = np.where(zaken.parketnummer.isin(physical), "fysiek", "niet-fysiek")
    keys = ["parketnummer", "feitnummer"]
    child = established[keys].drop_duplicates()
    child["kind"] = True
    facts = feiten[feiten.parketnummer.isin(in_scope)].merge(child, on=keys, how="left")
    facts["kind"] = facts.kind.eq(True)
    standing = _standing(beslissingen, peildatum)
    facts = facts.merge(standing, on=keys, how="left")
    zaken = zaken.merge(_case_decision(facts[facts.kind]), on="parketnummer", how="left")
    berecht = _adjudicated(zaken, facts, vonnissen, peildatum)
    occurs = established.drop_duplicates([*keys, "law", "artikel"])
    return Counted(zaken, occurs, facts[facts.kind], berecht, straffen)


def _standing(beslissingen: pd.DataFrame, peildatum: pd.Timestamp) -> pd.DataFrame:
    """Return the last decision per fact; on one day the highest (M:5579-5582)."""
    known = beslissingen[beslissingen.beslisdatum <= peildatum].copy()
    known["rang"] = known.beslissing.map(RANK)
    known = known.sort_values(["beslisdatum", "rang"], ascending=[False, True])
    return known.drop_duplicates(["parketnummer", "feitnummer"])


def _case_decision(facts: pd.DataFrame) -> pd.DataFrame:
    merits = facts[facts.rang < RANK["administratief sepot"]]
    merits = merits.sort_values(["rang", "beslisdatum", "feitnummer"])
    chosen = merits.drop_duplicates("parketnummer")[
        ["parketnummer", "beslissing", "beslisdatum", "sepotgrond"]
    ].assign(stand="inhoudelijk")
    rest = facts[~facts.parketnummer.isin(chosen.parketnummer)]
    undecided = set(rest.loc[rest.rang.isna(), "parketnummer"])
    closed = rest[~rest.parketnummer.isin(undecided)]
    closed = closed.groupby("parketnummer", as_index=False).beslisdatum.min()
    closed = closed.assign(stand="administratief", beslissing="administratief sepot")
    return pd.concat([chosen, closed])


def _adjudicated(
    zaken: pd.DataFrame, facts: pd.DataFrame, vonnissen: pd.DataFrame, peildatum: pd.Timestamp
) -> pd.DataFrame:
    before_court = facts[facts.rang <= 1]
    with_child = set(before_court.loc[before_court.kind, "parketnummer"])
    with_other = set(before_court.loc[~before_court.kind, "parketnummer"])
    berecht = zaken.merge(vonnissen[vonnissen.uitspraakdatum <= peildatum], on="parketnummer")
    berecht = berecht[berecht.parketnummer.isin(with_child)].copy()
    berecht["alleen"] = ~berecht.parketnummer.isin(with_other)
    groups = {
        "veroordeling": "veroordeling",
        "ontslag van alle rechtsvervolging": "veroordeling",
        "vrijspraak": "vrijspraak",
    }
    berecht["groep"] = berecht.uitspraak.map(groups).fillna("overig")
    return berecht
