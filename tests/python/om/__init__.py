"""Tests of the OM rules through landing and models."""
