"""Delivered tables as data frames that keep dates, empty cells and numbers as they are."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa

Frames = dict[str, pd.DataFrame]


def to_frames(tables: dict[str, pa.Table]) -> Frames:
    """Return the tables as data frames with Arrow types."""
    return {name: table.to_pandas(types_mapper=pd.ArrowDtype) for name, table in tables.items()}


def from_frames(frames: Frames, tables: dict[str, pa.Table]) -> dict[str, pa.Table]:
    """Return the frames as tables with the columns of ``tables``."""
    return {
        name: pa.Table.from_pandas(frame, schema=tables[name].schema, preserve_index=False)
        for name, frame in frames.items()
    }
