"""Pseudonyms per key space, derived from one number per case or person.

A vintage has its own key space, so the same case has another parketnummer in each. The derivation
can be undone, so that a test (and the police part) can follow a case from one vintage to the
other: ``translate(name, "2023", "2025")``.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.uint64]

# Letters and digits; every fourth sign is a letter, so that no run of digits can look like a
# telephone number or a BSN.
SIGNS = np.array(list("0123456789abcdef"))
LETTERS = np.array(list("bcdfghjkmnpqrstv"))
LENGTH = 16
_SPACES = {"2023": 0x9E3779B97F4A7C15, "2025": 0xD1B54A32D192ED03}
_FIRST, _SECOND = 0xBF58476D1CE4E5B9, 0x94D049BB133111EB
_MASK = (1 << 64) - 1


def draw_keys(rng: np.random.Generator, size: int) -> Keys:
    """Return random numbers, one per case or person."""
    return rng.integers(0, 1 << 63, size, dtype=np.uint64)


def pseudonyms(keys: Keys, vintage: str) -> npt.NDArray[np.str_]:
    """Return the names of these numbers in a vintage's key space."""
    mixed = _mix(keys ^ np.uint64(_SPACES[vintage]))
    shifts = np.arange(LENGTH, dtype=np.uint64) * np.uint64(4)
    digits = ((mixed[:, None] >> shifts) & np.uint64(15)).astype(np.intp)
    signs = np.where(np.arange(LENGTH) % 4 == 0, LETTERS[digits], SIGNS[digits])
    return np.ascontiguousarray(signs).view(f"<U{LENGTH}").ravel()


def translate(names: list[str], source: str, target: str) -> list[str]:
    """Return what these names of one vintage are in the other."""
    letter, sign = ({s: n for n, s in enumerate(a.tolist())} for a in (LETTERS, SIGNS))
    keys = []
    for name in names:
        mixed = sum(
            (letter if place % 4 == 0 else sign)[one] << (4 * place)
            for place, one in enumerate(name)
        )
        keys.append(_unmix(mixed) ^ _SPACES[source])
    return list(map(str, pseudonyms(np.array(keys, dtype=np.uint64), target)))


def _mix(keys: Keys) -> Keys:
    mixed = (keys ^ (keys >> np.uint64(30))) * np.uint64(_FIRST)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(_SECOND)
    return mixed ^ (mixed >> np.uint64(31))


def _unmix(mixed: int) -> int:
    value = _unshift(mixed, 31) * pow(_SECOND, -1, 1 << 64) & _MASK
    value = _unshift(value, 27) * pow(_FIRST, -1, 1 << 64) & _MASK
    return _unshift(value, 30)


def _unshift(value: int, bits: int) -> int:
    """Undo value ^ (value >> bits)."""
    result = value
    for _ in range(64 // bits + 1):
        result = value ^ (result >> bits)
    return result
