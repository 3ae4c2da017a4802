"""Pseudonyms: no two alike, and none that could be taken for a BSN, a case or a phone number.

Every second character is a letter, so no run of digits is longer than one.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa

_PAIRS = np.array([(a + b).encode() for a in "abcdef" for b in "0123456789abcdef"], dtype="S2")
_LENGTH = 10  # 96^10 exceeds 2^64, so that every 64-bit number has its own pseudonym


class Pseudonyms:
    """One key space: the same number always gets the same pseudonym."""

    def __init__(self, rng: np.random.Generator) -> None:
        """Draw the secret of the key space."""
        self.secret = rng.integers(0, 2**63, dtype=np.uint64)

    def of(self, numbers: npt.NDArray[np.int64]) -> pa.Array:
        """Return the pseudonyms of the numbers; a negative number is nobody (null)."""
        rest = self._mixed(numbers.astype(np.uint64))
        out = np.empty((len(numbers), _LENGTH), dtype="S2")
        base = np.uint64(len(_PAIRS))
        for position in range(_LENGTH):
            rest, digit = np.divmod(rest, base)
            out[:, position] = _PAIRS[digit]
        texts = out.view(f"S{2 * _LENGTH}").ravel()
        return pa.array(texts, pa.binary(), mask=numbers < 0).cast(pa.string())

    def _mixed(self, numbers: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
        """Mix 64 bits one-to-one (the finaliser of splitmix64)."""
        mixed = numbers ^ self.secret
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return mixed ^ (mixed >> np.uint64(31))
