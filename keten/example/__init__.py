"""Made-up deliveries of politie, om, helpwanted and schadefonds that yield the printed figures."""

from keten.example.errors.listing import list_errors
from keten.example.generator import write_example

__all__ = ["list_errors", "write_example"]
