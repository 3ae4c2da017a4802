"""Records that break no rule: the others are left out, with what belongs to them."""

from __future__ import annotations

from datetime import date

import pandas as pd

from keten.example.errors.frames import Frames

LAW = date(2024, 7, 1)  # the first day of the new law (M:319-330)
_NEW_CODES = ("F5212", "F5222", "F5233", "F5234", "F5235", "F5236")
_ASSAULT_CODES = ("F521", "F522", "F5212", "F5222")  # F527 when a child is under 16 (M:3085-3088)
# Articles that need no paragraph, with a meaning on any day, or on any day before the new law.
_PLAIN = ("245 Sr", "246 Sr", "247 Sr")
_PLAIN_OLD = ("240b Sr", "242 Sr", "244 Sr", "248a Sr", "248e Sr", "249 lid 1 Sr")
_CHILD = ("minderjarig slachtoffer", "seksueel misbruik van kinderen")
_TO_COURT = ("dagvaarding", "voeging ter berechting")


def clean_police(frames: Frames) -> Frames:
    """Return incidents without contradiction, each with a victim of known age."""
    incidents = frames["incidenten"]
    victims, suspects = (
        frame[frame.persoon_id.notna() & frame.leeftijd.notna()]
        for frame in (frames["slachtoffers"], frames["verdachten"])
    )
    # Nobody is registered as a suspect twice, or as a victim too: so no ages contradict.
    suspects = suspects.drop_duplicates("persoon_id")
    suspects = suspects[~suspects.persoon_id.isin(victims.persoon_id)]
    i, begin = incidents, incidents.pleegdatum_begin
    last = i.pleegdatum_eind.fillna(begin)
    youngest = i.incident_id.map(victims.groupby("incident_id").leeftijd.min())
    new_law = begin >= LAW
    wrong = (
        (last < begin)
        | (~new_law & (last >= LAW))
        | (i.melddatum < begin)
        | (i.registratiedatum < i.melddatum)
        | (i.aangiftedatum.notna() & (~i.aangifte | (i.aangiftedatum < begin)))
        | (i.naar_om & (~i.incident_id.isin(suspects.incident_id) | i.afsluitdatum.notna()))
        | (i.inzenddatum_om.notna() & (~i.naar_om | (i.inzenddatum_om < i.melddatum)))
        | (i.afsluitdatum < i.melddatum)
        | (i.mk_code.isin(_NEW_CODES) & ~new_law)
        | ((i.mk_code == "F526") & new_law & (youngest < 18))
        | (i.mk_code.isin(_ASSAULT_CODES) & new_law & (youngest < 16))
    )
    incidents = incidents[begin.notna() & youngest.notna() & ~wrong.fillna(value=False)]
    kept = {"incidenten": incidents}
    for name, frame in (("slachtoffers", victims), ("verdachten", suspects)):
        kept[name] = frame[frame.incident_id.isin(incidents.incident_id)]
    return {name: frame.reset_index(drop=True) for name, frame in kept.items()}


def clean_om(frames: Frames, peildatum: date) -> Frames:
    """Return cases of which every fact is plainly about a child, and that went as they should."""
    cases = frames["zaken"].drop_duplicates("persoon_id")
    cases = cases[~cases.parketnummer.isin(_odd_cases(frames, peildatum))]
    alone = ~cases.gevoegd_bij.isin(cases.parketnummer)
    cases = cases.assign(gevoegd_bij=cases.gevoegd_bij.mask(alone))
    kept = {"zaken": cases} | {
        name: frame[frame.parketnummer.isin(cases.parketnummer)]
        for name, frame in frames.items()
        if name != "zaken"
    }
    return {name: kept[name].reset_index(drop=True) for name in frames}


def _odd_cases(frames: Frames, peildatum: date) -> set[str]:
    """Return the numbers of cases in which something contradicts a rule or leaves it open."""
    cases = frames["zaken"].set_index("parketnummer")
    rulings = frames["vonnissen"].set_index("parketnummer")
    facts, decisions = frames["feiten"], frames["beslissingen"]
    inflow = facts.parketnummer.map(cases.inschrijfdatum)
    begin, last = facts.pleegdatum_begin, facts.pleegdatum_eind.fillna(facts.pleegdatum_begin)
    known = facts.artikel_1.isin(_PLAIN) | (facts.artikel_1.isin(_PLAIN_OLD) & (begin < LAW))
    child = facts.maatschappelijke_classificatie.isin(_CHILD)
    odd = begin.isna() | ~known | ~child.fillna(value=False) | facts.artikel_2.notna()
    odd |= (last < begin) | ((begin < LAW) & (last >= LAW)) | (last > inflow)

    came = decisions.parketnummer.map(cases.inschrijfdatum)
    ruled = decisions.parketnummer.map(rulings.uitspraakdatum)
    sepot = decisions.beslissing.str.endswith("sepot").fillna(value=False)
    late = (decisions.beslisdatum < came) | (decisions.beslisdatum > peildatum)
    late |= (sepot & decisions.sepotgrond.isna()) | (
        ruled.notna() & (~decisions.beslissing.isin(_TO_COURT) | (decisions.beslisdatum > ruled))
    )
    when = pd.DataFrame(index=cases.index).join(rulings)
    out = (cases.dagvaardingsdatum < cases.inschrijfdatum) | (
        cases.zittingsdatum < cases.inschrijfdatum
    )
    out |= when.uitspraakdatum.notna() & (
        cases.dagvaardingsdatum.isna()
        | (cases.dagvaardingsdatum > when.uitspraakdatum)
        | (cases.zittingsdatum > when.uitspraakdatum)
        | (when.uitspraakdatum < cases.inschrijfdatum)
        | when.uitspraak.isna()
        | ~cases.index.isin(decisions.parketnummer)
    )
    sentences = frames["straffen"]
    custody = sentences.soort.isin(["gevangenisstraf", "jeugddetentie"])
    unclear = custody & (
        sentences.duur_onvoorwaardelijk.isna() & sentences.duur_voorwaardelijk.isna()
    )
    found = (
        facts.parketnummer[odd.fillna(value=True)],
        decisions.parketnummer[late.fillna(value=False)],
        pd.Series(cases.index[out.fillna(value=False)]),
        sentences.parketnummer[unclear],
    )
    return {number for numbers in found for number in numbers}


def without_lost_cases(police: Frames, om: Frames) -> None:
    """Take away the numbers of cases that are not in the delivery of the OM any more."""
    suspects = police["verdachten"]
    if "parketnummer" in suspects:
        lost = ~suspects.parketnummer.isin(om["zaken"].parketnummer)
        suspects.loc[lost, "parketnummer"] = None
