"""What a supplier wrote is printed short, without codes, and without what may be a person."""

from __future__ import annotations

import pytest

from keten.landing.shown import LONGEST, NOT_SHOWN, shown


@pytest.mark.parametrize(
    "text",
    [
        "incidenten.csv",
        "politie 2020-01-01 - 2025-01-01.csv",
        "incidenten_20250501.csv",
        "incidenten_01052025.csv",
        "politie-2018-2022",
        "Café [red]{0} %s 'x\"",
        "$(touch x)",
    ],
)
def test_ordinary_names_are_shown_to_the_letter(text: str) -> None:
    assert shown(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "jan.jansen@voorbeeld.nl",
        "x" * 50 + " jan@voorbeeld.nl",
        "mail jan@lokaal",
        "06-12345678",
        "tel_0612345678",
        "_06-12345678",
        "+31 6 12345678",
        "111222333",
        "BSN_111222333.csv",
        "1112.22.333",
        "111-222-333",
        "111 222 333",
        "12345672",
        "１１１２２２３３３",
        "111\u200b222\u200b333",
        "\u0661\u0661\u0661\u0662\u0662\u0662\u0663\u0663\u0663",
        "2025050112345",
    ],
)
def test_what_may_be_a_person_is_not_shown(text: str) -> None:
    assert shown(text) == NOT_SHOWN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x1b[31mb", "a?[31mb"),
        ("a\nb\r\tc", "a?b??c"),
        ("a\x00b\x7f\x9b1m", "a?b??1m"),
        ("kolom\u202egnp.exe", "kolom?gnp.exe"),
        ("a\u2028b\u200bc\ufeff", "a?b?c?"),
        ("a\xa0b ", "a b"),
        ("naam\udcff.csv", "naam?.csv"),
        ("", ""),
    ],
)
def test_codes_are_replaced(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_long_text_keeps_its_begin_and_end() -> None:
    name = shown("zedenmisdrijven" * 100_000 + "_2025.csv")
    assert len(name) == LONGEST
    name = shown("zedenmisdrijven" * 10 + "_2025.csv")
    assert name.startswith("zedenmisdrijvenzeden")
    assert name.endswith("_2025.csv")
    assert "…" in name
