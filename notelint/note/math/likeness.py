r"""Whether what stands between two delimiters is math, or a price, a variable, a sentence.

MathJax takes any text between `$` and `$`; notes also hold `$conn`, `$HOME/bin`,
"$5", anchors of regular expressions (`^a$`) and Make's `$@`. The tests below
were drawn from 31,000 `$` pairs in notes: what they refuse stays text.
"""

import re

from notelint.lazy import regex

_HANGUL = regex(r"[가-힣ㄱ-ㆎ]")
# Words inside these commands are text within math, so they say nothing against it.
_TEXT_COMMAND = regex(
    r"\\(?:text\w*|math(?:rm|bf|it|sf|tt)|operatorname\*?|mbox|hbox|tag)\s*\{[^{}]*\}"
)
_COMMAND = regex(r"\\[A-Za-z]|\\[\\,;:! {}|#%&]")
_TEX = regex(r"\\|[\^_{=]")
_HANGUL_WORDS = regex(r"[가-힣][ \t]+[가-힣]")
# Runs of words without a command: four of Korean, five of English.
_SENTENCE = regex(
    r"(?<![가-힣])(?:[가-힣]+[^\s\\가-힣]{0,3}[ \t]+){3}[가-힣]"
    r"|(?<![\\A-Za-z{])(?:[A-Za-z]{2,}[,.]?[ \t]+){4}[A-Za-z]{2}"
)
_LONG_WORD = regex(r"(?<![\\A-Za-z])[A-Za-z]{4,}")
# `${name}`, `$conn->`, `$a = 1;`, Make's `$@ :`. Subscripts make `${ab}_1` math.
_VARIABLE = regex(r"\{\w{2,}\}(?![_^])|[A-Za-z_]\w{2,}(?:->|::|\[['\"]|[ \t]*=[^=]*;)|[@?!]\s")
_HEADING = regex(r"^ {0,3}#{1,6}[ \t]", re.M)
_BLANK_LINE = regex(r"\n[ \t>]*\n")
_PIPE = regex(r"(?<!\\)\|")
_GROUP = regex(r"\([^()]*\)")
# What may come straight after a closing `$` of math is a particle, a sign, a space;
# after a `$` that opens a variable comes its name.
_NAME_START = regex(r"[A-Za-z0-9_({]")


def is_inline_math(content: str, after: str) -> bool:
    """Whether `content` between two single `$` is math; `after` is the character that follows.

    `content` has code and tags filled.
    """
    inner = content.strip()
    if not inner or "\ufffc" in content or "\ufffb" in content or _BLANK_LINE.search(content):
        return False
    tex = _TEX.search(inner) is not None
    opens_spaced, closes_spaced = content[0].isspace(), content[-1].isspace()
    if closes_spaced and not opens_spaced and (not tex or _NAME_START.match(after)):
        return False
    if opens_spaced and not tex and _LONG_WORD.search(inner):
        return False
    if "\n" in content and (not tex or (closes_spaced and opens_spaced)):
        return False
    if _VARIABLE.match(content):
        return False
    if _NAME_START.match(after) and not _closes_before_a_name(inner, tex):
        return False
    if inner[0] == "|" != inner[-1] or (inner[-1] == "|" != inner[0]):
        return False
    return _hangul_fits(content)


def is_display_math(content: str) -> bool:
    """Whether `content` between two `$$` is math and not the text between two formulas."""
    if not content.strip() or "\ufffb" in content or _HEADING.search(content):
        return False
    plain = _TEXT_COMMAND.sub("", content)
    return not any(
        _SENTENCE.search(line) and not _COMMAND.search(line) for line in plain.split("\n")
    )


def is_bracketed_math(content: str) -> bool:
    r"""Whether `content` between `\(` and `\)` is math: they are also escaped brackets."""
    if not content.strip() or "\ufffb" in content or "\ufffc" in content:
        return False
    plain = _TEXT_COMMAND.sub("", content)
    return bool(_TEX.search(content)) and not _HANGUL_WORDS.search(plain)


def _closes_before_a_name(inner: str, tex: bool) -> bool:
    """`$n$th` and `$3 = 4$bit`, but not `$HOME/bin:$PATH`."""
    return len(inner) <= 2 or (tex and (inner[-1].isalnum() or inner[-1] in "})'|"))


def _hangul_fits(content: str) -> bool:
    """Hangul inside `$`: a name or a label is math (`$P(간다|길)$`), a sentence is not."""
    if not _HANGUL.search(content):
        return True
    plain = _TEXT_COMMAND.sub("", content)
    if not _HANGUL.search(plain):
        return True
    if "\n" in plain or plain[0].isspace() or plain[-1].isspace():
        return False
    if _PIPE.search(_GROUP.sub("", plain)):
        return False  # two cells of a table, each with a `$`
    if _HANGUL_WORDS.search(plain):
        return bool(_COMMAND.search(plain)) and not _SENTENCE.search(plain)
    return "(" in plain or _TEX.search(plain) is not None or len(plain) <= 8
