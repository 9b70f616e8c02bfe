"""The examples of the rule book as notes, and what the rules find in them."""

import codecs
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import PurePath

from notelint.findings.finding import Applicability, Finding
from notelint.findings.suppressing import suppress
from notelint.note.dialect import COMMONMARK, GFM, KRAMDOWN, Dialect
from notelint.note.files import Files
from notelint.note.note import Note
from notelint.note.site import Site
from notelint.note.source import Source
from notelint.rulebook.book import load_book, page_text
from notelint.rulebook.message import message_of
from notelint.rulebook.page import Example, parse_examples
from notelint.rulebook.rule import Rule
from notelint.run.check_note import check_note
from tests.fixes import with_fixes

DIALECTS = {
    "kramdown": KRAMDOWN,
    "commonmark": COMMONMARK,
    "gfm": GFM,
    "docusaurus": Dialect(site="docusaurus"),
    "hugo": Dialect(site="hugo"),
}


def examples_of(rule: Rule) -> Iterator[Example]:
    """The examples on the page of `rule`."""
    return parse_examples(page_text(rule), rule.page)


def all_examples() -> Iterator[tuple[Rule, Example]]:
    """Every example with the rule on whose page it stands."""
    return ((rule, example) for rule in load_book().values() for example in examples_of(rule))


def note_of(example: Example, text: str | None = None, dialect: Dialect | None = None) -> Note:
    """The note of an example; with another `text` or dialect, if given."""
    words = (word for word in example.settings if word in DIALECTS)
    path, files, encoding = (_setting(example, name) for name in ("path", "files", "encoding"))
    bom = codecs.BOM_UTF8 if encoding == "utf-8-sig" else b""
    text = example.text if text is None else text
    site = Site(Files(files.split(","))) if files else Site()
    if example.original is not None:
        original = example.original.encode()
        text = text.replace("sha256:original", f"sha256:{sha256(original).hexdigest()}")
        site = site._replace(read={"a.md": original}.get)
    source = Source(
        text,
        PurePath(path) if path else None,
        "utf-8" if bom else encoding or "utf-8",
        bom,
    )
    return Note(source, dialect or DIALECTS[next(words, "gfm")], site)


def _setting(example: Example, name: str) -> str | None:
    """What follows `name=` among the words on the fence."""
    found = (word.partition("=") for word in example.settings)
    return next((value for key, _, value in found if key == name), None)


def findings_in(note: Note, rule: Rule, example: Example) -> list[Finding]:
    """What the default rules and `rule` find: an example must not trip another rule either."""
    codes = {r.code for r in load_book().values() if not r.preview} | {rule.code}
    return suppress(note, check_note(note, codes, {rule.code: example.options}), codes).findings


def fixed_text(rule: Rule, example: Example, text: str) -> str:
    """`text`, read as the example's is, with the fixes of `rule` made that may be applied."""
    return with_fixes(
        text,
        (
            finding
            for finding in findings_in(note_of(example, text), rule, example)
            if finding.code == rule.code
            and finding.fix
            and finding.fix.applicability is not Applicability.DISPLAY
        ),
    )


_SLOT = re.compile(r"\{(\w+)")


def assert_has_message(finding: Finding) -> None:
    """Fail unless the page of its rule has the finding's message, and the finding all it names."""
    rule = load_book()[finding.code]
    assert finding.variant in rule.messages, finding
    for language in ("en", "ko"):
        slots = set(_SLOT.findall(rule.messages[finding.variant][language]))
        assert slots <= set(finding.values), finding
        assert message_of(rule, finding.variant, finding.values, language)
