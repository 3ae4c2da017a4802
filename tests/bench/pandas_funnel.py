"""The funnel per year, step and form in plain pandas: the reference beside the compiled SQL.

It reads the landed Parquet and the code lists, and follows the same rules with merges and groups.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq

INCIDENT = ["levering_id", "incident_id"]
ZAAK = ["levering_id", "parketnummer"]
FEIT = [*ZAAK, "feitnummer"]
ARTIKEL = [*FEIT, "positie"]
NUMBERS = [f"artikel_{i}" for i in range(1, 6)]
ZEDEN = r"^(?:239|24[0-9]|25[0-4]|151[de]|429ter)(?:[^0-9]|$)"
LAWS = ["", "sr", "lid", "oud", "strafrecht"]


def read(landing: Path, bron: str, tabel: str, columns: list[str]) -> pd.DataFrame:
    """Read these columns of every delivery."""
    paths = sorted((landing / bron).glob(f"*/{tabel}.parquet"))
    return pq.read_table(paths, columns=columns).to_pandas(date_as_object=False)


def read_list(codes: Path, name: str) -> pd.DataFrame:
    """Read a code list with its days as days."""
    frame = pd.read_csv(codes / f"{name}.csv", dtype=str)
    for column in {"geldig_van", "geldig_tot"} & set(frame.columns):
        frame[column] = pd.to_datetime(frame[column])
    return frame


def read_deliveries(landing: Path) -> pd.DataFrame:
    """Read the register of deliveries."""
    columns = ["levering_id", "bron", "peildatum", "versie", "periode_van", "periode_tot"]
    columns += ["artikelen_niet_gevraagd"]
    brons = [read(landing, bron, "levering", columns) for bron in ("politie", "om")]
    return pd.concat(brons, ignore_index=True)


def in_force(leveringen: pd.DataFrame) -> pd.DataFrame:
    """Return per bron and year the newest delivery that covers it."""
    years = leveringen.assign(
        jaar=[
            list(range(van.year, (tot - pd.Timedelta(days=1)).year + 1))
            for van, tot in zip(leveringen.periode_van, leveringen.periode_tot, strict=True)
        ]
    ).explode("jaar")
    years["jaar"] = years["jaar"].astype("int32")
    newest = years.sort_values(["peildatum", "versie"]).drop_duplicates(
        ["bron", "jaar"], keep="last"
    )
    return newest[["levering_id", "jaar", "periode_van", "periode_tot"]]


def count(frame: pd.DataFrame, day: str, geldend: pd.DataFrame, stap: str) -> pd.DataFrame:
    """Count the rows per year of ``day``, for each form and in total."""
    dated = frame.assign(jaar=frame[day].dt.year).merge(geldend, on=["levering_id", "jaar"])
    inside = (dated[day] >= dated.periode_van) & (dated[day] < dated.periode_tot)
    dated = dated[inside]
    counted = pd.concat([dated, dated.assign(vorm="totaal")])
    return counted.groupby(["jaar", "vorm"]).size().reset_index(name="aantal").assign(stap=stap)


def meldingen(landing: Path, codes: Path) -> pd.DataFrame:
    """Return the incidents with a minor victim, with form and suspects."""
    columns = [*INCIDENT, "registratiedatum", "mk_code", "aangifte", "naar_om"]
    incidenten = read(landing, "politie", "incidenten", columns)
    slachtoffers = read(landing, "politie", "slachtoffers", [*INCIDENT, "leeftijd"])
    verdachten = read(landing, "politie", "verdachten", INCIDENT)
    minors = slachtoffers[slachtoffers.leeftijd < 18][INCIDENT].drop_duplicates()
    suspects = verdachten.drop_duplicates().assign(heeft_verdachte=True)
    forms = read_list(codes, "mk_codes")[["code", "vorm"]].drop_duplicates()
    return (
        incidenten.merge(minors, on=INCIDENT)
        .merge(suspects, on=INCIDENT, how="left")
        .merge(forms, left_on="mk_code", right_on="code", how="left")
    )


def named_articles(landing: Path, leveringen: pd.DataFrame) -> pd.DataFrame:
    """Return one row per article of the sexual offences on a fact, divided into its parts."""
    days = ["pleegdatum_begin", "pleegdatum_eind"]
    columns = [*FEIT, *days, *NUMBERS, "maatschappelijke_classificatie"]
    feiten = read(landing, "om", "feiten", columns)
    zaken = read(landing, "om", "zaken", [*ZAAK, "inschrijfdatum", "leeftijd"])
    feiten["pleegdatum"] = feiten.pleegdatum_begin.fillna(feiten.pleegdatum_eind)
    feiten["laatste_pleegdag"] = feiten[days].max(axis=1)
    rows = feiten.melt(
        id_vars=[*FEIT, "pleegdatum", "laatste_pleegdag", "maatschappelijke_classificatie"],
        value_vars=NUMBERS,
        var_name="positie",
        value_name="tekst",
    ).dropna(subset="tekst")
    law = rows.tekst.str.extract(r" ([a-z]{2,})\.?(?: [0-9]{4})?$", expand=False).fillna("")
    rows = rows[rows.tekst.str.contains(ZEDEN) & law.isin(LAWS)].copy()
    rows["artikel"] = rows.tekst.str.extract(r"^([0-9]+[a-z]*)", expand=False)
    rows["lid"] = rows.tekst.str.extract(r"\blid ([0-9]+)", expand=False).fillna("")
    for number, word in (("3", "derde lid"), ("2", "tweede lid"), ("1", "eerste lid")):
        rows.loc[rows.tekst.str.contains(word, regex=False), "lid"] = number
    rows["letter"] = rows.tekst.str.extract(r"\b(?:onder|sub) ([a-z])\b", expand=False).fillna("")
    return rows.merge(zaken, on=ZAAK).merge(leveringen[["levering_id", "peildatum"]])


def valid_articles(rows: pd.DataFrame, codes: Path, leveringen: pd.DataFrame) -> pd.DataFrame:
    """Return the articles whose law is certain, with what the list says about them."""
    listed = read_list(codes, "artikelen").drop(columns=["label", "bron_regel"])
    listed[["lid", "letter"]] = listed[["lid", "letter"]].fillna("")
    rows = rows.merge(listed, left_on="artikel", right_on="code", suffixes=("", "_lijst"))
    rows = rows[
        ((rows.lid_lijst == "") | (rows.lid_lijst == rows.lid))
        & ((rows.letter_lijst == "") | (rows.letter_lijst == rows.letter))
    ]
    rows = rows.sort_values(["lid_lijst", "letter_lijst"], ascending=False)
    rows = rows.drop_duplicates([*ARTIKEL, "regime", "geldig_van"])
    undated = rows.pleegdatum.isna()
    before_end = rows.pleegdatum < rows.geldig_tot
    first = (undated & (rows.geldig_van <= rows.inschrijfdatum)) | (
        (rows.pleegdatum >= rows.geldig_van) & before_end
    )
    second = (rows.laatste_pleegdag >= rows.geldig_van) & before_end
    rows = rows.assign(voorkeur=np.select([first, second], [1, 2], 0))
    rows = rows[rows.voorkeur > 0]
    rows["n_mogelijk"] = rows.groupby(ARTIKEL)["artikel"].transform("size")
    rows = rows.sort_values(["voorkeur", "regime"]).drop_duplicates(ARTIKEL)
    rows = rows[rows.pleegdatum.notna() | (rows.n_mogelijk == 1)]

    asked = leveringen.assign(artikel=leveringen.artikelen_niet_gevraagd.str.split(","))
    asked = asked.explode("artikel")[["levering_id", "artikel"]].assign(niet_gevraagd=True)
    rows = rows.merge(asked, on=["levering_id", "artikel"], how="left")
    current = (rows.geldig_van <= rows.peildatum) & (rows.geldig_tot > rows.peildatum)
    rows["is_gevraagd"] = (rows.selecteert == "ja") & ~(rows.niet_gevraagd.notna() & current)
    return rows


def about_minors(rows: pd.DataFrame, codes: Path) -> pd.DataFrame:
    """Return the articles that one of the four routes shows to be about a minor."""
    says = read_list(codes, "classificaties")[["code", "zegt"]]
    rows = rows.merge(
        says.rename(columns={"code": "maatschappelijke_classificatie"}),
        on="maatschappelijke_classificatie",
        how="left",
    )
    silent, adult = rows.zegt.fillna("niets") == "niets", rows.zegt == "meerderjarig"
    rows["direct"] = (rows.selecteert == "ja") & (
        (rows.noemt_minderjarige == "ja")
        | (rows.zegt == "minderjarig")
        | ((rows.route_verdachte == "ja") & (rows.leeftijd < 18) & silent)
    )
    rows["kern"] = (rows.route_combinatie == "kern") & ~adult
    rows["partner"] = (rows.route_combinatie == "partner") & ~adult
    per_case = rows.groupby(ZAAK)[["direct", "kern", "partner"]].any().reset_index()
    rows = rows.merge(per_case, on=ZAAK, suffixes=("", "_zaak"))
    together = rows.direct_zaak | (rows.kern_zaak & rows.partner_zaak)
    return rows[rows.direct | ((rows.kern | rows.partner) & together)]


def standing_decisions(landing: Path, codes: Path, leveringen: pd.DataFrame) -> pd.DataFrame:
    """Return the last known decision on every fact; of one day, the highest."""
    given = read(landing, "om", "beslissingen", [*FEIT, "beslissing", "beslisdatum"])
    ranks = read_list(codes, "beslissingen")[["code", "rang", "groep"]].astype({"rang": int})
    given = given.merge(leveringen[["levering_id", "peildatum"]])
    given = given[given.beslisdatum <= given.peildatum]
    given = given.merge(ranks, left_on="beslissing", right_on="code")
    given = given.sort_values(["beslisdatum", "rang"], ascending=[False, True])
    return given.drop_duplicates(FEIT)[[*FEIT, "beslisdatum", "rang", "groep"]]


def funnel(landing: Path, codes: Path) -> pd.DataFrame:
    """Return jaar, vorm, aantal and stap of the whole chain."""
    leveringen = read_deliveries(landing)
    geldend = in_force(leveringen)

    reports = meldingen(landing, codes)
    suspect = reports.heeft_verdachte.notna()
    sent = suspect & reports.naar_om.eq(True)

    rows = valid_articles(named_articles(landing, leveringen), codes, leveringen)
    rows = about_minors(rows, codes)
    selected = rows[rows.is_gevraagd][ZAAK].drop_duplicates()
    rows = rows.merge(selected, on=ZAAK)
    kindfeiten = rows[FEIT].drop_duplicates()
    physical = (rows.vorm == "fysiek").groupby([rows[key] for key in ZAAK]).any()
    forms = physical.map({True: "fysiek", False: "niet-fysiek"}).rename("vorm").reset_index()

    zaken = read(landing, "om", "zaken", [*ZAAK, "inschrijfdatum"]).merge(forms, on=ZAAK)
    standing = standing_decisions(landing, codes, leveringen)
    decided = kindfeiten.merge(standing, on=FEIT)
    handled = decided.sort_values(["rang", "beslisdatum", "feitnummer"]).drop_duplicates(ZAAK)
    handled = handled[handled.groep != "administratief"].merge(forms, on=ZAAK)
    to_court = handled.groep == "naar de rechter"

    at_court = decided[decided.groep == "naar de rechter"][ZAAK].drop_duplicates()
    groups = read_list(codes, "uitspraken")[["code", "groep"]]
    vonnissen = read(landing, "om", "vonnissen", [*ZAAK, "uitspraakdatum", "uitspraak"])
    vonnissen = vonnissen.merge(at_court, on=ZAAK).merge(forms, on=ZAAK)
    vonnissen = vonnissen.merge(leveringen[["levering_id", "peildatum"]])
    vonnissen = vonnissen[vonnissen.uitspraakdatum <= vonnissen.peildatum]
    vonnissen = vonnissen.merge(groups, left_on="uitspraak", right_on="code", how="left")
    punished = read(landing, "om", "straffen", ZAAK).drop_duplicates().assign(heeft_straf=True)
    vonnissen = vonnissen.merge(punished, on=ZAAK, how="left")
    guilty = vonnissen.groep == "veroordeling"

    steps = [
        (reports, "registratiedatum", "melding"),
        (reports[reports.aangifte.eq(True)], "registratiedatum", "aangifte"),
        (reports[suspect], "registratiedatum", "verdachte geregistreerd"),
        (reports[sent], "registratiedatum", "naar om"),
        (zaken, "inschrijfdatum", "instroom om"),
        (handled, "beslisdatum", "inhoudelijk afgehandeld"),
        (handled[to_court], "beslisdatum", "dagvaarding"),
        (vonnissen, "uitspraakdatum", "vonnis"),
        (vonnissen[guilty], "uitspraakdatum", "veroordeling"),
        (
            vonnissen[guilty & vonnissen.heeft_straf.notna()],
            "uitspraakdatum",
            "veroordeling met straf",
        ),
    ]
    return pd.concat([count(frame, day, geldend, stap) for frame, day, stap in steps])


def main() -> None:
    """Time the funnel over the landing zone and the code lists that the arguments name."""
    landing, codes = map(Path, sys.argv[1:])
    started, used = time.perf_counter(), time.process_time()
    counted = funnel(landing, codes)
    timed = {"seconds": time.perf_counter() - started, "cpu": time.process_time() - used}
    rows = counted[["jaar", "stap", "vorm", "aantal"]].values.tolist()
    print(json.dumps({"rows": rows} | timed))


if __name__ == "__main__":
    main()
