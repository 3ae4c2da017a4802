"""The learned limits as a file, for a person who wants to see or replace one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from keten.drift.judging import Judgement

_HEADER = """\
# Limits that `keten check` learned for {levering}; written anew by every check.
# To set one yourself: copy its line below `grenzen:` in expectations/{bron}.yml, change onder and
# boven, and replace the fields behind boven by a reden (docs/checks.md). Restricted.
"""


def write_learned(folder: Path, bron: str, levering_id: str, judgement: Judgement) -> Path:
    """Write ``grenzen-<bron>.yml`` into ``folder`` (``var/controle``) and return its path.

    It stays out of the repository, because limits are learned from restricted records.
    """
    rows: list[dict[str, Any]] = [
        {
            "tabel": batch.tabel,
            "kenmerk": batch.kenmerk,
            "kolom": batch.kolom,
            "groep": group,
            "onder": bound.learned.lower,
            "boven": bound.learned.upper,
            "perioden": bound.learned.periods,
            "spreiding": round(bound.learned.dispersion, 1),
        }
        for batch in judgement.batches
        for group, bound in batch.bounds.items()
        if bound.learned
    ]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"grenzen-{bron}.yml"
    lines = [
        "  - "
        + yaml.safe_dump(
            row, default_flow_style=True, sort_keys=False, allow_unicode=True, width=10_000
        )
        for row in rows
    ]
    path.write_text(
        _HEADER.format(levering=levering_id, bron=bron)
        + yaml.safe_dump({"geleerd_van": judgement.earlier})
        + ("grenzen:\n" + "".join(lines) if lines else "grenzen: []\n"),
        encoding="utf-8",
    )
    return path
