"""Gathers what refuses a delivery, so that a supplier hears of all of it at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from keten.errors import RefusedError


class _SeveralRefusedError(RefusedError):
    """Several problems, a line each."""

    def __init__(self, problems: list[str]) -> None:
        lines = "".join(f"\n  - {problem}" for problem in problems)
        super().__init__(f"refused, for {len(problems)} reasons:{lines}")
        self.problems = problems


@dataclass
class Refusals:
    """Problems found so far; each is a sentence or two for the supplier."""

    problems: list[str] = field(default_factory=list)

    @contextmanager
    def gathered(self) -> Iterator[None]:
        """Note a refusal inside this block, and go on behind it."""
        try:
            yield
        except _SeveralRefusedError as error:
            self.problems += error.problems
        except RefusedError as error:
            self.problems.append(str(error))

    def raise_any(self) -> None:
        """Raise RefusedError with every problem, when there is one."""
        problems = list(dict.fromkeys(self.problems))
        if len(problems) == 1:
            raise RefusedError(problems[0])
        if problems:
            raise _SeveralRefusedError(problems)
