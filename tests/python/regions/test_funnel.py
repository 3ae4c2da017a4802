"""The picture of a funnel: every region is a point, with its name."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from tests.simulation.comparisons import Comparison, compare
from tests.simulation.funnel import LIMITS, draw


def test_every_region_is_a_point_between_limits() -> None:
    one = Comparison(True, [(14, 50), (50, 100), (60, 400)])
    found = compare([one])
    names = ["Limburg", "Amsterdam", "Rotterdam"]
    rows = [found[0, place] | {"regio": name} for place, name in enumerate(names)]
    figure = Figure()
    draw(rows, figure)
    (axes,) = figure.axes
    (points,) = axes.collections
    assert np.allclose(np.asarray(points.get_offsets()), [(50, 28), (100, 50), (400, 15)])
    assert {text.get_text(): text.get_fontweight() for text in axes.texts} == {
        "Limburg": "normal", "Amsterdam": "bold", "Rotterdam": "bold",
    }  # fmt: skip
    assert len(axes.lines) == 2 * len(LIMITS) + 1
