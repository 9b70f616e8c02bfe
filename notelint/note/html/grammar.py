"""What each renderer takes for a tag.

Every pattern is possessive where it could try again, and no two attempts run
through the same quoted value, so that all are linear.
"""

import re
from typing import NamedTuple

from notelint.lazy import regex
from notelint.note.markdown.kramdown_tags import CLOSE_TAG, OPEN_TAG

_ESCAPE_OR_START = regex(r"\\.|<(?=[^\W\d]|[/!?])", re.S)
_START = regex(r"<(?=[^\W\d]|[/!?])")


class Grammar(NamedTuple):
    """`tag` matches a whole opening or closing tag, `start` where one may begin.

    `raw_start` is `start` where a backslash escapes nothing.

    `comments` are the comments, declarations and instructions it knows: how
    they begin and end, and how many characters of the beginning the end may
    not use. `inline_only` says that the opening tags of block elements are
    text.
    """

    tag: re.Pattern[str]
    start: re.Pattern[str]
    comments: tuple[tuple[str, str, int], ...]
    raw_start: re.Pattern[str] = _START
    inline_only: bool = False


# CommonMark 0.31.2, 6.6 "Raw HTML".
_COMMONMARK_TAG = regex(
    r"""<(?:
      [A-Za-z][A-Za-z0-9-]*+
      (?: \s++ [A-Za-z_:][\w.:-]*+ (?: \s*+ = \s*+ (?: [^\s"'=<>`]++ | "[^"]*+" | '[^']*+' ) )?+ )*+
      \s*+ /?+ >
      | / [A-Za-z][A-Za-z0-9-]*+ \s*+ > )""",
    re.X | re.A,
)

# HTML Living Standard, 13.2.5 "Tokenization", but for a `<` inside a tag, which no author means.
_BROWSER_TAG = regex(
    r"""</?+ [A-Za-z] [^\s/><]*+ (?: = \s*+ "[^"]*+" | = \s*+ '[^']*+' | [^<>] )*+ >""", re.X
)

_KRAMDOWN_TAG = regex(f"{OPEN_TAG}|{CLOSE_TAG}")

# `<!-->` is a whole comment for CommonMark and browsers, not for kramdown.
_ALL_COMMENTS = (("<!--", "-->", 2), ("<![CDATA[", "]]>", 9), ("<!", ">", 2), ("<?", "?>", 2))
_KRAMDOWN_COMMENT = ("<!--", "-->", 4)

COMMONMARK = Grammar(_COMMONMARK_TAG, _ESCAPE_OR_START, _ALL_COMMENTS)
"""In the text of a CommonMark paragraph."""

BROWSER = Grammar(_BROWSER_TAG, _START, _ALL_COMMENTS)
"""In an HTML block that CommonMark hands through as it is."""

KRAMDOWN = Grammar(_KRAMDOWN_TAG, _ESCAPE_OR_START, (_KRAMDOWN_COMMENT,), inline_only=True)
"""In the text of a kramdown paragraph."""

KRAMDOWN_RAW = Grammar(_KRAMDOWN_TAG, _START, (_KRAMDOWN_COMMENT, ("<?", "?>", 2)))
"""In an HTML block of kramdown, where a backslash escapes nothing."""
