"""How to write emphasis so that every renderer shows it."""

from notelint.checks.emphasis_runs import DeadPair, Side, side
from notelint.lazy import regex

_BRACKETS = {"(": ")", "[": "]", "{": "}", "（": "）"}
_QUOTES = {
    **_BRACKETS,
    '"': '"',
    "'": "'",
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
}
# Marks that end a phrase and need not be bold. Not `%`, `+`, `#`: they belong to the word (`C++`).
_TRAILING = regex(r"[:.,;?!…~]+$")
# `O(n)`, `fit()`: name and bracket are one word, of which no half is bold alone.
_CALL = regex(r"[A-Za-z_]\w*\((?:[a-z0-9]{1,3}(?:, ?[a-z0-9]{1,3})*)?\)$")
_LINK = regex(r"\[([^\[\]]+)\](\([^()\s]+\)|\[[^\[\]]*\])")
_TAGS = {"*": ("<em>", "</em>"), "**": ("<strong>", "</strong>")}
_TAGS["***"] = ("<strong><em>", "</em></strong>")
_TAGS |= {"_": _TAGS["*"], "__": _TAGS["**"]}


def as_tag(marker: str, content: str) -> str:
    """`content` in the HTML element that `marker` stands for."""
    start, end = _TAGS[marker]
    return f"{start}{content.strip()}{end}"


def rewritten(text: str, pair: DeadPair, marker: str) -> str:
    """The emphasis at `pair` with the same visible text, in a form that all renderers agree on.

    The markers move inside a bracket or before it (`**용어**(term)는`,
    `"**인용**"은`); where that cannot help, HTML tags take their place.
    """
    start, end = pair.content
    content = text[start:end]
    before = text[start - len(marker) - 1 : start - len(marker)]
    after = text[end + len(marker) : end + len(marker) + 1]
    marker = marker.replace("_", "*")
    for prefix, inner, suffix in _candidates(content):
        if _alive(before + prefix, inner, suffix + after):
            return f"{prefix}{marker}{inner}{marker}{suffix}"
    return as_tag(marker, content)


# A particle or ending is part of the bold word, so that no space goes between.
_PARTICLE = regex(
    r"(?:은|는|이|가|을|를|의|에|와|과|도|로|으로|만|라|이라|란|이란|며|이며|부터|까지|보다|처럼|인|이다|입니다)"
    r"(?![가-힣]{3})"
)


_WORD = regex(r"[\w\"'“‘(\[「『《]")


def without_inner_spaces(text: str, pair: DeadPair, marker: str) -> str:
    """The emphasis at `pair` without spaces inside its markers.

    A space that parted two words moves outside.
    """
    content, inner = text[slice(*pair.content)], text[slice(*pair.content)].strip()
    start, end = pair.span
    left = " " if content[0].isspace() and pair.opener.before is Side.LETTER else ""
    parted = _WORD.match(text, end) and not _PARTICLE.match(text, end)
    right = " " if content[-1].isspace() and parted else ""
    if _alive(left or text[start - 1 : start], inner, right or text[end : end + 1]):
        return f"{left}{marker}{inner}{marker}{right}"
    return f"{left}{as_tag(marker, inner)}{right}"


def _candidates(content: str) -> list[tuple[str, str, str]]:
    """What may stand before, between and after the markers instead, best first."""
    found = [("", content, "")]
    link = _LINK.fullmatch(content)
    if link:
        found.append(("[", link[1], f"]{link[2]}"))
    if _QUOTES.get(content[0]) == content[-1] and len(content) > 2:
        found.append((content[0], content[1:-1], content[-1]))
    opening = _opening_of_last_bracket(content)
    if opening > 0 and not _CALL.search(content):
        head = content[:opening].rstrip()
        found.append(("", head, content[len(head) :]))
    closing = _closing_of_first_bracket(content)
    if closing:
        tail = content[closing:].lstrip()
        found.append((content[: len(content) - len(tail)], tail, ""))
    trailing = _TRAILING.search(content)
    if trailing and trailing.start():
        found.append(("", content[: trailing.start()], trailing[0]))
    return found


def _alive(before: str, inner: str, after: str) -> bool:
    """Whether markers around `inner` open and close by CommonMark's flanking rules."""
    if not inner or inner != inner.strip() or inner[0] in "*_" or inner[-1] in "*_\\":
        return False
    if not any(char.isalnum() for char in inner):
        return False
    first, last = side(inner[0]), side(inner[-1])
    opens = first is not Side.PUNCTUATION or side(before[-1:]) is not Side.LETTER
    closes = last is not Side.PUNCTUATION or side(after[:1]) is not Side.LETTER
    return opens and closes


def _opening_of_last_bracket(content: str) -> int:
    """Where the bracket opens that closes at the end of `content`; -1 if there is none."""
    closer = content[-1]
    opener = next((opener for opener, end in _BRACKETS.items() if end == closer), "")
    if not opener or (closer == ")" and "](" in content):
        return -1
    depth = 0
    for index in range(len(content) - 1, -1, -1):
        depth += (content[index] == closer) - (content[index] == opener)
        if not depth:
            return index
    return -1


def _closing_of_first_bracket(content: str) -> int:
    """Where the bracket ends that opens `content`; 0 if there is none."""
    closer = _BRACKETS.get(content[0], "")
    if not closer or "](" in content:
        return 0
    depth = 0
    for index, char in enumerate(content):
        depth += (char == content[0]) - (char == closer)
        if not depth:
            return index + 1
    return 0
