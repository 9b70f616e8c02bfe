"""Reading one page of the rule book: its facts, its text, its examples."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from notelint.lazy import regex
from notelint.rulebook.rule import Rule, Severity

_FACTS = {"code", "name", "severity", "fix", "preview", "since", "message", "messages", "options"}


class PageError(ValueError):
    """The page breaks the form that CONTRIBUTING.md sets."""


def parse_page(text: str, page: str) -> Rule:
    """The rule that the page at path `page` (below rules/) states.

    Raises:
        PageError: a fact is missing, unknown or of the wrong form.
    """
    head, _ = split_page(text, page)
    facts = _yaml(head)
    if unknown := set(facts) - _FACTS:
        raise PageError(f"{page}: unknown {', '.join(sorted(unknown))}")
    if missing := _FACTS - {"messages", "options", "preview"} - set(facts):
        raise PageError(f"{page}: missing {', '.join(sorted(missing))}")
    messages = {"": facts["message"], **facts.get("messages", {})}
    if any(set(message) != {"en", "ko"} for message in messages.values()):
        raise PageError(f"{page}: each message needs en and ko")
    if not page.endswith(f"/{facts['code']}-{facts['name']}.md"):
        raise PageError(f"{page}: the file name must be {facts['code']}-{facts['name']}.md")
    if facts["fix"] not in {"safe", "unsafe", "display", "none"}:
        raise PageError(f"{page}: fix is one of safe, unsafe, display, none")
    return Rule(
        code=facts["code"],
        name=facts["name"],
        severity=Severity(facts["severity"]),
        fix=facts["fix"],
        preview=facts.get("preview", False),
        since=str(facts["since"]),
        page=page,
        messages=messages,
        options=facts.get("options", {}),
    )


def split_page(text: str, page: str) -> tuple[str, str]:
    """The front matter and the body of a page."""
    parts = re.split(r"^---\n", text, maxsplit=2, flags=re.M)
    if len(parts) != 3 or parts[0]:
        raise PageError(f"{page}: no front matter")
    return parts[1], parts[2]


@dataclass(frozen=True, slots=True)
class Example:
    """A note of a page, with the findings it must give and, where given, its fixed text.

    `settings` are the words after `markdown` on its fence: a dialect
    (`kramdown`, `gfm`, `commonmark`, `docusaurus`, `hugo`), `path=...`, `files=...`
    (of the repository, with commas between), `encoding=...`, `escaped` (`\\uXXXX`
    stands for the character, in the fixed text too). `options` are the rule's
    where they are not the defaults. `original` is the note at `a.md` of which
    this one is the English edition.
    `findings` are lines such as `3:5-3:8 NE101` in order; empty for a note
    that must stay silent.
    """

    title: str
    text: str
    settings: tuple[str, ...]
    findings: tuple[str, ...]
    fixed: str | None
    options: Mapping[str, Any]
    original: str | None = None


# Fences of the examples are runs of tildes, longer than any inside them.
_FENCE = regex(r"^(~{3,})([^\n]*)\n(.*?)^\1$", re.M | re.S)
_TITLE = regex(r"^### (.+)$", re.M)


def parse_examples(text: str, page: str) -> Iterator[Example]:
    """The examples of a page, each below a `###` heading under `## Examples`."""
    _, _, examples = text.partition("\n## Examples\n")
    titles = list(_TITLE.finditer(_without_fences(examples)))
    for number, title in enumerate(titles):
        end = titles[number + 1].start() if number + 1 < len(titles) else len(examples)
        yield _example(title[1], examples[title.end() : end], page)


def _without_fences(text: str) -> str:
    """`text` with what stands in fences blanked, so that a `###` in an example is no title."""
    return _FENCE.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)


def _example(title: str, text: str, page: str) -> Example:
    note = fixed = original = None
    options: Mapping[str, Any] = {}
    settings: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    for fence in _FENCE.finditer(text):
        kind, *words = fence[2].split()
        if kind == "markdown":
            note, settings = fence[3], tuple(words)
        elif kind == "findings":
            findings = tuple(line for line in fence[3].splitlines() if line.strip())
        elif kind == "fixed":
            fixed = fence[3]
        elif kind == "original":
            original = fence[3]
        elif kind == "options":
            options = _yaml(fence[3])
        else:
            raise PageError(f"{page}: {title}: fence of unknown kind {kind}")
    if note is None:
        raise PageError(f"{page}: {title}: no note")
    if "escaped" in settings:
        note, fixed = _unescape(note), fixed and _unescape(fixed)
    return Example(title, note, settings, findings, fixed, options, original)


def _yaml(text: str) -> dict[str, Any]:
    import yaml

    read: dict[str, Any] = yaml.safe_load(text)
    return read


def _unescape(text: str) -> str:
    return re.sub(r"\\u([0-9A-Fa-f]{4})", lambda m: chr(int(m[1], 16)), text)
