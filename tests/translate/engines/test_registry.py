"""Engines by name, built-in or from other packages, and what is said of wrong ones."""

from pathlib import Path

import pytest

from notelint.config.translation import ENGINES
from notelint.translate.engines.registry import engine_names, open_engine
from notelint.translate.request import EngineError, Request

POINTS = """[notelint.engines]
shout = shouting:open_shout
broken = no_such_module_at_all:open_it
echo = shouting:open_shout
"""
CODE = """
from notelint.translate.request import Features, Hypothesis

class Shout:
    name, fingerprint, features = "shout", "shout 1", Features()
    def translate(self, requests, hypotheses=1, *, attention=False):
        return [[Hypothesis(request.text.upper())] for request in requests]
    def close(self): pass

def open_shout(options):
    return Shout()
"""


@pytest.fixture
def plugged_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed package that offers engines."""
    (tmp_path / "shouting.py").write_text(CODE)
    about = tmp_path / "shouting-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: shouting\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(POINTS)
    monkeypatch.syspath_prepend(tmp_path)


def test_the_built_in_engines_have_names() -> None:
    assert engine_names() == ENGINES


def test_a_wrong_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(EngineError, match="no engine 'speudo'; did you mean 'pseudo'"):
        open_engine("speudo", {})
    with pytest.raises(EngineError, match=r"no engine 'xyz'; there are argos, .*, pseudo"):
        open_engine("xyz", {})


@pytest.mark.usefixtures("plugged_in")
def test_a_package_adds_an_engine_by_its_entry_point() -> None:
    assert "shout" in engine_names()
    engine = open_engine("shout", {})
    assert engine.translate([Request("정렬 abc")])[0][0].text == "정렬 ABC"


@pytest.mark.usefixtures("plugged_in")
def test_a_package_cannot_take_a_built_in_name() -> None:
    assert open_engine("echo", {}).translate([Request("abc")])[0][0].text == "abc"


@pytest.mark.usefixtures("plugged_in")
def test_a_package_that_cannot_be_loaded_is_named() -> None:
    with pytest.raises(EngineError, match="'broken' of shouting cannot be loaded: No module"):
        open_engine("broken", {})
