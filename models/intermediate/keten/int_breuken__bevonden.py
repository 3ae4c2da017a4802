"""Search the monthly series and test the registered breaks; keten.breaks holds the method."""

from keten.breaks import find_breaks


def model(dbt, session):
    dbt.config(materialized="table")
    counts = dbt.ref("int_reeksen__maandtellingen").df()
    expected = dbt.ref("int_breuken__verwacht").df()
    return find_breaks(counts, expected)
