"""``python -m tests.simulation``: estimates against truths that are known because we made them.

A section of the page is a module with one ``Section`` (``section.py``), listed in ``__main__.py``:

* ``run(runs)`` simulates and returns results, a frozen dataclass of ``str``, ``int`` and ``float``,
  one per row. They are stored in ``results/<name>.csv``;
* ``text(results)`` writes the section in Markdown, with every number taken from the results;
* ``kept(result)`` says whether the estimate keeps its promise there; `make long` asks;
* ``draw(results, figure)``, if any, draws ``docs/images/simulation-<name>.svg`` from them too.

The page is rendered from the stored results alone; ``tests/python/simulation`` compares the two.
``warehouse.py`` runs the project's own SQL on simulated rows; ``statistics.py`` has the intervals.
"""
