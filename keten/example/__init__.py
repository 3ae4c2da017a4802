"""Made-up deliveries of politie, om, helpwanted and schadefonds that yield the printed figures."""

from keten.example.generator import write_example

__all__ = ["write_example"]
