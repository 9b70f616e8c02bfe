"""JSON Schemas of front matter, one a theme or site generator: rules/front-matter/."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from notelint.rulebook.book import rules_folder


@cache
def front_matter_schema(name: str) -> Mapping[str, Any]:
    """The schema `name`, with the properties of the schemas it rests on (`allOf`) made its own."""
    path = rules_folder() / "front-matter" / f"{name}.json"
    schema: dict[str, Any] = json.loads(path.read_bytes())
    inherited: dict[str, Any] = {}
    for base in schema.pop("allOf", ()):
        inherited |= front_matter_schema(base["$ref"].removesuffix(".json"))["properties"]
    return {**schema, "properties": {**inherited, **schema["properties"]}}
