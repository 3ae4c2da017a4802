"""All awkward deliveries, from every module of cases."""

from __future__ import annotations

from tests.python.deliveries import (
    cases_binary,
    cases_codes,
    cases_columns,
    cases_csv,
    cases_csv_refused,
    cases_dates,
    cases_folder,
    cases_helpwanted,
    cases_identifiers,
    cases_manifest,
    cases_reeksen,
    cases_relations,
    cases_rows,
    cases_schadefonds,
    cases_values,
    cases_versions,
    cases_xlsx,
    cases_xlsx_refused,
)

CASES = [
    *cases_dates.CASES,
    *cases_values.CASES,
    *cases_codes.CASES,
    *cases_rows.CASES,
    *cases_relations.CASES,
    *cases_manifest.CASES,
    *cases_folder.CASES,
    *cases_versions.CASES,
    *cases_identifiers.CASES,
    *cases_csv.CASES,
    *cases_csv_refused.CASES,
    *cases_columns.CASES,
    *cases_binary.CASES,
    *cases_xlsx.CASES,
    *cases_xlsx_refused.CASES,
    *cases_reeksen.CASES,
    *cases_schadefonds.CASES,
    *cases_helpwanted.CASES,
]
