"""Contacts with Helpwanted that yield Figures 2.23 to 2.26 (M:4213-4396)."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pyarrow as pa

from keten.example.cells import Cells
from keten.example.keys import Pseudonyms
from keten.example.signals import frames
from keten.example.signals.frames import Column, Frame
from keten.example.signals.reasons import give_reasons
from keten.example.solver import Ints, Model
from keten.example.writing import Vintage

YEARS = (2020, 2021, 2022, 2023, 2024)
AGES = ("t/m 11", "12 t/m 18", "minderjarig (leeftijd onbekend)")
ADULT, AGE_UNKNOWN = len(AGES), len(AGES) + 1
# Until 2022 minors ended at 17, as far as can be inferred (M:4216-4218).
BEFORE_2023 = ("t/m 11", "12 t/m 17", "Minderjarig (leeftijd onbekend)", "Meerderjarig", None)
FROM_2023 = ("t/m 11", "12 t/m 18", "Minderjarig (leeftijd onbekend)", "Meerderjarig", None)
MEDIA = ("adviesmodule", "chat", "telefoon", "e-mail", None)
MEDIA_SHARES = (0.74, 0.107, 0.06, 0.088, 0.005)  # the module by far most (M:4299-4301)
POLICE = ("gemeld", "wil melden", "nee", None)
REPORTS = (0, 1)
POLICE_SHARE = {2020: 0.115, 2021: 0.13, 2022: 0.15, 2023: 0.175, 2024: 0.204}  # doubles (M:4396)
PLATFORMS = ("Instagram", "Snapchat", "TikTok", "WhatsApp", "Telegram", "Discord", None)
PLATFORM_SHARES = (0.31, 0.27, 0.11, 0.1, 0.06, 0.03, 0.12)  # the two largest: M:4375-4376
ADULT_SHARE, AGE_UNKNOWN_SHARE = 0.4, 0.05
MODULE_FROM = np.datetime64("2019-11-01")  # M:4196-4197
POLICE_FROM = np.datetime64("2020-01-01")  # M:4374-4375
EARLIER_SHARES = (0.49, 0.8)  # about 1.660 contacts in 2018 (S2:187), then growing


def make_helpwanted(
    rng: np.random.Generator,
    cells: Cells,
    vintages: dict[int, Vintage],
    *,
    scale: int,
    small: bool,
) -> dict[int, dict[str, pa.Table]]:
    """Return the tables of both deliveries."""
    rows = _contacts(rng, cells)
    reasons = give_reasons(rng, cells, rows)
    if small:
        rows = frames.small_part(rng, rows)
    rows, reasons = frames.scaled(rows, scale), frames.scaled(reasons, scale)
    reasons = frames.take(reasons, np.isin(reasons["key"], rows["key"]))
    keys = Pseudonyms(rng)
    parts = frames.earlier_parts(rng, rows, "day", vintages[2023].stop.year, EARLIER_SHARES)
    then = frames.stack([part.rows for part in parts])
    _forget(rng, then)
    kept = [
        frames.take(reasons, np.isin(reasons["key"] + part.offset, part.rows["key"]))
        for part in parts
    ]
    reasons_then = frames.stack(
        [
            kept_part | {"key": kept_part["key"] + part.offset}
            for kept_part, part in zip(kept, parts, strict=True)
        ]
    )
    return {
        2025: _tables(rng, rows, reasons, keys),
        2023: _tables(rng, then, reasons_then, keys),
    }


def _contacts(rng: np.random.Generator, cells: Cells) -> Frame:
    """Return all contacts of 2020-2024: minors as printed, adults and unknown ages beside them."""
    year, age, medium, police = frames.expand(_minors(rng, cells))
    others = int(len(year) * (ADULT_SHARE + AGE_UNKNOWN_SHARE))
    drawn = rng.choice(len(year), others)
    unknown = AGE_UNKNOWN_SHARE / (ADULT_SHARE + AGE_UNKNOWN_SHARE)
    other_age = np.where(rng.random(others) < unknown, AGE_UNKNOWN, ADULT)
    year = np.concatenate((year, year[drawn]))
    age = np.concatenate((age, other_age))
    medium = np.concatenate((medium, rng.permutation(medium[drawn])))
    police = np.concatenate((police, rng.permutation(police[drawn])))
    rows = {
        "key": rng.permutation(len(year)).astype(np.int64),
        "year": np.array(YEARS)[year],
        "age": age,
        "medium": medium,
        "police": police,
        "platform": rng.choice(len(PLATFORMS), len(year), p=PLATFORM_SHARES),
    }
    first = np.array([np.datetime64(f"{y}-01-01") for y in YEARS])[year]
    last = np.array([np.datetime64(f"{y}-12-31") for y in YEARS])[year]
    rows["day"] = frames.days_in(rng, first, last)
    rows["special"] = np.zeros(len(year), dtype=bool)
    for at, y in enumerate(YEARS):  # both ends of every year, by a minor
        ends = np.flatnonzero((year == at) & (age < ADULT))[:2]
        rows["day"][ends] = np.array((f"{y}-01-01", f"{y}-12-31"), dtype="datetime64[D]")
        rows["special"][ends] = True
    for special in (ADULT, AGE_UNKNOWN):
        rows["special"][np.flatnonzero(age == special)[:20]] = True
    return rows


def _minors(rng: np.random.Generator, cells: Cells) -> Ints:
    """Return the contacts of minors by year, age, medium and report to the police."""
    model = Model()
    wished = np.zeros((len(YEARS), len(AGES), len(MEDIA), len(POLICE)))
    for y, year in enumerate(YEARS):
        share = POLICE_SHARE[year]
        police = np.array((0.55 * share, 0.45 * share, 0.75 * (1 - share), 0.25 * (1 - share)))
        for a, age in enumerate(AGES):
            low, high = cells.find("contacten naar leeftijd", age, str(year))[0].interval
            per = np.outer(MEDIA_SHARES, police)
            wished[y, a] = (low + high) / 2 * per
    block = model.variables(wished)
    for y, year in enumerate(YEARS):
        for a, age in enumerate(AGES):
            for cell in cells.find("contacten naar leeftijd", age, str(year)):
                model.row([(block[y, a], 1.0)], *cell.interval)
        for cell in cells.find("contacten", jaar=str(year)):
            model.row([(block[y], 1.0)], *cell.interval)
        for cell in cells.find("politiemelding", jaar=str(year)):
            if cell.weergave == "aantal":
                model.row([(block[y][:, :, REPORTS], 1.0)], *cell.interval)
    for cell in cells.find("contacten"):
        model.row([(block, 1.0)], *cell.interval)
    for cell in cells.find("contacten naar medium", "chat"):
        least, most = _ruim(cell.value)
        chat = block[:, :, MEDIA.index("chat")]
        model.row([(chat, 1.0), (block, -least)], 0, 1e9)
        model.row([(chat, 1.0), (block, -most)], -1e9, 0)
    return model.solve(rng)[block]


def _ruim(value: Fraction | None) -> tuple[float, float]:
    """Return the shares that `ruim` a percentage surely stands for: at most a tenth above."""
    share = float(value or 0) / 100
    return share, 1.1 * share


def _forget(rng: np.random.Generator, rows: Frame) -> None:
    """Take away what was not there or not registered yet on the day of the contact."""
    early = (rows["day"] < MODULE_FROM) & (rows["medium"] == 0)
    rows["medium"][early] = rng.choice((1, 2, 3), int(early.sum()), p=(0.4, 0.3, 0.3))
    before = rows["day"] < POLICE_FROM
    rows["police"][before] = POLICE.index(None)
    rows["platform"][before] = PLATFORMS.index(None)


def _age_texts(rows: Frame) -> Column:
    later = rows["day"] >= np.datetime64("2023-01-01")
    return np.where(
        later, frames.texts(rows["age"], FROM_2023), frames.texts(rows["age"], BEFORE_2023)
    )


def _tables(
    rng: np.random.Generator, rows: Frame, reasons: Frame, keys: Pseudonyms
) -> dict[str, pa.Table]:
    order = rng.permutation(frames.length(rows))
    rows = frames.take(rows, order[np.argsort(rows["day"][order], kind="stable")])
    contacts = pa.table(
        {
            "contact_id": keys.of(rows["key"]),
            "contactdatum": frames.arrow(rows["day"], pa.date32()),
            "medium": frames.arrow(frames.texts(rows["medium"], MEDIA), pa.string()),
            "leeftijdscategorie": frames.arrow(_age_texts(rows), pa.string()),
            "platform": frames.arrow(frames.texts(rows["platform"], PLATFORMS), pa.string()),
            "politie": frames.arrow(frames.texts(rows["police"], POLICE), pa.string()),
        }
    )
    said = pa.table(
        {
            "contact_id": keys.of(reasons["key"]),
            "reden": frames.arrow(reasons["reason"], pa.string()),
        }
    )
    return {"contacten": contacts, "contactredenen": said}
