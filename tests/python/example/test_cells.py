"""What exact values a printed number stands for."""

from __future__ import annotations

import pytest

from keten.errors import FailedError
from keten.example.cells import Cell, Cells, read_cells
from keten.project import find_project


@pytest.fixture(scope="module")
def cells() -> Cells:
    return read_cells(find_project())


@pytest.mark.parametrize(
    ("cel_id", "interval"),
    [
        ("fig2.1_meldingen_2020", (3008, 3012)),
        ("fig2.7_86_plus", (5, 7)),  # 1 to 4 would print as <5
        ("figb1.1_f5292_2024", (1, 4)),
        ("figb1.1_f5292_2021", (0, 0)),
        ("figb1.1_f5212_2023", (0, 0)),
        ("fig3.1_wel_passend_informeren_fysiek_2020", (1508, 1508)),
    ],
)
def test_interval_of_a_printed_count(cells: Cells, cel_id: str, interval: tuple[int, int]) -> None:
    assert cells.interval(cel_id) == interval


def test_percentage_gives_numerators_that_round_to_it(cells: Cells) -> None:
    low, high = cells["fig2.5_woning"].numerators(17460)
    assert (round(100 * low / 17460), round(100 * high / 17460)) == (60, 60)
    assert 100 * (low - 1) / 17460 < 59.5 <= 100 * low / 17460
    assert 100 * high / 17460 < 60.5 <= 100 * (high + 1) / 17460


def test_absent_class_is_no_suppression(cells: Cells) -> None:
    assert cells["figb1.1_f5212_2023"].absent
    assert not cells["figb1.1_f5292_2021"].absent


def test_unknown_cell_says_so(cells: Cells) -> None:
    with pytest.raises(FailedError, match="no cell 'fig9'"):
        cells["fig9"]
    assert "fig9" not in cells


def test_every_cell_has_a_value(cells: Cells) -> None:
    for cell in cells.values():
        assert isinstance(cell, Cell)
        low, high = cell.tolerated
        assert low <= high, cell.cel_id
