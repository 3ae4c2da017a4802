"""A context of Great Expectations; to import it takes seconds, once per process."""

from __future__ import annotations

import pytest

from keten.drift.validation import Validator


@pytest.fixture
def validator() -> Validator:
    return Validator()
