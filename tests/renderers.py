"""Marks of tests that need another program's renderer."""

import pytest

from benchmarks.ruby import KRAMDOWN, LIQUID, ruby_missing

needs_kramdown = pytest.mark.skipif(bool(ruby_missing(KRAMDOWN)), reason=ruby_missing(KRAMDOWN))
needs_liquid = pytest.mark.skipif(bool(ruby_missing(LIQUID)), reason=ruby_missing(LIQUID))
