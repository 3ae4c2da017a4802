"""``keten audit`` on a built warehouse; what it finds is tested in tests/python/audit."""

from __future__ import annotations

from tests.python.conftest import Keten


def test_audit_of_the_documents_is_clean_and_is_the_one_in_the_docs(small: Keten) -> None:
    """Deliveries take no part in it, so the small set gives what the full one gives."""
    printed = small.run("audit", "--markdown")
    assert printed == (small.project.root / "docs" / "audit.md").read_text(encoding="utf-8")
    assert "onthulling" in small.run("audit", "--score")
