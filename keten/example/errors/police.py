"""Errors in the delivery of the police."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pandas as pd

from keten.example.errors.clean import LAW
from keten.example.errors.frames import Frames
from keten.example.errors.planted import Planted, first

_DAY = timedelta(days=1)
_Change = Callable[[Frames], None]


def _error(name: str, says: str, speaks: str | tuple[str, ...], plant: _Change) -> Planted:
    found = (speaks,) if isinstance(speaks, str) else speaks
    return Planted(name, "politie", says, frozenset(found), plant)


def _place_in(frames: Frames, *, sent: bool | None = None, age: int | None = None) -> int:
    """Return an incident of one day, and of the youngest victim's age, that can carry an error."""
    incidents, victims = frames["incidenten"], frames["slachtoffers"]
    plain = incidents.pleegdatum_eind.isna() & ~incidents.aangifte
    if sent is not None:
        plain &= incidents.naar_om == sent
    if age is not None:
        plain &= incidents.incident_id.map(victims.groupby("incident_id").leeftijd.min()) == age
    return first(incidents, plain)


def _set(frames: Frames, place: int, **values: object) -> None:
    for column, value in values.items():
        frames["incidenten"].loc[place, column] = value


def _dated(frames: Frames, place: int, begin: date) -> None:
    """Move an incident: committed, reported and registered in a row, nothing done since."""
    reported = max(begin, date(2024, 6, 1))
    _set(
        frames, place, pleegdatum_begin=begin, melddatum=reported, registratiedatum=reported,
        afsluitdatum=None, afsluitreden=None,
    )  # fmt: skip


def _coded(code: str, begin: date, age: int) -> _Change:
    def plant(frames: Frames) -> None:
        place = _place_in(frames, sent=False, age=age)
        _dated(frames, place, begin)
        _set(frames, place, mk_code=code)

    return plant


def _undated_code(frames: Frames) -> None:
    place = _place_in(frames, sent=False, age=12)
    _dated(frames, place, LAW)
    _set(frames, place, mk_code="F527", pleegdatum_begin=None)


def _shifted(column: str, after: str, days: int, *, sent: bool | None = None) -> _Change:
    """Put ``column`` a number of days after ``after``."""

    def plant(frames: Frames) -> None:
        incidents = frames["incidenten"]
        which = incidents[column].notna() & incidents[after].notna()
        # The other dates must allow it: nothing else may become impossible.
        which &= incidents.pleegdatum_eind.isna() & (
            incidents.melddatum - incidents.pleegdatum_begin > pd.Timedelta(days=2)
        )
        if sent is not None:
            which &= incidents.naar_om == sent
        place = first(incidents, which)
        _set(frames, place, **{column: incidents.loc[place, after] + days * _DAY})

    return plant


def _over_the_law(frames: Frames) -> None:
    place = _place_in(frames, sent=False, age=17)
    _dated(frames, place, LAW - _DAY)
    _set(frames, place, mk_code="F521", pleegdatum_eind=LAW, melddatum=LAW, registratiedatum=LAW)


def _only_the_end(frames: Frames) -> None:
    place = _place_in(frames)
    begin = frames["incidenten"].loc[place, "pleegdatum_begin"]
    _set(frames, place, pleegdatum_eind=begin, pleegdatum_begin=None)


def _no_date(frames: Frames) -> None:
    incidents = frames["incidenten"]
    place = first(incidents, incidents.registratiedatum < LAW)
    _set(frames, place, pleegdatum_begin=None, pleegdatum_eind=None)


def _end_first(frames: Frames) -> None:
    place = _place_in(frames)
    begin = frames["incidenten"].loc[place, "pleegdatum_begin"]
    _set(frames, place, pleegdatum_eind=begin - _DAY)


def _declaration(frames: Frames) -> None:
    place = _place_in(frames)
    _set(frames, place, aangiftedatum=frames["incidenten"].loc[place, "melddatum"])


def _without(table: str) -> _Change:
    def plant(frames: Frames) -> None:
        incidents, roles = frames["incidenten"], frames[table]
        place = first(incidents, incidents.naar_om == (table == "verdachten"))
        kept = roles.incident_id != incidents.loc[place, "incident_id"]
        frames[table] = roles[kept].reset_index(drop=True)

    return plant


def _sent_on(frames: Frames) -> None:
    place = _place_in(frames, sent=False)
    _set(frames, place, inzenddatum_om=frames["incidenten"].loc[place, "melddatum"])


def _closed_too(frames: Frames) -> None:
    place = _place_in(frames, sent=True)
    _set(frames, place, afsluitdatum=frames["incidenten"].loc[place, "melddatum"])


def _emptied(table: str, column: str) -> _Change:
    def plant(frames: Frames) -> None:
        frames[table].loc[0, column] = None

    return plant


def _victim_too(frames: Frames) -> None:
    suspects, victims = frames["verdachten"], frames["slachtoffers"]
    place = first(suspects, suspects.incident_id.isin(victims.incident_id))
    beside = first(victims, victims.incident_id == suspects.loc[place, "incident_id"])
    suspects.loc[place, ["persoon_id", "leeftijd"]] = victims.loc[
        beside, ["persoon_id", "leeftijd"]
    ]


