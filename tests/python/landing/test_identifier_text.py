"""Every spelling of an identifier is found, whatever stands around it; ordinary text passes."""

from __future__ import annotations

import random
import re
from time import process_time

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from keten.landing.identifiers.bsn import passes_elfproef
from keten.landing.identifiers.shapes import may_hold_identifier
from keten.landing.identifiers.text import BSN, identifiers_in
from tests.python.landing.spellings import BSNS, NEAR_MISSES, SPELLINGS, grouped, is_bsn

# Text that neither lengthens a number nor is a number that counts.
AROUND = st.text(st.characters(exclude_categories=("Nd", "Nl", "No", "Cs")), max_size=40)


@pytest.mark.parametrize(("text", "kind"), SPELLINGS)
def test_every_spelling_is_found(text: str, kind: str) -> None:
    assert kind in identifiers_in(text)
    assert identifiers_in(f"zie {text} van 12 mei 2024, zaak 10/123456-24") == {kind}


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_near_misses_pass(text: str) -> None:
    assert not identifiers_in(text)


@given(st.sampled_from(SPELLINGS), AROUND, AROUND)
def test_whatever_stands_around_it(spelling: tuple[str, str], before: str, after: str) -> None:
    text, kind = spelling
    assert kind in identifiers_in(f"{before} {text} {after}")


@given(st.integers(10_000_000, 999_999_999))
def test_the_elfproef_is_that_of_the_rule(number: int) -> None:
    assert passes_elfproef(str(number)) == is_bsn(str(number))


@given(st.integers(100_000_000, 999_999_999), st.sampled_from(" ./-_\u00a0"))
def test_numbers_are_found_when_they_pass_and_only_then(number: int, sign: str) -> None:
    digits = str(number)
    # 06 and 0031 would be telephone numbers; nothing else depends on the digits.
    for lengths in ((9,), (4, 2, 3), (3, 3, 3), (2, 2, 2, 3), (3, 2, 2, 2)):
        assert (BSN in identifiers_in(grouped(digits, sign, *lengths))) == is_bsn(digits)


@given(st.lists(st.sampled_from(["zaak", "12", "mei", "2024", "10:15", "249 Sr", "1.250,00", "-"])))
def test_text_with_short_numbers_passes(words: list[str]) -> None:
    text = ", ".join(words)
    assert not identifiers_in(text)


def test_random_numbers_are_bsns_no_more_often_than_by_chance() -> None:
    rng = random.Random(11)
    hits = sum(BSN in identifiers_in(f"nr {rng.randrange(10**8, 10**9)}") for _ in range(11_000))
    # Five standard deviations around one in eleven.
    assert abs(hits - 1_000) < 5 * (11_000 * 10 / 121) ** 0.5


def test_the_search_in_sql_lets_no_spelling_slip() -> None:
    texts = [f"zie {text} aldaar" for text, _ in SPELLINGS] + [text for text, _ in SPELLINGS]
    con = duckdb.connect()
    con.execute("create table teksten (cel varchar)")
    con.executemany("insert into teksten values (?)", [[text] for text in texts])
    missed = con.execute(
        f"select cel from teksten where not {may_hold_identifier('cel')}"
    ).fetchall()
    assert missed == []


@given(st.lists(st.sampled_from([*NEAR_MISSES, *BSNS, "a@b.nl", " ", "+", "0", "6"]), max_size=6))
def test_the_search_in_sql_passes_on_whatever_is_found(parts: list[str]) -> None:
    text = "".join(parts)
    if identifiers_in(text):
        query = f"select {may_hold_identifier('cel')} from (select $1 as cel)"
        assert duckdb.execute(query, [text]).fetchall() == [(True,)]


@pytest.mark.parametrize(
    "part",
    [
        "1",
        "12 ",
        "12-",
        "0 ",
        "a@",
        "@a.",
        "0612 ",
        "+3",
        "a at ",
        "NL91 ",
        " ",
        "-",
        "06-12-2024 ",
    ],
)
def test_long_texts_take_time_in_proportion(part: str) -> None:
    from time import process_time

    def seconds(length: int) -> float:
        started = process_time()
        identifiers_in(part * (length // len(part)))
        return process_time() - started

    # Ten times as long may take fifty times as long on a busy machine, not a hundred times.
    assert seconds(200_000) < 50 * seconds(20_000) + 0.5


def test_digits_of_every_script_count() -> None:
    import sys
    import unicodedata

    nines = [
        chr(code)
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) == "Nd" and unicodedata.digit(chr(code)) == 1
    ]
    assert len(nines) > 50
    bsn = next(b for b in BSNS if re.fullmatch("[0-9]{9}", b))
    for one in nines:
        written = "".join(chr(ord(one) - 1 + int(digit)) for digit in bsn)
        assert BSN in identifiers_in(written)


@pytest.mark.parametrize("group", ["1 ", "000 ", "12-", "111111111 ", "1,", "01-01-2020 "])
def test_a_megabyte_of_digits_that_are_nobodys_is_searched_in_seconds(group: str) -> None:
    text = group * (1024**2 // len(group))
    start = process_time()
    assert not identifiers_in(text)
    # It takes less than one; fifteen when each number is taken apart by itself.
    assert process_time() - start < 4
