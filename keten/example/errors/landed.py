"""Errors at which landing speaks: rows that go into quarantine, and codes that no list knows."""

from __future__ import annotations

from keten.example.errors.frames import Frames
from keten.example.errors.planted import Planted, add_row


def _twice(frames: Frames) -> None:
    add_row(frames, "zaken", frames["zaken"].loc[len(frames["zaken"]) - 1])


def _same_key(frames: Frames) -> None:
    sentence = frames["straffen"].loc[0].copy()
    sentence["bedrag"] = 1
    add_row(frames, "straffen", sentence)


def _orphan(frames: Frames) -> None:
    victim = frames["slachtoffers"].loc[0].copy()
    victim["incident_id"] = "bestaatniet"
    add_row(frames, "slachtoffers", victim)


def _unknown_code(frames: Frames) -> None:
    frames["straffen"].loc[0, "soort"] = "tuchtmaatregel"


LANDED = [
    Planted(
        "duplicate", "om", "a case that is delivered twice",
        frozenset({"zaken: afgekeurd: dubbele rij"}), _twice,
    ),
    Planted(
        "same-key", "om", "two different sentences with one number",
        frozenset({"straffen: afgekeurd: dubbele sleutel"}), _same_key,
    ),
    Planted(
        "orphan", "politie", "a victim of an incident that is not there",
        frozenset({"slachtoffers: afgekeurd: ouder ontbreekt"}), _orphan,
    ),
    Planted(
        "unknown-code", "om", "a kind of sentence that no list knows",
        frozenset({"om: onbekende code: soort"}), _unknown_code,
    ),
]  # fmt: skip
