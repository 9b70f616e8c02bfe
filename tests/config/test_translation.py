"""What a project sets about its English editions."""

from pathlib import Path
from typing import Any

import pytest

from notelint.config.error import ConfigError
from notelint.config.files import ConfigFiles
from notelint.config.translation import TranslationSettings, read_translation
from notelint.translate.edition.layout import Layout
from notelint.translate.extract import ExtractOptions


def test_paths_are_relative_to_the_file_that_sets_them(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "notelint.toml").write_text(
        '[translate]\nout = "en"\nglossary = ["words/terms.tsv"]\nexclude = ["/drafts/"]\n', "utf-8"
    )
    (tmp_path / "ai").mkdir()
    settings = ConfigFiles(tmp_path / "ai").above(tmp_path / "ai")
    read = read_translation(settings.translate, settings.root)
    assert read.out == str(tmp_path / "en")
    assert read.glossary == (str(tmp_path / "words" / "terms.tsv"),)
    assert read.exclude
    assert read.exclude.match(str(tmp_path / "drafts" / "a.md"))


def test_nothing_needs_setting() -> None:
    read = read_translation({}, Path("/"))
    assert read == TranslationSettings()
    assert read.front_matter == ExtractOptions().keys
    assert read.options_of("openai") == {}


def test_every_layout_can_be_set() -> None:
    assert [read_translation({"layout": layout}, Path("/")).layout for layout in Layout] == list(
        Layout
    )


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"engin": "echo"}, "translate: unknown key 'engin'; did you mean 'engine'?"),
        (
            {"out": "en", "layout": "hugo"},
            "translate: 'out' makes a tree, and goes with no layout 'hugo'",
        ),
        ({"layout": "suffx"}, "translate.layout: expected one of suffix, tree, jekyll-polyglot"),
        ({"out": ""}, "translate.out: expected a text, got ''"),
        ({"glossary": "a.tsv"}, "translate.glossary: expected a list of texts, got 'a.tsv'"),
        ({"memory": 1}, "translate.memory: expected a path, true or false, got 1"),
        ({"engines": {"a": 1}}, "translate.engines: expected a table for each engine, got"),
        (["a"], "translate: expected a table, got ['a']"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(table: Any, message: str) -> None:
    with pytest.raises(ConfigError) as raised:
        read_translation(table, Path("/"))
    assert str(raised.value).startswith(message)
