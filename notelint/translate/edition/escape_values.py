"""Words where Markdown is not read: raw HTML, attributes, and values of front matter."""

import json
import re
from typing import Any

from notelint.lazy import regex
from notelint.translate.edition.escape_markdown import reference

_HTML = regex(r"&(?=#?\w+;)|<|\$|\{(?=[{%:#.])|\[(?=[\^!])|\A[>:](?=[ \t])|\\\Z")
# In an attribute or a link's title also what would end it, or a line of a table.
_QUOTED = regex(r"&(?=#?\w+;)|[<>$|`\\\"'()\[\]*_~]|\{")


def in_html(words: str) -> str:
    """Text of an HTML block."""
    return _HTML.sub(lambda match: reference(match[0]), words)


def in_attribute(words: str, delimiter: str) -> str:
    """The value of an attribute, or a link's title; other quotes than its own stay."""
    keep = {'"': "'()", "'": '"()', "(": "\"'"}.get(delimiter, "") + "[]*_~"
    return _QUOTED.sub(lambda match: match[0] if match[0] in keep else reference(match[0]), words)


def in_double_quotes(words: str) -> str:
    """A basic string of YAML, TOML or JSON."""
    return words.replace("\\", "\\\\").replace('"', '\\"')


def in_single_quotes(words: str, kind: str) -> str:
    """A single-quoted string of YAML; TOML's cannot hold the quote at all."""
    return words.replace("'", "''" if kind == "yaml" else "’")


def as_plain(value: str, *, flow: bool) -> str:
    """A plain scalar of YAML, quoted only if plain it would be another value."""
    if _reads_back(value, flow=flow):
        return value
    if "\n" in value:
        return "'" + value.replace("'", "''") + "'"
    return json.dumps(value, ensure_ascii=False) if "'" in value else f"'{value}'"


def _reads_back(value: str, *, flow: bool) -> bool:
    """Whether `value`, plain, is read as the string that it looks like (line ends as spaces)."""
    import yaml
    from yaml.resolver import Resolver

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    written = f"{{k: {value}\n}}" if flow else f"k: {value}\n"
    try:
        scalars = [one for one in yaml.parse(written, Loader=loader) if hasattr(one, "implicit")]
    except yaml.YAMLError:
        return False
    words = re.sub(r"[ \t]*(?:\r\n|\r|\n)[ \t]*", " ", value)
    if len(scalars) != 3 or getattr(scalars[2], "value", None) != words:
        return False
    resolver: Any = Resolver()
    return bool(resolver.resolve(yaml.ScalarNode, words, (True, False)).endswith(":str"))
