"""Where the page of a rule is read on the web."""

from notelint.rulebook.book import load_book

REPOSITORY = "https://github.com/notelint/notelint"


def page_url(code: str) -> str:
    """The address of the rule's page."""
    return f"{REPOSITORY}/blob/main/rules/{load_book()[code].page}"
