"""Search the monthly series and test the registered breaks; keten.breaks holds the method."""

from typing import Any

import pandas as pd

from keten.breaks import find_breaks


def model(dbt: Any, session: Any) -> pd.DataFrame:
    """Return what kwaliteit_breuken tells, before the register is laid beside it."""
    dbt.config(materialized="table")
    counts = dbt.ref("int_reeksen__maandtellingen").df()
    expected = dbt.ref("int_breuken__verwacht").df()
    return find_breaks(counts, expected)
