"""Errors in the delivery of the OM."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pandas as pd

from keten.example.errors.clean import LAW
from keten.example.errors.frames import Frames
from keten.example.errors.planted import Planted, add_row, first

_DAY = timedelta(days=1)
_Change = Callable[[Frames], None]
_ARTICLES = [f"artikel_{number}" for number in range(1, 6)]


def _error(name: str, says: str, speaks: str | tuple[str, ...], plant: _Change) -> Planted:
    found = (speaks,) if isinstance(speaks, str) else speaks
    return Planted(name, "om", says, frozenset(found), plant)


def _column(frame: pd.DataFrame, frames: Frames, table: str, column: str) -> pd.Series:
    """Return a column of the case that each row of ``frame`` belongs to."""
    return frame.parketnummer.map(frames[table].set_index("parketnummer")[column])


def _fact(frames: Frames, *, ruled: bool = False) -> int:
    """Return the fact of a case with one fact, of one day, that came in under the new law."""
    facts = frames["feiten"]
    alone = ~facts.parketnummer.duplicated(keep=False) & facts.pleegdatum_eind.isna()
    if not ruled:
        alone &= ~facts.parketnummer.isin(frames["vonnissen"].parketnummer)
    return first(facts, alone)


def _changed(**values: object) -> _Change:
    """Change cells of a fact."""

    def plant(frames: Frames) -> None:
        place = _fact(frames)
        for column, value in values.items():
            frames["feiten"].loc[place, column] = value

    return plant


def _young_fact(frames: Frames, **values: object) -> None:
    """Change a fact in a case that came in after the law changed."""
    facts = frames["feiten"]
    late = _column(facts, frames, "zaken", "inschrijfdatum") > LAW
    alone = ~facts.parketnummer.duplicated(keep=False)
    place = first(facts, late & alone)
    for column, value in values.items():
        facts.loc[place, column] = value


def _undatable(frames: Frames) -> None:
    _young_fact(frames, artikel_1="247 Sr", pleegdatum_begin=None, pleegdatum_eind=None)


def _over_the_law(frames: Frames) -> None:
    _young_fact(frames, artikel_1="245 Sr", pleegdatum_begin=LAW - _DAY, pleegdatum_eind=LAW)


def _no_date(frames: Frames) -> None:
    facts = frames["feiten"]
    early = _column(facts, frames, "zaken", "inschrijfdatum") < LAW
    facts.loc[first(facts, early), ["pleegdatum_begin", "pleegdatum_eind"]] = None


def _only_the_end(frames: Frames) -> None:
    facts, place = frames["feiten"], _fact(frames)
    facts.loc[place, "pleegdatum_eind"] = facts.loc[place, "pleegdatum_begin"]
    facts.loc[place, "pleegdatum_begin"] = None


def _end_first(frames: Frames) -> None:
    facts, place = frames["feiten"], _fact(frames)
    facts.loc[place, "pleegdatum_eind"] = facts.loc[place, "pleegdatum_begin"] - _DAY


def _after_inflow(frames: Frames) -> None:
    facts = frames["feiten"]
    inflow = _column(facts, frames, "zaken", "inschrijfdatum")
    place = first(facts, facts.pleegdatum_eind.isna() & (inflow < LAW - _DAY))
    facts.loc[place, "pleegdatum_begin"] = inflow[place] + _DAY


def _decision(frames: Frames, value: date | None, *, sepot: bool = False) -> None:
    """Move or strip the decision of a case with one decision and no verdict."""
    decisions = frames["beslissingen"]
    alone = ~decisions.parketnummer.duplicated(keep=False)
    alone &= ~decisions.parketnummer.isin(frames["vonnissen"].parketnummer)
    if sepot:
        alone &= decisions.beslissing == "technisch sepot"
        decisions.loc[first(decisions, alone), "sepotgrond"] = None
        return
    place = first(decisions, alone)
    came = _column(decisions, frames, "zaken", "inschrijfdatum")[place]
    decisions.loc[place, "beslisdatum"] = value or came - _DAY


def _case(column: str, days: int | None, beside: str, *, ruled: bool) -> _Change:
    """Put a date of a case a number of days after another date, or take it away."""

    def plant(frames: Frames) -> None:
        cases = frames["zaken"]
        verdict = _column(cases, frames, "vonnissen", "uitspraakdatum")
        place = first(cases, verdict.notna() == ruled)
        other = verdict if beside == "uitspraakdatum" else cases[beside]
        value = None if days is None else other[place] + days * _DAY
        cases.loc[place, column] = value

    return plant


def _joined(frames: Frames) -> None:
    frames["zaken"].loc[0, "gevoegd_bij"] = "bestaatniet"


def _other_age(frames: Frames) -> None:
    cases = frames["zaken"]
    old, young = first(cases, cases.leeftijd > 60), first(cases, cases.leeftijd < 18)
    # The elder one keeps a pseudonym of his own; the younger one takes it too.
    cases.loc[young, "persoon_id"] = cases.loc[old, "persoon_id"]


def _ruling_unknown(frames: Frames) -> None:
    rulings = frames["vonnissen"]
    without = ~rulings.parketnummer.isin(frames["straffen"].parketnummer)
    rulings.loc[first(rulings, without), "uitspraak"] = None


def _ruling_early(frames: Frames) -> None:
    rulings = frames["vonnissen"]
    place = first(rulings, rulings.uitspraakdatum.notna())
    cases = frames["zaken"]
    case = first(cases, cases.parketnummer == rulings.loc[place, "parketnummer"])
    early = cases.loc[case, "inschrijfdatum"] - _DAY
    rulings.loc[place, "uitspraakdatum"] = early


def _unsummoned(frames: Frames) -> None:
    cases, rulings = frames["zaken"], frames["vonnissen"]
    decided = frames["beslissingen"]
    sepot = decided[decided.beslissing == "technisch sepot"].parketnummer
    place = first(cases, cases.parketnummer.isin(sepot) & (cases.inschrijfdatum < date(2023, 1, 1)))
    ruling = rulings.loc[0].copy()
    ruling["parketnummer"] = cases.loc[place, "parketnummer"]
    ruling["uitspraakdatum"], ruling["uitspraak"] = date(2024, 12, 1), "vrijspraak"
    add_row(frames, "vonnissen", ruling)


def _no_length(frames: Frames) -> None:
    sentences = frames["straffen"]
    place = first(sentences, sentences.soort == "gevangenisstraf")
    sentences.loc[place, ["duur_onvoorwaardelijk", "duur_voorwaardelijk"]] = None


def _sentence(kind: str) -> _Change:
    """Give an acquitted suspect a sentence."""

    def plant(frames: Frames) -> None:
        rulings, sentences = frames["vonnissen"], frames["straffen"]
        place = first(rulings, rulings.uitspraak == "vrijspraak")
        sentence = sentences.loc[first(sentences, sentences.soort == kind)].copy()
        sentence["parketnummer"], sentence["strafnummer"] = rulings.loc[place, "parketnummer"], 9
        add_row(frames, "straffen", sentence)

    return plant


F, B, Z, N, S = "feiten", "beslissingen", "zaken", "vonnissen", "straffen"
FIVE = dict(zip(_ARTICLES[1:], ("302 Sr", "300 Sr", "285 Sr", "310 Sr"), strict=True))

OM = [
    _error("unknown-article", "an article that no list knows",
           (f"{F}: artikel onbekend", "om: onbekende code: artikel_2"),
           _changed(artikel_2="249z Sr")),
    _error(
        "article-outside-law", "an article of the new law only, with an offence of before it",
        f"{F}: artikel buiten de wet op pleegdatum", _changed(artikel_2="254b Sr"),
    ),
    _error(
        "undatable-article", "a reused number without an offence date",
        (f"{F}: artikel niet dateerbaar", f"{F}: pleegdatum onbekend"), _undatable,
    ),
    _error("no-paragraph", "249 of the old law without a paragraph", f"{F}: lid ontbreekt",
           _changed(artikel_2="249 Sr")),
    _error("unknown-paragraph", "249 with a paragraph that it does not have", f"{F}: lid onbekend",
           _changed(artikel_2="249 lid 9 Sr")),
    _error("fact-without-date", "no offence date", f"{F}: pleegdatum onbekend", _no_date),
    _error("fact-only-end", "an end without a begin", f"{F}: alleen einddatum", _only_the_end),
    _error("fact-end-first", "an offence that ends before it begins",
           f"{F}: einddatum voor begindatum", _end_first),
    _error("fact-over-the-law", "an offence from 30 June to 1 July 2024",
           f"{F}: periode over 1 juli 2024", _over_the_law),
    _error("offence-after-inflow", "an offence of the day after inflow",
           f"{F}: pleegdatum na inschrijfdatum", _after_inflow),
    _error("classified-adult", "an article that names a minor, classified as adult",
           f"{F}: classificatie spreekt artikel tegen",
           _changed(artikel_1="244 Sr", maatschappelijke_classificatie="meerderjarig slachtoffer")),
    _error("unclassified", "no classification", f"{F}: classificatie leeg",
           _changed(artikel_1="244 Sr", maatschappelijke_classificatie=None)),
    _error("five-articles", "as many articles as can be delivered",
           f"{F}: mogelijk afgekapte artikelen", _changed(**FIVE)),
    _error("decided-later", "a decision of the day after the peildatum",
           f"{B}: beslissing na peildatum", lambda f: _decision(f, date(2025, 4, 29))),
    _error("decided-before-inflow", "a decision of the day before inflow",
           f"{B}: beslissing voor inschrijfdatum", lambda f: _decision(f, None)),
    _error("sepot-without-ground", "a technical sepot without a ground", f"{B}: sepotgrond leeg",
           lambda f: _decision(f, None, sepot=True)),
    _error("summons-before-inflow", "summoned the day before inflow",
           f"{Z}: dagvaardingsdatum voor inschrijfdatum",
           _case("dagvaardingsdatum", -1, "inschrijfdatum", ruled=False)),
    _error("summons-after-verdict", "summoned the day after the verdict",
           f"{Z}: dagvaardingsdatum na uitspraak",
           _case("dagvaardingsdatum", 1, "uitspraakdatum", ruled=True)),
    _error("hearing-before-inflow", "heard the day before inflow",
           f"{Z}: zittingsdatum voor inschrijfdatum",
           _case("zittingsdatum", -1, "inschrijfdatum", ruled=False)),
    _error("hearing-after-verdict", "heard the day after the verdict",
           f"{Z}: zittingsdatum na uitspraak",
           _case("zittingsdatum", 1, "uitspraakdatum", ruled=True)),
    _error("verdict-without-date", "a verdict and no date of summons",
           f"{Z}: berecht zonder dagvaardingsdatum",
           _case("dagvaardingsdatum", None, "inschrijfdatum", ruled=True)),
    _error("joined-to-nothing", "joined to a case that is not there",
           f"{Z}: gevoegd bij onbekende zaak", _joined),
    _error("case-age-contradicts", "one suspect over 60 and under 18",
           f"{Z}: leeftijd spreekt andere registratie tegen", _other_age),
    _error("verdict-unknown", "a verdict without a ruling", f"{N}: uitspraak onbekend",
           _ruling_unknown),
    _error("verdict-before-inflow", "a verdict of the day before inflow, summoned and heard later",
           (f"{N}: uitspraak voor inschrijfdatum", f"{Z}: dagvaardingsdatum na uitspraak",
            f"{Z}: zittingsdatum na uitspraak"), _ruling_early),
    _error("verdict-without-summons", "a verdict in a case that was dismissed",
           f"{N}: uitspraak zonder dagvaarding", _unsummoned),
    _error("custody-without-length", "a prison sentence without a length",
           f"{S}: strafduur onbekend", _no_length),
    _error("custody-without-conviction", "a prison sentence after an acquittal",
           f"{S}: vrijheidsstraf zonder veroordeling", _sentence("gevangenisstraf")),
    _error("sentence-without-conviction", "community service after an acquittal",
           f"{S}: hoofdstraf zonder veroordeling", _sentence("taakstraf")),
]  # fmt: skip