def _other_age(frames: Frames) -> None:
    suspects = frames["verdachten"]
    place = first(suspects, suspects.leeftijd > 30)
    beside = first(suspects, suspects.leeftijd < 16)
    suspects.loc[beside, "persoon_id"] = suspects.loc[place, "persoon_id"]


def _lost_case(frames: Frames) -> None:
    incidents, suspects = frames["incidenten"], frames["verdachten"]
    sent = incidents[incidents.naar_om & (incidents.inzenddatum_om < date(2024, 1, 1))]
    place = first(suspects, suspects.incident_id.isin(sent.incident_id))
    suspects.loc[place, "parketnummer"] = "bestaatniet"


INC, S, V = "incidenten", "slachtoffers", "verdachten"

POLICE = [
    _error(
        "code-before-it-existed", "a code of 1 July 2024 with an offence of the day before",
        f"{INC}: MK nog niet geldig op pleegdatum", _coded("F5235", LAW - _DAY, 15),
    ),
    _error(
        "f526-minor", "F526 with a minor victim and an offence of 1 July 2024",
        f"{INC}: MK niet meer geldig op pleegdatum", _coded("F526", LAW, 17),
    ),
    _error(
        "under-16-f521", "F521 with a victim of 15 and an offence of 1 July 2024",
        f"{INC}: slachtoffer onder 16 niet onder F527", _coded("F521", LAW, 15),
    ),
    _error(
        "under-16-f522", "F522 with a victim of 15 and an offence of 1 July 2024",
        f"{INC}: slachtoffer onder 16 niet onder F527", _coded("F522", LAW, 15),
    ),
    _error(
        "under-16-f5212", "F5212 with a victim of 15 and an offence of 1 July 2024",
        f"{INC}: slachtoffer onder 16 niet onder F527", _coded("F5212", LAW, 15),
    ),
    _error(
        "unknown-mk", "a code that no list knows",
        (f"{INC}: code onbekend", "politie: onbekende code: mk_code"), _coded("F599", LAW, 15),
    ),
    _error(
        "undated-code", "a code with two meanings and no offence date",
        (f"{INC}: code niet dateerbaar", f"{INC}: pleegdatum onbekend"), _undated_code,
    ),
    _error("no-offence-date", "no offence date", f"{INC}: pleegdatum onbekend", _no_date),
    _error("only-end-date", "an end without a begin", f"{INC}: alleen einddatum", _only_the_end),
    _error(
        "end-before-begin", "an offence that ends before it begins",
        f"{INC}: einddatum voor begindatum", _end_first,
    ),
    _error(
        "over-the-law", "an offence from 30 June to 1 July 2024",
        f"{INC}: periode over 1 juli 2024", _over_the_law,
    ),
    _error(
        "report-before-offence", "reported the day before the offence",
        f"{INC}: melddatum voor pleegdatum", _shifted("melddatum", "pleegdatum_begin", -1),
    ),
    _error(
        "registered-before-report", "registered the day before the report",
        f"{INC}: registratiedatum voor melddatum", _shifted("registratiedatum", "melddatum", -1),
    ),
    _error(
        "sent-before-report", "sent in the day before the report",
        f"{INC}: inzenddatum voor melddatum", _shifted("inzenddatum_om", "melddatum", -1),
    ),
    _error(
        "closed-before-report", "closed the day before the report",
        f"{INC}: afsluitdatum voor melddatum", _shifted("afsluitdatum", "melddatum", -1),
    ),
    _error(
        "declared-before-offence", "a declaration of the day before the offence",
        f"{INC}: aangiftedatum voor pleegdatum", _shifted("aangiftedatum", "pleegdatum_begin", -1),
    ),
    _error(
        "undeclared-date", "a date of declaration without a declaration",
        f"{INC}: aangiftedatum zonder aangifte", _declaration,
    ),
    _error(
        "sent-without-suspect", "sent in without a registered suspect",
        f"{INC}: naar OM zonder verdachte", _without(V),
    ),
    _error(
        "date-without-sending", "a date of sending in of a report that was not",
        f"{INC}: inzenddatum zonder naar OM", _sent_on,
    ),
    _error(
        "closed-and-sent", "closed by the police and sent in",
        f"{INC}: afgesloten en naar OM", _closed_too,
    ),
    _error(
        "no-victim", "an incident without a victim",
        f"{INC}: geen slachtoffer geregistreerd", _without(S),
    ),
    _error("victim-without-age", "a victim without an age", f"{S}: leeftijd onbekend",
           _emptied(S, "leeftijd")),
    _error("victim-without-id", "a victim without a pseudonym", f"{S}: persoon_id ontbreekt",
           _emptied(S, "persoon_id")),
    _error("suspect-without-age", "a suspect without an age", f"{V}: leeftijd onbekend",
           _emptied(V, "leeftijd")),
    _error("suspect-without-id", "a suspect without a pseudonym", f"{V}: persoon_id ontbreekt",
           _emptied(V, "persoon_id")),
    _error("suspect-is-victim", "a suspect who is the victim", f"{V}: ook slachtoffer",
           _victim_too),
    _error(
        "age-contradicts", "a suspect of over 30 who is under 16 in another report",
        f"{V}: leeftijd spreekt andere registratie tegen", _other_age,
    ),
    _error(
        "sent-without-case", "sent in under a number that the OM does not have",
        f"{V}: ingezonden zonder zaak bij OM", _lost_case,
    ),
]  # fmt: skip
