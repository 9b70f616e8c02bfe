"""Which rules are on: selectors, and how several places that choose combine."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from notelint.lazy import regex
from notelint.rulebook.nearest import did_you_mean
from notelint.rulebook.rule import FAMILIES, Rule

# They say that a note could not be checked at all: `--select TY` narrows what is
# looked for, and must not make a note that nobody could read pass as clean.
_ALWAYS_ON = ("NL001", "NL002", "NL003")

_CODE = regex(r"[A-Z]{2}\d{0,3}")
_EXACT = 9


class UnknownRuleError(ValueError):
    """A selector that fits no rule."""

    def __init__(self, selector: str, book: Mapping[str, Rule]) -> None:
        self.selector = selector
        names = [*book, *FAMILIES, *(rule.name for rule in book.values())]
        super().__init__(f"unknown rule '{selector}'{did_you_mean(selector, names)}")


class Choice(NamedTuple):
    """What one place (a configuration file, the command line) says about rules.

    `select` starts afresh where it is given; the others change what is on.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def codes_of(selector: str, book: Mapping[str, Rule]) -> frozenset[str]:
    """Codes of the rules that `selector` names.

    It is `ALL`, a family (`NE`), the start of a code (`NE1`), a code, a name
    (`html-tag-unclosed`) or the first words of names (`html-tag`).

    Raises:
        UnknownRuleError: it fits none.
    """
    upper = selector.upper()
    if upper == "ALL":
        return frozenset(book)
    if _CODE.fullmatch(upper):
        found = frozenset(code for code in book if code.startswith(upper))
        if found or upper in FAMILIES:
            return found
    lower = selector.lower()
    found = frozenset(
        code for code, rule in book.items() if f"{rule.name}-".startswith(f"{lower}-")
    )
    if not found or not lower:
        raise UnknownRuleError(selector, book)
    return found


def selected_codes(
    choices: Iterable[Choice], book: Mapping[str, Rule], preview: bool = False
) -> frozenset[str]:
    """Codes of the rules that are on after `choices`, later ones overruling earlier.

    Within one choice the more exact selector wins, and `ignore` wins over
    `select` where both are as exact. A rule in preview is on only with
    `preview`, or when its own code or name is selected.

    Raises:
        UnknownRuleError: a selector fits no rule.
    """
    on = {code for code, rule in book.items() if preview or not rule.preview}
    for choice in choices:
        if choice.select is not None:
            on = set(_ALWAYS_ON) & set(book)
        ranked = [
            *((_exactness(s, book), 0, s) for s in (*(choice.select or ()), *choice.extend_select)),
            *((_exactness(s, book), 1, s) for s in choice.ignore),
        ]
        for exactness, ignored, selector in sorted(ranked):
            codes = codes_of(selector, book)
            if ignored:
                on -= codes
            else:
                on |= {c for c in codes if preview or exactness == _EXACT or not book[c].preview}
    return frozenset(on)


def only_in_preview(selectors: Iterable[str], book: Mapping[str, Rule]) -> list[str]:
    """Those of `selectors` that choose nothing without `preview`."""
    return [
        selector
        for selector in selectors
        if _exactness(selector, book) < _EXACT
        and all(book[code].preview for code in codes_of(selector, book))
    ]


def _exactness(selector: str, book: Mapping[str, Rule]) -> int:
    """How much a selector narrows down: 0 for `ALL`, 9 for one rule's code or name."""
    upper, lower = selector.upper(), selector.lower()
    if upper == "ALL":
        return 0
    if upper in book or any(rule.name == lower for rule in book.values()):
        return _EXACT
    return len(upper) - 1 if _CODE.fullmatch(upper) else 1 + lower.count("-")
