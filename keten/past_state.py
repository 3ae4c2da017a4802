"""A past state of the warehouse: which moment is meant, and whether it can still be built."""

from __future__ import annotations

import contextlib
from datetime import UTC, date, datetime, time

from keten.errors import WrongUseError
from keten.landing.versions import read_in_force, read_versions, spans
from keten.project import Project


def read_day(value: str) -> date | None:
    """Return the day of ``--peildatum``; raises WrongUseError when it is none."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise WrongUseError(f"--peildatum {value}: write it as 2023-05-01.") from error


def read_moment(value: str) -> datetime | None:
    """Return the moment of ``--known-at`` in UTC, without a zone; of a day alone, its last moment.

    Raises WrongUseError when it is none.
    """
    with contextlib.suppress(ValueError):
        return datetime.combine(date.fromisoformat(value), time.max)
    try:
        moment = datetime.fromisoformat(value) if value else None
    except ValueError as error:
        raise WrongUseError(
            f"--known-at {value}: write it as 2023-05-01 or 2023-05-01T14:30 (UTC)."
        ) from error
    return moment.astimezone(UTC).replace(tzinfo=None) if moment and moment.tzinfo else moment


def check_known(project: Project, day: date | None, moment: datetime | None) -> None:
    """Raise WrongUseError when no delivery was known then, or when one in force was removed.

    An empty build would look good, and so would one from another delivery.
    """
    peildatum, known_at = (state.isoformat() if state else "" for state in (day, moment))
    versions = read_versions(project)
    if not versions:
        raise WrongUseError("nothing is landed yet, so nothing was known: run `keten land` first.")
    if not any(
        (not day or v.peildatum <= day) and (not moment or v.landed <= moment) for v in versions
    ):
        raise WrongUseError(
            "no delivery was known then. The earliest peildatum that is landed is "
            f"{min(v.peildatum for v in versions)}; the first landing was at "
            f"{min(v.landed for v in versions):%Y-%m-%dT%H:%M:%S} UTC. Give a later --peildatum or "
            "--known-at."
        )
    removed: dict[tuple[str, datetime], list[int]] = {}
    for stand in read_in_force(project, peildatum, known_at):
        if stand.removed_on:
            removed.setdefault((stand.levering_id, stand.removed_on), []).append(stand.jaar)
    if removed:
        lines = "".join(
            f"\n  {name} stood for {spans(sorted(set(years)))}, removed on {on:%Y-%m-%d}"
            for (name, on), years in removed.items()
        )
        raise WrongUseError(
            f"this past state cannot be built any more, since rows it needs were removed:{lines}\n"
            "No other delivery takes their place. Give another --peildatum or --known-at."
        )
