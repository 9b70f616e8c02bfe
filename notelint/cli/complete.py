"""What the shell offers where a rule is meant."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:  # click itself imports it only when a shell asks
    from click.shell_completion import CompletionItem


def complete_rules(
    _ctx: click.Context, _param: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    """Families, codes and names that go on as `incomplete` begins; behind a comma, another."""
    from click.shell_completion import CompletionItem

    before, comma, begun = incomplete.rpartition(",")
    return [
        CompletionItem(f"{before}{comma}{selector}", help=told)
        for selector, told in _selectors()
        if selector.startswith(begun)
    ]


def _selectors() -> Iterator[tuple[str, str]]:
    from notelint.rulebook.book import load_book
    from notelint.rulebook.rule import FAMILIES

    for family, told in FAMILIES.items():
        yield family, told["en"]
    for code, rule in load_book().items():
        yield code, rule.name
    for code, rule in load_book().items():
        yield rule.name, code
