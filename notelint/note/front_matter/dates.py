"""Dates as authors write them and site generators read them."""

from datetime import date

from notelint.lazy import regex

# Year first, as Ruby's Time.parse, Go and JavaScript all take it; a time may follow. `2024-1-2`,
# `2024. 1. 2` and `2024/01/02 09:00 +0900` are read by all that matter.
_DATE = regex(
    r"\s*(\d{4})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{1,2})(?!\d)"
    r"(?:(?:[Tt]|\s+)(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?)?"
)
_WORDS = regex(r"\s*[^\W\d][^\d{<%]*")


def read_date(text: str) -> date | None:
    """The day that `text` starts with; None if it has none, or an impossible one."""
    found = _DATE.match(text)
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def date_error(text: str) -> str | None:
    """What is impossible in a date of known form: "month", "day", "hour", "minute" or "second".

    "words" for a text without a digit, unless a template fills it in. None for
    a possible date and for any other text: renderers read more forms than are
    known here. `24:00` and a leap second are times (ISO 8601).
    """
    found = _DATE.match(text)
    if not found:
        return "words" if _WORDS.fullmatch(text) else None
    if not 1 <= int(found[2]) <= 12:
        return "month"
    if read_date(text) is None:
        return "day"
    limits = (("hour", found[4], 24), ("minute", found[5], 59), ("second", found[6], 60))
    return next((name for name, number, most in limits if number and int(number) > most), None)
