"""Made-up deliveries of politie and om that yield the printed figures."""

from keten.example.generator import write_example

__all__ = ["write_example"]
