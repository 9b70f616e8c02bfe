"""The JSON Schema of the configuration agrees with what is read."""

import re
import tomllib
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from notelint.cli.config import schema_text
from notelint.config.error import ConfigError
from notelint.config.keys import KEYS, Place, apply
from notelint.config.schema import configuration_schema
from notelint.config.settings import Settings
from notelint.config.translation import TRANSLATION_KEYS
from notelint.rulebook.book import load_book

_ROOT = Path(__file__).parents[2]
# Top-level tables of other programs' files that the documents show.
_OF_OTHERS = {"project", "language-server"}
_RIGHT = [
    "select = ['ALL', 'NE', 'NE1', 'NE101', 'html-tag', 'html-tag-unclosed']",
    "extend-select = ['ty']\nignore = []\npreview = true",
    "include = ['*.md']\nexclude = []\nextend-exclude = ['/a/', '!/a/b/']",
    "force-exclude = true\nrespect-gitignore = false",
    "[per-file-ignores]\n'/a/*' = ['NE', 'CH101']",
    "fail-on = 'never'\n[severity]\nTY = 'info'\nNE101 = 'error'",
    "dialect = 'gfm'\nlang = 'ko'\nformat = 'sarif'",
    "[dialect]\nrenderer = 'kramdown'\nsite = 'jekyll'\ntheme = 'x'\ncjk-friendly = false",
    "[per-file-dialects]\n'README.md' = 'gfm'\n'a' = {liquid = false}",
    "baseline = 'accepted.json'",
    "baseline = false",
    "[translate]\nengine = 'pseudo'\nout = 'en'\nmemory = false\nfront-matter = []",
    "[translate]\nlayout = 'hugo'\nexclude = ['/drafts/']\nglossary = ['terms.tsv']",
    "[translate.engines.openai]\nmodel = 'x'\ntemperature = 0",
    "[rules.FM110]\ndays = 3\n[rules.front-matter-key-misspelt]\nknown = ['x']",
]
_WRONG = [
    "selct = ['NE']",
    "select = 'NE'",
    "select = [1]",
    "select = ['']",
    "ignore = ['NE 101']",
    "preview = 'yes'",
    "include = '*.md'",
    "exclude = [1]",
    "force-exclude = 1",
    "per-file-ignores = ['NE']",
    "[per-file-ignores]\n'a' = 'NE'",
    "[severity]\nTY = 'bad'",
    "fail-on = 'always'",
    "dialect = 'pandoc'",
    "[dialect]\nliquid = 'yes'",
    "[dialect]\nrendrer = 'gfm'",
    "[per-file-dialects]\n'a' = 'pandoc'",
    "lang = 'jp'",
    "format = 'statistics'",
    "baseline = 1",
    "baseline = ''",
    "[translate]\nlayout = 'hexo'",
    "[translate]\nengin = 'argos'",
    "[translate]\nout = ''",
    "[translate]\nmemory = 1",
    "[translate]\nfront-matter = 'title'",
    "[translate]\nengines = {openai = 1}",
    "[translate]\nbilingual = 'yes'",
    "translate = true",
    "[rules.FM110]\ndays = -1",
    "[rules.FM110]\nday = 1",
    "[rules.FM999]\ndays = 1",
]


@pytest.fixture(scope="module")
def validator() -> Any:
    return jsonschema_rs.validator_for(configuration_schema())


def test_it_is_a_schema_and_knows_every_key() -> None:
    schema = configuration_schema()
    jsonschema_rs.meta.validate(schema)
    assert set(schema["properties"]) == set(KEYS)
    assert all(key["description"].endswith(".") for key in schema["properties"].values())


@pytest.mark.parametrize("toml", _RIGHT)
def test_what_is_read_fits_the_schema(toml: str, validator: Any, tmp_path: Path) -> None:
    table = tomllib.loads(toml)
    apply(Settings.default(tmp_path), table, Place(tmp_path, "notelint.toml"))
    assert [str(error) for error in validator.iter_errors(table)] == []


@pytest.mark.parametrize("toml", _WRONG)
def test_what_is_refused_does_not_fit_the_schema(toml: str, validator: Any, tmp_path: Path) -> None:
    table = tomllib.loads(toml)
    with pytest.raises((ConfigError, ValueError)):
        apply(Settings.default(tmp_path), table, Place(tmp_path, "notelint.toml"))
    assert not validator.is_valid(table)


def test_defaults_are_those_in_force(validator: Any, tmp_path: Path) -> None:
    from notelint.cli.config import value_of

    schema = configuration_schema()
    defaults = {k: s["default"] for k, s in schema["properties"].items() if "default" in s}
    settings = Settings.default(tmp_path)
    assert defaults == {key: value_of(settings, key) for key in defaults}
    assert validator.is_valid(defaults)


def test_every_key_of_translations_is_in_it_and_in_the_documentation() -> None:
    properties = configuration_schema()["properties"]["translate"]["properties"]
    assert tuple(properties) == TRANSLATION_KEYS
    page = (_ROOT / "docs" / "configuration.md").read_text("utf-8")
    assert [key for key in TRANSLATION_KEYS if f"| `{key}` |" not in page] == []


def test_every_option_of_a_rule_is_in_it() -> None:
    definitions = configuration_schema()["definitions"]
    for rule in load_book().values():
        if rule.options:
            assert definitions[rule.code]["properties"].keys() == rule.options.keys()


def test_the_examples_of_the_documents_fit(validator: Any) -> None:
    pages = [*(_ROOT / "docs").glob("*.md"), _ROOT / "README.md"]
    blocks = [
        block
        for page in pages
        for block in re.findall(r"```toml\n(.*?)```", page.read_text("utf-8"), re.S)
    ]
    assert blocks
    for block in blocks:
        table = tomllib.loads(block)
        if not _OF_OTHERS.isdisjoint(table):
            continue
        table = table.get("tool", {}).get("notelint", table)
        assert [str(error) for error in validator.iter_errors(table)] == [], block


def test_the_published_schema_is_fresh() -> None:
    published = (_ROOT / "docs" / "notelint.schema.json").read_text("utf-8")
    assert published == schema_text(), "run `notelint config schema > docs/notelint.schema.json`"
