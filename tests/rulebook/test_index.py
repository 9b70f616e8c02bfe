"""The prebuilt index of the rule book holds what the pages say."""

import json

from notelint.rulebook.book import index_of_pages, load_book, read_pages, rules_folder


def test_the_index_is_fresh() -> None:
    """If not: `python -m notelint.rulebook`."""
    index = json.loads((rules_folder() / "index.json").read_text("utf-8"))
    assert index == json.loads(json.dumps(index_of_pages()))


def test_rules_read_through_the_index_are_those_of_the_pages() -> None:
    assert dict(load_book()) == read_pages()
