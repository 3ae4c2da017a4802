"""The police records as Arrow tables with the columns of the contract."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from keten.example.keys import Pseudonyms
from keten.example.politie import labels
from keten.example.politie.frames import Dates, Delivery, Roles
from keten.example.solver import Ints


def _labels(names: tuple[str, ...], positions: Ints) -> pa.Array:
    """Return the labels; an empty label is an empty cell."""
    values = pa.array([name or None for name in names], pa.string())
    return values.take(pa.array(positions))


def _dates(values: Dates) -> pa.Array:
    return pa.array(values.astype("datetime64[D]"), pa.date32())


def _roles(roles: Roles, incidents: Pseudonyms, persons: Pseudonyms) -> dict[str, pa.Array]:
    unknown = roles.age == labels.UNKNOWN_AGE
    return {
        "incident_id": incidents.of(roles.incident),
        "persoon_id": persons.of(roles.person),
        "geslacht": _labels(labels.SEXES, roles.sex),
        "leeftijd": pa.array(roles.age, pa.int64(), mask=unknown),
    }


def to_tables(
    police: Delivery,
    incident_ids: Pseudonyms,
    person_ids: Pseudonyms,
    case_numbers: pa.Array | None = None,
) -> dict[str, pa.Table]:
    """Return incidenten, slachtoffers and verdachten, sorted by registration.

    ``case_numbers`` holds the parketnummer of every suspect, where the police know it.
    """
    i = police.incidents
    detail = i.detail.astype(object)
    detail[i.detail == ""] = None
    incidents = pa.table(
        {
            "incident_id": incident_ids.of(i.key),
            "registratiedatum": _dates(i.registered),
            "melddatum": _dates(i.reported),
            "pleegdatum_begin": _dates(i.begin),
            "pleegdatum_eind": _dates(i.end),
            "mk_code": _labels(labels.CODES, i.code),
            "eenheid": _labels(labels.UNITS, i.unit),
            "pleeglocatie": _labels(labels.PLACES, i.place),
            "pleeglocatie_detail": pa.array(detail, pa.string()),
            "geinformeerd": pa.array(i.informed),
            "aangifte": pa.array(i.declared),
            "aangiftedatum": _dates(i.declared_on),
            "naar_om": pa.array(i.sent),
            "inzenddatum_om": _dates(i.sent_on),
            "afsluitdatum": _dates(i.closed_on),
            "afsluitreden": _labels(labels.CLOSING_REASONS, i.closing),
        }
    )
    suspects = _roles(police.suspects, incident_ids, person_ids)
    if case_numbers is not None:
        suspects["parketnummer"] = case_numbers
    by_date = np.lexsort((i.key, i.registered))
    return {
        "incidenten": incidents.take(by_date),
        "slachtoffers": _by_incident(_roles(police.victims, incident_ids, person_ids)),
        "verdachten": _by_incident(suspects),
    }


def _by_incident(columns: dict[str, pa.Array]) -> pa.Table:
    """Order roles by incident, so that the order tells nothing about how they were made."""
    return pa.table(columns).sort_by([("incident_id", "ascending"), ("persoon_id", "ascending")])
