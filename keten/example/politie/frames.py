"""The records while they are being made: arrays of equal length, one element per row."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from keten.example.solver import Ints

Dates = npt.NDArray[np.datetime64]
Flags = npt.NDArray[np.bool_]
Texts = npt.NDArray[np.str_]

NAT = np.datetime64("NaT", "D")


@dataclass
class Columns:
    """A set of columns of equal length."""

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(getattr(self, fields(self)[0].name))


Frame = TypeVar("Frame", bound=Columns)


@dataclass
class Incidents(Columns):
    """One row per incident; labels are positions in the lists of ``labels``."""

    key: Ints
    registered: Dates
    reported: Dates
    begin: Dates
    end: Dates
    code: Ints
    unit: Ints
    place: Ints
    detail: Texts
    informed: Flags
    declared: Flags
    declared_on: Dates
    sent: Flags
    sent_on: Dates
    closed_on: Dates
    closing: Ints
    minor: Flags  # selected by the Monitor: at least one registered minor victim
    special: Flags  # holds a case that a rule must remove or decide; kept in a small set

    @property
    def offence(self) -> Dates:
        """Date of the offence: the begin, else the end."""
        return np.where(np.isnat(self.begin), self.end, self.begin)


@dataclass
class Roles(Columns):
    """One row per registered victim or suspect; ``incident`` is the key of the incident."""

    incident: Ints
    person: Ints
    sex: Ints
    age: Ints


@dataclass
class Delivery:
    """The three tables of one police delivery."""

    incidents: Incidents
    victims: Roles
    suspects: Roles


def take(frame: Frame, rows: npt.NDArray[Any]) -> Frame:
    """Return the chosen rows of every column."""
    chosen = {f.name: getattr(frame, f.name)[rows] for f in fields(frame)}
    return replace(frame, **chosen)


def stack(frames: list[Frame]) -> Frame:
    """Return the frames below each other."""
    first = frames[0]
    joined = {
        f.name: np.concatenate([getattr(frame, f.name) for frame in frames]) for f in fields(first)
    }
    return replace(first, **joined)


def shuffled(rng: np.random.Generator, counts: npt.ArrayLike) -> Ints:
    """Return every position of ``counts`` as often as it says, in random order."""
    numbers = np.asarray(counts).ravel()
    return rng.permutation(np.repeat(np.arange(len(numbers), dtype=np.int64), numbers))
