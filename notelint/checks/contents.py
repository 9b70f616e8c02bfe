"""The table of contents of the checks: which module serves which rules, and when it has work.

A run imports a module only when one of its rules is on and a note holds one
of its signs. Most notes need half of the modules, and importing all of them
takes longer than checking a note.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from notelint.checks.registry import Check, checks_in
from notelint.lazy import regex

ODD = "odd characters"
"""A sign that stands for what `_ODD` finds."""

EDITION = "translation_source"
"""The key with which an English edition says what it was made of."""

# Control characters, spaces of other widths, characters without width, conjoining jamo.
_ODD = regex(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u1100-\u11ff\u180e\u2000-\u200f\u2028-\u202f"
    "\u205f-\u206f\u3000\u3164\ufeff\uffa0\ufffd]"
)


class Topic(NamedTuple):
    """The rules of one module.

    Where a note holds none of `signs`, the module finds nothing in it; no
    signs mean that any note may concern it.
    """

    codes: tuple[str, ...]
    signs: tuple[str, ...]
    load: Callable[[], Sequence[Check]]

    def concerns(self, signs: frozenset[str]) -> bool:
        """Whether a note that holds `signs` may have findings."""
        return not self.signs or not signs.isdisjoint(self.signs)


def _topic(module: str, codes: str, *signs: str) -> Topic:
    return Topic(tuple(codes.split()), signs, lambda: checks_in(f"notelint.checks.{module}"))


TOPICS = (
    _topic("characters_file", "CH106 CH107"),
    _topic("characters_hangul", "CH101", ODD),
    _topic("characters_hidden", "CH102 CH104 CH105", ODD),
    _topic("characters_spaces", "CH103", ODD),
    _topic("front_matter_dates", "FM110 FM114"),
    _topic("front_matter_keys", "FM104 FM105"),
    _topic("front_matter_lists", "FM108 FM109"),
    _topic("front_matter_place", "FM102 FM103"),
    _topic("front_matter_syntax", "FM101"),
    _topic("front_matter_titles", "FM111 FM112 FM113"),
    _topic("front_matter_values", "FM106 FM107"),
    _topic("spacing", "KO101 KO102 KO103"),
    _topic("spacing_apart", "KO104 KO105"),
    _topic("spacing_together", "KO106"),
    _topic("josa.after_hangul", "KO201 KO202"),
    _topic("josa.after_latin", "KO203 KO204"),
    _topic("josa.apart", "KO205 KO206"),
    _topic("links_references", "LK101 LK102", "["),
    _topic("links", "LK103 LK104 LK105 LK106 LK107", "[", "<"),
    _topic("bare_urls", "LK108", "://", "www."),
    _topic("emphasis", "MK101 MK102 MK103 MK104 MK105", "*", "_"),
    _topic("emphasis_uneven", "MK105", "*"),
    _topic("emphasis_backticks", "MK106", "`"),
    _topic("half_links", "LK106 MK201 MK202 MK203 MK204 MK205", "[", "]"),
    _topic("html_tags", "NE101 NE102 NE103 NE104", "<"),
    _topic("html_void", "NE105", "<"),
    _topic("html_blocks", "NE106", "<"),
    _topic("html_words", "NE107", "<"),
    _topic("html_markdown", "NE108 NE109 NE602", "<"),
    _topic("html_shown", "NE110", "<"),
    _topic("headings", "NE201 NE202 NE203"),
    _topic("labels", "NE204"),
    _topic("lists", "NE211 NE212 NE213"),
    _topic("list_markers", "NE214 NE215 NE216"),
    _topic("fences", "NE221 NE222 NE223 NE224 NE225", "```", "~~~"),
    _topic("quotes", "NE231 NE232"),
    _topic("tables", "NE301 NE302 NE303 NE304 NE305", "|"),
    _topic("math", "NE401 NE402 NE403 NE404", "$", "\\"),
    _topic("liquid", "NE501 NE502 NE504", "{{", "{%"),
    _topic("liquid_text", "NE503", "{{", "{%"),
    _topic("details", "NE601", "<"),
    _topic("callouts", "NE603", "[!"),
    _topic("attribute_lists", "NE604", "{:", "{ :", "{.", "{#"),
    _topic("containers", "NE605", ":::"),
    _topic("suppressions", "NL010 NL011", "notelint-"),
    _topic("outline", "NE701 NE702", "\n: ", "\r: ", ": : "),
    _topic("translations.state", "TR101", EDITION),
    _topic("translations.missing", "TR102"),
    _topic("translations.by_hand", "TR107"),
    _topic("translations.terms", "TR211", EDITION),
    _topic("translations.structure", "TR103 TR104 TR105 TR106", EDITION),
    _topic(
        "translations.sentences",
        "TR201 TR202 TR203 TR204 TR205 TR206 TR207 TR209 TR210",
        EDITION,
    ),
    _topic("typos.korean_words", "TY101"),
    _topic("typos.english_words", "TY102"),
    _topic("typos.stray_letters", "TY103"),
    _topic("typos.doubled_words", "TY104"),
    _topic("typos.slips", "TY105 TY203"),
    _topic("typos.wrong_mode", "TY106"),
    _topic("typos.listed", "TY111 TY202"),
    _topic("typos.loanwords", "TY201"),
)

# By their first characters: one is found to be missing sooner than many signs that begin with it.
_SIGNS: dict[str, set[str]] = {}
for _sign in {sign for topic in TOPICS for sign in topic.signs} - {ODD}:
    _SIGNS.setdefault(_sign[0], set()).add(_sign)


def signs_in(text: str) -> frozenset[str]:
    """The signs of all topics that are in `text`."""
    begun = (signs for first, signs in _SIGNS.items() if first in text)
    found = {sign for signs in begun for sign in signs if sign in text}
    if _ODD.search(text):
        found.add(ODD)
    return frozenset(found)


def all_checks() -> tuple[Check, ...]:
    """Every check, its module imported."""
    return tuple(check for topic in TOPICS for check in topic.load())
