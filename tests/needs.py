"""Marks of tests that need what is not everywhere: Ruby's libraries, the real notes."""

import pytest

from benchmarks.notes import FOLDER
from benchmarks.ruby import KRAMDOWN, LIQUID, ruby_missing

needs_kramdown = pytest.mark.skipif(bool(ruby_missing(KRAMDOWN)), reason=ruby_missing(KRAMDOWN))
needs_liquid = pytest.mark.skipif(bool(ruby_missing(LIQUID)), reason=ruby_missing(LIQUID))
needs_notes = pytest.mark.skipif(not FOLDER.is_dir(), reason="the real notes are not here")
