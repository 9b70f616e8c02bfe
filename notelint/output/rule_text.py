"""A rule's page in one language, as Markdown."""

import re

from notelint.lazy import regex
from notelint.output.words import APPLICABILITIES, SEVERITIES
from notelint.rulebook.book import page_text
from notelint.rulebook.message import with_slots_named
from notelint.rulebook.page import split_page
from notelint.rulebook.rule import Rule

_KOREAN = "한국어"
_SECTION = regex(r"^## (.+)$", re.M)


def rule_text(rule: Rule, language: str) -> str:
    """The facts about a rule, its explanation, and its examples."""
    return f"{_facts(rule, language)}\n\n{_text(rule, language)}"


def _facts(rule: Rule, language: str) -> str:
    """Severity, fix, version and messages of a rule, as a list."""
    words = {
        "en": ("severity", "fix", "preview: off unless asked for", "since", "option", "default"),
        "ko": ("심각도", "고침", "미리 보기: 따로 켜야 함", "추가된 버전", "설정", "기본값"),
    }[language]
    facts = [f"{words[0]}: {SEVERITIES[language][rule.severity]}"]
    if rule.fix != "none":
        kind = next(k for k in APPLICABILITIES[language] if k == rule.fix)
        facts.append(f"{words[1]}: {APPLICABILITIES[language][kind]}")
    facts += [words[2]] if rule.preview else []
    facts.append(f"{words[3]}: {rule.since}")
    for name, schema in rule.options.items():
        about = schema.get("description", "")
        facts.append(f"{words[4]} `{name}`: {about} ({words[5]}: `{schema['default']!r}`)")
    facts += [f"“{with_slots_named(message[language])}”" for message in rule.messages.values()]
    return "\n".join(f"- {fact}" for fact in facts)


def _text(rule: Rule, language: str) -> str:
    """The page's explanation in one language, then its examples."""
    _, body = split_page(page_text(rule), rule.page)
    sections = _SECTION.split(_without_title(body))
    kept = [sections[0]]
    for heading, text in zip(sections[1::2], sections[2::2], strict=True):
        if heading == "Examples":
            # What follows may hold headings of the examples' own notes.
            return "".join(kept) + body[body.index("\n## Examples\n") + 1 :]
        if (heading == _KOREAN) == (language == "ko"):
            kept.append(text.lstrip("\n") if heading == _KOREAN else f"## {heading}{text}")
    return "".join(kept)


def _without_title(body: str) -> str:
    return re.sub(r"\A\s*# .*\n+", "", body)
