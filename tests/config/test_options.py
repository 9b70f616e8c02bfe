"""Options of single rules against the schema of their page."""

from pathlib import Path

import pytest

from notelint.config import options
from notelint.config.error import ConfigError
from notelint.config.options import checked_options
from notelint.rulebook.rule import Rule, Severity

HERE = Path(__file__).parent
RULE = Rule(
    "NE101",
    "html-tag-unclosed",
    Severity.ERROR,
    "none",
    False,
    "0.1.0",
    "",
    {"": {}},
    {
        "allow": {"type": "array", "items": {"type": "string"}, "default": []},
        "most": {"type": "integer", "minimum": 1, "default": 3},
        "schemas": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"schema": {"type": ["string", "object"], "format": "json-file"}},
            },
            "default": [],
        },
        "form": {"type": ["string", "object"], "format": "json-schema", "default": {}},
    },
)


@pytest.fixture(autouse=True)
def _one_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, "load_book", lambda: {"NE101": RULE})


def test_options_may_be_given_by_code_or_by_name() -> None:
    assert checked_options({"NE101": {"allow": ["b"]}}, HERE) == {"NE101": {"allow": ["b"]}}
    assert checked_options({"html-tag-unclosed": {"most": 1}}, HERE) == {"NE101": {"most": 1}}


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"NE101": {"alow": []}}, "rules.NE101: NE101 has no option 'alow'; did you mean 'allow'?"),
        ({"NE101": {"allow": "b"}}, 'rules.NE101.allow: "b" is not of type "array"'),
        ({"NE101": {"allow": ["b", 1]}}, 'rules.NE101.allow[1]: 1 is not of type "string"'),
        ({"NE101": {"most": 0}}, "rules.NE101.most: 0 is less than the minimum of 1"),
        ({"html-tag-uncloesd": {}}, "unknown rule 'html-tag-uncloesd'; did you mean"),
    ],
)
def test_what_the_schema_refuses_is_told(table: dict[str, object], message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        checked_options(table, HERE)
    assert message in str(caught.value)


def test_a_file_that_an_option_names_is_read_from_beside_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "post.json").write_text('{"type": "object"}', "utf-8")
    options = checked_options({"NE101": {"schemas": [{"schema": "post.json"}]}}, tmp_path)
    assert options["NE101"]["schemas"] == [{"schema": {"type": "object"}}]
    inline = {"schemas": [{"schema": {"type": "string"}}]}
    assert checked_options({"NE101": inline}, tmp_path)["NE101"] == inline


def test_a_file_that_is_missing_or_no_json_is_told(tmp_path: Path) -> None:
    table = {"NE101": {"schemas": [{"schema": "post.json"}]}}
    with pytest.raises(ConfigError, match=r"post\.json: No such file"):
        checked_options(table, tmp_path)
    (tmp_path / "post.json").write_text("{", "utf-8")
    with pytest.raises(ConfigError, match=r"post\.json: not valid JSON"):
        checked_options(table, tmp_path)


def test_a_schema_that_an_option_takes_must_be_one(tmp_path: Path) -> None:
    (tmp_path / "post.json").write_text('{"type": "object"}', "utf-8")
    options = checked_options({"NE101": {"form": "post.json"}}, tmp_path)
    assert options["NE101"]["form"] == {"type": "object"}
    (tmp_path / "list.json").write_text('["a.json"]', "utf-8")
    for wrong in ({"type": "objec"}, {"$ref": "https://example.org/a"}, "list.json"):
        with pytest.raises(ConfigError, match="not a JSON Schema"):
            checked_options({"NE101": {"form": wrong}}, tmp_path)
