"""Reasons of contacts: one each until 2022, several from 2023 (Figures 2.25 and 2.26)."""

from __future__ import annotations

import numpy as np

from keten.errors import FailedError
from keten.example.cells import Cells
from keten.example.signals import frames
from keten.example.signals.frames import Column, Frame
from keten.example.solver import Floats, Ints, Model

MEASURE = "contacten naar reden"
SEVERAL_FROM = 2023  # another registration after 2022 (M:4216-4219)
OLD_YEARS, NEW_YEARS = ("2020", "2021"), ("2023", "2024")
MINOR_AGES = 3
MOST_SHARE, MOST_REASONS = 0.95, 1.8  # of the contacts of one age: one reason, all reasons
PRINTED, USUAL = "Naakfoto gestuurd", "Naaktfoto gestuurd"  # M:4361 prints it without the t
BOTH_SPELLINGS = 5


def give_reasons(rng: np.random.Generator, cells: Cells, rows: Frame) -> Frame:
    """Return one row per contact and reason; marks the contacts with two spellings as special."""
    lists = {years: _labels(cells, years[0]) for years in (OLD_YEARS, NEW_YEARS)}
    given: list[Frame] = []
    for year in np.unique(rows["year"]):
        labels = lists[NEW_YEARS if year >= SEVERAL_FROM else OLD_YEARS]
        ages = np.unique(rows["age"])
        groups = [np.flatnonzero((rows["year"] == year) & (rows["age"] == age)) for age in ages]
        sizes = np.array([len(group) for group in groups])
        table = _table(rng, cells, str(year), labels, sizes)
        for group, counts in zip(groups, table, strict=True):
            contact, reason = _dealt(rng, len(group), counts)
            names = np.array([label.rstrip("*") for label in labels], dtype=object)[reason]
            given.append({"key": rows["key"][group[contact]], "reason": names})
    reasons = frames.stack(given)
    reasons = frames.take(reasons, np.argsort(reasons["key"], kind="stable"))
    return _spelled(rng, reasons, rows)


def _labels(cells: Cells, year: str) -> list[str]:
    return [cell.categorie for cell in cells.of(MEASURE) if cell.jaar == year]


def _wished(cells: Cells, year: str, labels: list[str]) -> Floats:
    """Return the printed numbers of the year; 2022 is not printed and follows the year before."""
    like = year if cells.find(MEASURE, labels[0], year) else OLD_YEARS[-1]
    return np.array([sum(cells.find(MEASURE, label, like)[0].interval) / 2 for label in labels])


def _table(
    rng: np.random.Generator, cells: Cells, year: str, labels: list[str], sizes: Ints
) -> Ints:
    """Return the reasons by age and label, within the printed totals over the minors."""
    wished = _wished(cells, year, labels)
    several = int(year) >= SEVERAL_FROM
    minors = int(sizes[:MINOR_AGES].sum())
    per_contact = wished.sum() / minors if several else 1.0
    model = Model()
    block = model.variables(np.outer(sizes * per_contact, wished / wished.sum()))
    for at, size in enumerate(sizes.tolist()):
        most = MOST_REASONS * size if several else size
        model.row([(block[at], 1.0)], size, most)
        for number in range(len(labels)):
            model.row([(block[at, number], 1.0)], 0, MOST_SHARE * size)
    for number, label in enumerate(labels):
        for cell in cells.find(MEASURE, label, year):
            model.row([(block[:MINOR_AGES, number], 1.0)], *cell.interval)
    return model.solve(rng)[block]


def _dealt(rng: np.random.Generator, contacts: int, counts: Ints) -> tuple[Ints, Ints]:
    """Deal the reasons to contacts: each has one at least, and none the same one twice.

    Each reason goes to the contacts that lack most; that works out whenever anything does.
    """
    left = _numbers(rng, contacts, int(counts.sum()))
    contact, reason = [], []
    for number in rng.permutation(len(counts)):
        order = rng.permutation(contacts)
        chosen = order[np.argsort(-left[order], kind="stable")][: counts[number]]
        left[chosen] -= 1
        contact.append(chosen)
        reason.append(np.full(len(chosen), number))
    if left.any():
        raise FailedError("the reasons of the contacts do not fit the printed numbers.")
    return np.concatenate(contact), np.concatenate(reason)


def _numbers(rng: np.random.Generator, contacts: int, reasons: int) -> Ints:
    """Return how many reasons each contact has: one, often two, now and then three."""
    numbers = np.ones(contacts, dtype=np.int64)
    more = reasons - contacts
    third = more // 8
    second = rng.permutation(contacts)[: more - third]
    numbers[second] += 1
    numbers[second[:third]] += 1
    return numbers


def _spelled(rng: np.random.Generator, reasons: Frame, rows: Frame) -> Frame:
    """Write some of one reason in its usual spelling, and on a few contacts in both."""
    at = np.flatnonzero(reasons["reason"] == PRINTED)
    usual = at[rng.random(len(at)) < 0.5]
    names: Column = reasons["reason"].copy()
    names[usual] = USUAL
    minors = rows["key"][rows["age"] < MINOR_AGES]
    both = usual[np.isin(reasons["key"][usual], minors)][:BOTH_SPELLINGS]
    keys = reasons["key"][both]
    rows["special"][np.isin(rows["key"], keys)] = True
    again: Frame = {"key": keys, "reason": np.full(len(both), PRINTED, dtype=object)}
    return frames.stack([reasons | {"reason": names}, again])
