"""Options of single rules against the schema of their page."""

import pytest

from notelint.config import options
from notelint.config.error import ConfigError
from notelint.config.options import checked_options
from notelint.rulebook.rule import Rule, Severity

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
    },
)


@pytest.fixture(autouse=True)
def _one_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, "load_book", lambda: {"NE101": RULE})


def test_options_may_be_given_by_code_or_by_name() -> None:
    assert checked_options({"NE101": {"allow": ["b"]}}) == {"NE101": {"allow": ["b"]}}
    assert checked_options({"html-tag-unclosed": {"most": 1}}) == {"NE101": {"most": 1}}


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"NE101": {"alow": []}}, "rules.NE101: NE101 has no option 'alow'; did you mean 'allow'?"),
        ({"NE101": {"allow": "b"}}, "rules.NE101.allow: must be array"),
        ({"NE101": {"allow": ["b", 1]}}, "rules.NE101.allow[1]: must be string"),
        ({"NE101": {"most": 0}}, "rules.NE101.most: must be bigger than or equal to 1"),
        ({"html-tag-uncloesd": {}}, "unknown rule 'html-tag-uncloesd'; did you mean"),
    ],
)
def test_what_the_schema_refuses_is_told(table: dict[str, object], message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        checked_options(table)
    assert message in str(caught.value)
