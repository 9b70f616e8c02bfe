"""Values of options that need a package of an extra."""

import sys
from pathlib import Path

import pytest

from notelint.config.error import ConfigError
from notelint.config.options import checked_options

TABLE = {"finger-slipped": {"second-reading": "kiwi"}}


def test_a_value_whose_package_is_missing_is_refused_with_the_way_to_install_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "kiwipiepy", None)
    with pytest.raises(ConfigError) as error:
        checked_options(TABLE, tmp_path)
    assert str(error.value) == (
        "rules.finger-slipped.second-reading: 'kiwi' needs kiwipiepy: pip install 'notelint[kiwi]'"
    )


def test_other_values_need_nothing(tmp_path: Path) -> None:
    table = {"finger-slipped": {"second-reading": "none"}}
    assert checked_options(table, tmp_path) == {"TY105": {"second-reading": "none"}}


def test_it_is_taken_where_the_package_is_there(tmp_path: Path) -> None:
    pytest.importorskip("kiwipiepy", reason="needs notelint[kiwi]")
    assert checked_options(TABLE, tmp_path) == {"TY105": {"second-reading": "kiwi"}}
