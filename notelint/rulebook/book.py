"""The rule book: all pages below rules/, read once, through a prebuilt index."""

import json
import os
from collections.abc import Iterator, Mapping
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any

from notelint.lazy import regex
from notelint.rulebook.rule import Rule, Severity

_INDEX = "index.json"
_FAMILY = regex("[A-Z][A-Z]")


@cache
def rules_folder() -> Path:
    """Where the pages and word lists lie: in the wheel, or at the top of a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "rules"
    return installed if installed.is_dir() else package.parent / "rules"


@cache
def load_book() -> Mapping[str, Rule]:
    """All rules by code, sorted.

    The index spares parsing some seventy YAML blocks at every start; it is
    used only while it names exactly the pages there are, with their sizes.
    """
    pages = dict(_page_sizes())
    try:
        index = json.loads((rules_folder() / _INDEX).read_bytes())
    except (OSError, ValueError):
        index = {}
    if index.get("pages") == pages:
        return {record["code"]: _rule(record) for record in index["rules"]}
    return read_pages()


def read_pages() -> dict[str, Rule]:
    """All rules by code, from the pages themselves.

    Raises:
        PageError: a page breaks the form, or two state the same code or name.
    """
    from notelint.rulebook.page import PageError, parse_page

    rules: dict[str, Rule] = {}
    names: dict[str, str] = {}
    for page, _ in _page_sizes():
        rule = parse_page((rules_folder() / page).read_text("utf-8"), page)
        if rule.code in rules or rule.name in names:
            raise PageError(f"{page}: {rule.code} or {rule.name} is taken")
        rules[rule.code] = rule
        names[rule.name] = page
    return dict(sorted(rules.items()))


def page_text(rule: Rule) -> str:
    """The whole page of a rule."""
    return (rules_folder() / rule.page).read_text("utf-8")


def index_of_pages() -> dict[str, Any]:
    """What the index file holds; `python -m notelint.rulebook` writes it."""
    fields = ("code", "name", "severity", "fix", "preview", "since", "page", "messages", "options")
    return {
        "pages": dict(_page_sizes()),
        "rules": [
            {field: getattr(rule, field) for field in fields} for rule in read_pages().values()
        ],
    }


def _page_sizes() -> Iterator[tuple[str, int]]:
    """Paths of the pages below rules/ and their sizes in bytes, sorted."""
    # Not with `Path.glob`, which takes several times as long, at every start.
    root = rules_folder()
    for family in sorted(filter(_FAMILY.fullmatch, os.listdir(root))):  # noqa: PTH208
        with os.scandir(root / family) as listing:
            pages = [entry for entry in listing if entry.name.endswith(".md")]
        for page in sorted(pages, key=attrgetter("name")):
            yield f"{family}/{page.name}", page.stat().st_size


def _rule(record: Mapping[str, Any]) -> Rule:
    return Rule(**{**record, "severity": Severity(record["severity"])})
