"""Words of running text that are no language: URLs, paths, escapes, attribute lists, shortcodes."""

import re

from notelint.lazy import regex
from notelint.note.prose.model import MARKUP, OBJECT

_EXTENSIONS = (
    "md|markdown|txt|py|ipynb|js|jsx|ts|tsx|mjs|vue|java|kt|kts|scala|go|rs|rb|php|cs|cpp|cc|hpp|"
    "html?|css|scss|sass|json|ya?ml|toml|xml|csv|tsv|sql|sh|bash|bat|ps1|exe|dll|jar|war|class|"
    "zip|tar|gz|rar|png|jpe?g|gif|svg|webp|bmp|ico|pdf|docx?|pptx?|xlsx?|hwp|mp[34]|wav|avi|mov|"
    "ini|conf|cfg|log|env|lock|gradle|properties|pth|pkl|npy|onnx|tfrecord"
)
# A URL ends at a space or bracket; Hangul belongs to it only after one of its separators,
# so that the particle of `https://example.org를` is prose.
_URL = r"(?:https?|ftp|file)://(?:[^\s<>()\"'`가-힣\ufffc\u2060]|(?<=[/=#%?&_+-])[가-힣]+|\([\w.~%-]*\))*"
_EMAIL = r"(?<![\w.+-])[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
_WINDOWS_PATH = r"(?<![A-Za-z0-9])[A-Za-z]:\\[^\s가-힣\"'<>|*?\ufffc]*"
_PATH = (
    r"(?<![\w/.~\\:>%@+*-])(?:"
    r"(?:~|\.{1,2})?/(?:[A-Za-z0-9_.@%+*-]+/)*[A-Za-z0-9_.@%+*-]*[A-Za-z0-9_*]/?"
    r"|(?:[A-Za-z0-9_.@-]+/)+[A-Za-z0-9_.@-]*\.[A-Za-z0-9]{1,8}(?![A-Za-z0-9])"
    # `Node.js` and `Vue.js` are names that a reader reads.
    rf"|(?![A-Z][a-z]+\.js(?![A-Za-z0-9_]))[A-Za-z0-9_][A-Za-z0-9_.-]*\.(?:{_EXTENSIONS})(?![A-Za-z0-9_.]\w)"
    rf"|\*\.(?:{_EXTENSIONS})(?![A-Za-z0-9_])"
    r")"
)
_OPAQUE = "|".join(
    [
        _URL,
        _EMAIL,
        _WINDOWS_PATH,
        r"\{\{[^{}\n]*\}\}|\{%[^%\n]*%\}",  # template tags where no Liquid runs
        r"\{[:#.][^{}\n]*\}",  # kramdown attribute lists, `{#id}`, `{.class}`
        r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});",
        r"\\[A-Za-z]+",  # `\n`, `\d`, TeX commands outside of math
        r"\[\^[^\]\s]{1,40}\]",  # footnote labels and classes of regular expressions
        r"\[![A-Za-z]+\]",  # the kind of a callout
        r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])",
        _PATH,
    ]
)
# ASCII punctuation after a backslash (CommonMark 0.31.2, section 2.4).
_ESCAPE = r"\\(?=[!-/:-@\[-`{-~])"
_MASKED = regex(rf"(?P<escape>{_ESCAPE})|(?P<opaque>{_OPAQUE})")
# What every opaque word holds; few words do. Looking for it first is ten times as fast as
# trying each alternative of `_MASKED` at every character.
_SIGN = regex(
    r"\\(?=[!-~])|/(?=[A-Za-z0-9_.~*%@+-])|\.(?=[A-Za-z0-9/])|:(?=[a-z/\\])|@(?=[A-Za-z0-9])"
    r"|&(?=[#A-Za-z])|\{(?=[{%:#.])|\[(?=[\^!])"
)
_LINE_END = regex(r"[\r\n]|\Z")
_WORD_END = regex(r"[ \r\n]|\Z")
# `: : text`: the outline of definition lists, whose colons are markers.
_COLON = regex(r":[ \t]")
_LINE_FEED = regex(r"\n")
_COLONS = regex(r"^(?P<head>[ \t\ufffc]*)(?P<colons>(?::[ \t]+)+)", re.M)


def mask_opaque_words(text: str) -> str:
    """`text`, painted already, with opaque words and colon markers masked."""
    out: list[str] = []
    at = 0
    while sign := _SIGN.search(text, at):
        # The word that the sign is in: only what begins with a brace goes on over spaces.
        before = text[at : sign.start()]
        start = at + max(before.rfind("\n"), before.rfind(" ")) + 1
        end = _end(_WORD_END, text, sign.end())
        if text.find("{", sign.start(), end) >= 0:
            end = _end(_LINE_END, text, end)
        out += (text[at:start], _MASKED.sub(_mask, text[start:end]))
        at = end
    return _mask_colons("".join(out) + text[at:])


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.search(text, start)
    return match.start() if match else len(text)


def _mask(match: re.Match[str]) -> str:
    return MARKUP if match["escape"] else OBJECT * len(match[0])


def _mask_colons(text: str) -> str:
    out: list[str] = []
    at = 0
    while colon := _COLON.search(text, at):
        line = text.rfind("\n", at, colon.start()) + 1 or at
        match = _COLONS.match(text, line)
        end = match.end() if match else _end(_LINE_FEED, text, colon.end())
        out.append(text[at:end] if match is None else text[at:line] + _masked_colons(match))
        at = end
    return "".join(out) + text[at:]


def _masked_colons(match: re.Match[str]) -> str:
    return match["head"] + match["colons"].replace(":", OBJECT)
