"""Schemas that the configuration names."""

from pathlib import Path

import pytest

from notelint.config.error import ConfigError
from notelint.run.user_schemas import with_schemas_read


def test_a_schema_named_by_its_path_is_read(tmp_path: Path) -> None:
    (tmp_path / "post.json").write_text('{"required": ["week"]}', "utf-8")
    rules = {"FM106": {"schemas": [{"files": "*.md", "schema": "post.json"}]}, "NE101": {"a": 1}}
    assert with_schemas_read(rules, tmp_path) == {
        "FM106": {"schemas": [{"files": "*.md", "schema": {"required": ["week"]}}]},
        "NE101": {"a": 1},
    }


def test_without_schemas_the_options_stay_as_they_are(tmp_path: Path) -> None:
    rules = {"NE101": {"a": 1}}
    assert with_schemas_read(rules, tmp_path) is rules


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "cannot read post.json"),
        ("{", "no JSON Schema"),
        ('{"type": "objec"}', "no JSON Schema"),
        ("[]", "no JSON Schema"),
    ],
)
def test_a_file_that_is_no_schema_is_an_error_that_says_where(
    tmp_path: Path, text: str | None, message: str
) -> None:
    if text is not None:
        (tmp_path / "post.json").write_text(text, "utf-8")
    rules = {"FM106": {"schemas": [{"files": "*.md", "schema": "post.json"}]}}
    with pytest.raises(ConfigError, match=r"rules\.FM106\.schemas\[0\]") as error:
        with_schemas_read(rules, tmp_path)
    assert message in str(error.value)
