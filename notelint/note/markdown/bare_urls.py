"""URLs and email addresses written without brackets (GFM, section 6.9)."""

from notelint.lazy import regex

# A URL may follow anything but an ASCII letter; `www.` only a space, a delimiter or `(`.
BARE_URL_START = r"(?:(?<![A-Za-z])https?://|(?<![^\s*_~(])www\.)(?=[^\s<])"

_URL = regex(r"[^\s<]+")
# No more than a domain can have (RFC 1035, section 2.3.4), so that a try costs little.
_DOMAIN = regex(r"(?:https?://|(?=www\.))([\w.-]{1,255})")
_ENTITY_END = regex(r"&[A-Za-z0-9]+;$")
_EMAIL = regex(r"(?<![A-Za-z0-9.+_-])[A-Za-z0-9.+_-]+@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+(?<![-_])")


def bare_url_end(source: str, start: int) -> int | None:
    """Where the URL that begins at `start` ends, or None if its domain is none.

    Trailing punctuation, closing parentheses without their openers and a
    trailing entity do not belong to it.
    """
    domain = _DOMAIN.match(source, start)
    if domain is None or not domain[1].strip("."):
        return None
    if any("_" in part for part in domain[1].rsplit(".", 2)[-2:]):
        return None
    match = _URL.match(source, start)
    end = match.end() if match else start
    excess = source.count(")", start, end) - source.count("(", start, end)
    while end > start:
        last = source[end - 1]
        if last == ")" and excess > 0:
            excess -= 1
        elif last == ";" and (entity := _ENTITY_END.search(source[max(start, end - 40) : end])):
            end -= len(entity[0]) - 1
        elif last not in "?!.,:*_~'\"":
            break
        end -= 1
    return end


def find_emails(text: str) -> list[tuple[int, int]]:
    """The ranges of email addresses in a text."""
    return [match.span() for match in _EMAIL.finditer(text)] if "@" in text else []
