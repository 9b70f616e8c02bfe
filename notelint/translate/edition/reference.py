"""What an edition says of its source: where it is, which bytes it had, what translated it.

In front matter these are the keys `translation_of` and `translation_source`,
each on a line of its own; a note without front matter has both in an HTML
comment on a line of its own: its last one (its first, where the last would be
code), until people add others.
"""

import json
import re
from hashlib import sha256
from typing import NamedTuple

from notelint.lazy import regex
from notelint.note.dialect import GFM, Dialect
from notelint.note.front_matter.locate import find_block

OF, SOURCE = "translation_of", "translation_source"

# As `in_front_matter` and `as_comment` write them, and as a person may tidy them: other quotes,
# other spacing.
_LINE = regex(rf"(?:^|(?<=\r))[ \t]*[\"']?({OF}|{SOURCE})[\"']?[ \t]*[:=][ \t]*([^\r\n]*)", re.M)
_FENCE = regex(r"^ {0,3}(`{3,}|~{3,})(.*)$", re.M)
_COMMENT = regex(
    rf'(?:\A|(?<=[\r\n]))[ \t]*<!--[ \t]*{OF}="([^"\r\n]*)"[ \t]+{SOURCE}="([^"\r\n]*)"'
    r"[ \t]*-->[ \t]*(?=[\r\n]|\Z)"
)
_FACTS = regex(
    r"sha256:(?P<sha256>[0-9a-f]{64}) engine:(?P<engine>\S+)"
    r"(?: settings:(?P<settings>[0-9a-f]+))?(?P<bilingual> form:bilingual)?"
    r"(?: written:(?P<written>[0-9a-f]+))?"
)
_WRITTEN = regex(r" written:[0-9a-f]{16}")
_UNSURE_IN_COMMENT = regex(r'[%"<>&\x00-\x1f\x7f\x85]|(?<=-)-')
_ENCODED = regex(r"%([0-9A-F]{2})")
_ODD_IN_ENGINE = regex(r"[^\w.+@/-]+")


class Reference(NamedTuple):
    """The source of an edition.

    `path` is that of the source, relative to the edition's folder, with `/`;
    `sha256` the hash of its bytes; `engine` the engine's name and what
    tells its models apart, without spaces; `settings` a hash of what else
    decides what the edition looks like; `written` that of the edition's text
    as it was written (`digest`), so that a person's edits are noticed.
    `bilingual` tells a note in both languages from an English edition.
    """

    path: str
    sha256: str
    engine: str
    settings: str = ""
    written: str = "0" * 16
    bilingual: bool = False

    @property
    def facts(self) -> str:
        """The value of `translation_source`."""
        told = f"sha256:{self.sha256} engine:{_ODD_IN_ENGINE.sub('-', self.engine)}"
        told += f" settings:{self.settings}" if self.settings else ""
        told += " form:bilingual" if self.bilingual else ""
        return f"{told} written:{self.written}"

    def in_front_matter(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """Both keys with their values."""
        return (OF, self.path), (SOURCE, self.facts)

    def as_comment(self) -> str:
        """Both in an HTML comment, in one line."""
        path = _UNSURE_IN_COMMENT.sub(lambda found: f"%{ord(found[0]):02X}", self.path)
        return f'<!-- {OF}="{path}" {SOURCE}="{self.facts}" -->'


def find_reference(text: str, dialect: Dialect = GFM) -> Reference | None:
    """The reference in the text of an edition; None where the note is nobody's edition.

    Nothing is parsed: this is asked of every note of a run.
    """
    if SOURCE not in text:
        return None
    if block := find_block(text, dialect):
        found = _keys(text[block.span.start : block.span.end], block.kind)
        if OF in found and SOURCE in found:
            return _reference(found[OF], found[SOURCE])
    # People may have added lines behind the last one.
    comments = list(_COMMENT.finditer(text))
    if comments and not _in_fence(text, comments[-1].start()):
        path = _ENCODED.sub(lambda code: chr(int(code[1], 16)), comments[-1][1])
        return _reference(path, comments[-1][2])
    return None


def _in_fence(text: str, at: int) -> bool:
    """Whether the line at `at` is in a code fence: an edition shown, not one (CommonMark 4.5).

    A fence that is never closed holds nothing: renderers differ over those.
    """
    opened: re.Match[str] | None = None
    for line in _FENCE.finditer(text):
        if opened is None:
            if line.start() > at:
                break
            opened = line
        elif line[1].startswith(opened[1]) and not line[2].strip():
            if opened.start() < at < line.start():
                return True
            opened = None
    return False


def signed(text: str) -> str:
    """`text`, an edition with `written:0000...`, with the digest of what it holds."""
    return text.replace(f" written:{'0' * 16}", f" written:{digest(text)}", 1)


def as_written(text: str, reference: Reference) -> bool:
    """Whether nobody has changed the edition `text` since it was written."""
    return digest(text) == reference.written


def digest(text: str) -> str:
    """16 hexadecimal digits for the text of an edition, its own digest left out."""
    plain = _WRITTEN.sub(" written:", text, count=1)
    return sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _reference(path: str, facts: str) -> Reference | None:
    told = _FACTS.fullmatch(facts)
    if not told or not path:
        return None
    return Reference(
        *(path, told["sha256"], told["engine"], told["settings"] or "", told["written"] or ""),
        bilingual=bool(told["bilingual"]),
    )


def _keys(head: str, kind: str) -> dict[str, str]:
    """The keys of the reference in a block."""
    if kind != "json":
        return {match[1]: _plain(match[2].strip()) for match in _LINE.finditer(head)}
    try:
        block = json.loads(head)
    except (ValueError, RecursionError):
        return {}
    keys = block if isinstance(block, dict) else {}
    return {key: str(keys[key]) for key in (OF, SOURCE) if key in keys}


def _plain(value: str) -> str:
    """A value without its quotes."""
    if value.startswith('"'):
        try:
            return str(json.loads(value))
        except ValueError:
            return ""
    return value.strip("'")
