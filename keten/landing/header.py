"""Ties the columns of a file to those of its contract, by name or alias."""

from __future__ import annotations

from dataclasses import dataclass

from keten.contracts import Column, Contract
from keten.errors import RefusedError
from keten.landing.identifiers.names import names_identifier
from keten.landing.layout import Limits
from keten.landing.refusals import Refusals
from keten.landing.shown import shown

_NAMES_SHOWN = 10


@dataclass(frozen=True)
class Header:
    """Which column of the file holds which column of the contract."""

    # Contract name -> position in the file; absent columns are not in it.
    positions: dict[str, int]
    unknown: tuple[str, ...]
    absent: tuple[str, ...]


def refuse_columns(bestand: str, columns: int, limits: Limits) -> None:
    """Raise RefusedError when a file has more columns than landing accepts."""
    if columns > limits.columns:
        raise RefusedError(
            f"{bestand} has more than {limits.columns} columns. Leave out what the contract does "
            "not ask for, or allow more with --max-columns."
        )


def known_names(contract: Contract) -> dict[str, str]:
    """Return the column's name for every ``spelling`` of it that a supplier may use."""
    return {name: column.name for name, column in _by_spelling(contract).items()}


def _by_spelling(contract: Contract) -> dict[str, Column]:
    spellings = {alias.lower(): column for column in contract.columns for alias in column.aliases}
    return spellings | {column.name.lower(): column for column in contract.columns}


def match_header(contract: Contract, names: tuple[str, ...], bestand: str) -> Header:
    """Return where the contract's columns stand in the file.

    Raises RefusedError on a column with direct identifiers, one that stands twice, or a required
    one that is missing.
    """
    spellings, refusals = _by_spelling(contract), Refusals()
    positions: dict[str, int] = {}
    unknown: list[str] = []
    # Without any known name the first row may be data, and its texts may be those of a person.
    is_header = any(spelling(name) in spellings for name in names)
    for position, received in enumerate(names):
        name = spelling(received)
        column = spellings.get(name)
        with refusals.gathered():
            if column is None:
                unknown.append(_called(received, position, is_header))
                _refuse_identifier_name(received, bestand, unknown[-1])
            elif column.name in positions:
                raise RefusedError(
                    f"{bestand} holds the column {column.name} twice (as "
                    f"{shown(names[positions[column.name]])} and {shown(received)}). Remove one."
                )
            else:
                positions[column.name] = position
    absent = [column for column in contract.columns if column.name not in positions]
    with refusals.gathered():
        missing = [column.name for column in absent if column.required]
        _refuse_missing(contract, missing, len(names), bestand, unknown if is_header else None)
    refusals.raise_any()
    return Header(
        positions=positions,
        unknown=tuple(unknown),
        absent=tuple(column.name for column in absent if not column.optional_column),
    )


def _called(received: str, position: int, is_header: bool) -> str:
    """Return how messages and the register call a column that the contract does not know."""
    number = f"(column {position + 1}, {'without a name' if is_header else 'not shown'})"
    return (shown(received) if is_header else "") or number


def _refuse_missing(
    contract: Contract, missing: list[str], width: int, bestand: str, unknown: list[str] | None
) -> None:
    """Raise RefusedError on missing columns; ``unknown`` is None when no name is known at all."""
    if missing and width == 1 and bestand.lower().endswith((".csv", ".txt", ".tsv")):
        raise RefusedError(
            f"{bestand} was read as one column, without {_columns(missing)}. Divide columns with a "
            "semicolon, comma or tab, also in the header."
        )
    if missing and unknown is None:
        raise RefusedError(
            f"{bestand} lacks the required {_columns(missing)}: its first line names no column of "
            f"{contract.tabel} at all. Is there a title above the names, or is it the file of "
            "another table? Let the first line name the columns, as the contract "
            f"contracts/{contract.bron}/{contract.tabel}.yml does."
        )
    if missing:
        it, name = ("it", "its new name") if len(missing) == 1 else ("them", "their new names")
        path = f"contracts/{contract.bron}/{contract.tabel}.yml"
        choices = f"name {it} as {path} does"
        if unknown:
            more = " …" if len(unknown) > _NAMES_SHOWN else ""
            known = f"not known are: {', '.join(unknown[:_NAMES_SHOWN])}{more}"
            choices = f"{choices}, or add {name} to the aliassen there ({known})"
        else:
            choices = f"or {choices}"
        raise RefusedError(
            f"{bestand} lacks the required {_columns(missing)}: add {it}, {choices}."
        )


def spelling(received: str) -> str:
    """Return a received column name as it is looked up in the contract."""
    return received.strip().strip("\ufeff").lower()


def _columns(names: list[str]) -> str:
    return f"column{'s' if len(names) > 1 else ''} {', '.join(names)}"


def _refuse_identifier_name(name: str, bestand: str, called: str) -> None:
    if names_identifier(name):
        raise RefusedError(
            f"{bestand} has the column {called}, which looks like a direct identifier. Nothing was "
            "kept. Remove the column, and deliver the file anew."
        )
