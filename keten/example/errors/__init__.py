"""Deliveries without any error, and errors that are switched on one by one.

An error says which rules must speak when it stands alone in clean deliveries. Nothing here is
read from the models: what a rule is about is written out from its text.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pyarrow as pa

from keten.errors import WrongUseError
from keten.example.errors.clean import clean_om, clean_police, without_lost_cases
from keten.example.errors.frames import Frames, from_frames, to_frames
from keten.example.errors.landed import LANDED
from keten.example.errors.om import OM
from keten.example.errors.planted import Planted
from keten.example.errors.police import POLICE

__all__ = ["ERRORS", "Planted", "clean_tables", "find_errors", "plant"]

Tables = dict[str, pa.Table]
ERRORS: dict[str, Planted] = {error.name: error for error in (*POLICE, *OM, *LANDED)}


def find_errors(names: Iterable[str]) -> list[Planted]:
    """Return the errors with these names; raises WrongUseError on one that does not exist."""
    wanted = list(names)
    unknown = sorted(set(wanted) - ERRORS.keys())
    if unknown:
        raise WrongUseError(
            f"there is no error {', '.join(unknown)}. keten example --errors lists them."
        )
    return [ERRORS[name] for name in wanted]


def clean_tables(police: Tables, om: Tables, peildatum: date) -> tuple[Tables, Tables]:
    """Return the deliveries of one year with only the records that break no rule.

    ``peildatum`` is that of the OM: a later decision is not known yet.
    """
    of_police, of_om = clean_police(to_frames(police)), clean_om(to_frames(om), peildatum)
    without_lost_cases(of_police, of_om)
    return from_frames(of_police, police), from_frames(of_om, om)


def plant(error: Planted, tables: Tables) -> Tables:
    """Return the delivery of the error's supplier with the error in it."""
    frames: Frames = to_frames(tables)
    error.plant(frames)
    return from_frames(frames, tables)
