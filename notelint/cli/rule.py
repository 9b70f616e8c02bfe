"""`notelint rule`: the rule book on the terminal."""

import sys
from collections.abc import Iterable, Iterator

import click

from notelint.cli.complete import complete_rules
from notelint.cli.language import language_of
from notelint.cli.options import language_option
from notelint.cli.terminal import screen_of, write
from notelint.output.rule_text import rule_text
from notelint.output.words import APPLICABILITIES, SEVERITIES
from notelint.rulebook.book import load_book
from notelint.rulebook.rule import FAMILIES, Rule
from notelint.rulebook.selection import codes_of


@click.command("rule")
@click.argument("rules", nargs=-1, shell_complete=complete_rules)
@language_option
def command(rules: tuple[str, ...], lang: str | None) -> int:
    """Explain rules, by code or name; without RULES, list all of them.

    A family (NE) or the beginning of codes or names lists the rules it fits.
    """
    language = language_of(lang)
    book = load_book()
    chosen = {code for rule in rules for code in codes_of(rule, book)} if rules else set(book)
    listed = [rule for code, rule in book.items() if code in chosen]
    if rules and len(listed) <= len(rules):
        for rule in listed:
            _show_page(rule, language)
    else:
        _show_table(listed, language)
    return 0


def _show_page(rule: Rule, language: str) -> None:
    page = f"# {rule.code} {rule.name}\n\n{rule_text(rule, language)}"
    if not sys.stdout.isatty():
        write([page])
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console().print(Markdown(page, hyperlinks=False))


def _show_table(rules: Iterable[Rule], language: str) -> None:
    write(_table(list(rules), language, bold=screen_of("auto").color))


def _table(rules: list[Rule], language: str, bold: bool) -> Iterator[str]:
    """A line a rule, below the name of its family."""
    from notelint.output.visible import cells

    severities = SEVERITIES[language]
    severity_width = max(cells(word) for word in severities.values())
    name_width = max((len(rule.name) for rule in rules), default=0)
    preview = {"en": "preview", "ko": "미리 보기"}[language]
    family = ""
    for rule in rules:
        if rule.family != family:
            title = f"{rule.family} {FAMILIES[rule.family][language]}"
            yield ("\n" if family else "") + (f"\x1b[1m{title}\x1b[0m" if bold else title) + "\n"
            family = rule.family
        severity = severities[rule.severity]
        padding = " " * (severity_width - cells(severity))
        kind = next((w for k, w in APPLICABILITIES[language].items() if k == rule.fix), "")
        extra = ", ".join(word for word in (kind, preview if rule.preview else "") if word)
        yield (
            f"  {rule.code}  {rule.name:<{name_width}}  {severity}{padding}  {extra}".rstrip()
            + "\n"
        )
