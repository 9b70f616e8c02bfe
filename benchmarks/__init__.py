"""Measurements over real notes; run by hand, not by the tests."""
