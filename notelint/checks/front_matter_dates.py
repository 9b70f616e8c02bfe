"""The date in a note's front matter against its file name, and names that Jekyll skips."""

from collections.abc import Iterator
from datetime import date, timedelta

from notelint.checks.registry import Options, check
from notelint.findings.finding import Applicability, Finding, replace
from notelint.lazy import regex
from notelint.note.front_matter import Value
from notelint.note.front_matter.dates import read_date
from notelint.note.note import Note
from notelint.note.span import Span

# Jekyll::Document::DATE_FILENAME_MATCHER, for the name alone.
_POST_NAME = regex(r"(\d{2,4})-(\d{1,2})-(\d{1,2})-([^/]*)\.[^.]+")
_DATE_AT_START = regex(r"(\d{4})([-_. ]?)(\d{1,2})\2(\d{1,2})(?!\d)[-_. ]*")
_YEAR_AT_START = regex(r"(?:19[89]|20[0-3])\d")
# A slip in the year leaves the day about where it was: posts are dated some days before or after.
_SLIP = timedelta(days=31)
_YEAR = timedelta(days=300)


@check("FM110")
def date_conflict(note: Note, options: Options) -> Iterator[Finding]:
    """`date:` lies far from the date of the file name; Jekyll orders and links by `date:`.

    A few days apart is how notes are written. The wrong year is a slip; any
    other distance only where the option `days` asks for it.
    """
    value = note.front_matter.get("date")
    name = _POST_NAME.fullmatch(note.path.name) if note.path else None
    if not value or not name or len(name[1]) != 4:
        return
    told = read_date(note.source[value.span].strip("\"'"))
    named = read_date("-".join(name.groups()[:3]))
    if not told or not named or told == named:
        return
    values = {"date": told.isoformat(), "name": named.isoformat()}
    if _wrong_year(told, named):
        changed = note.front_matter.get("last_modified_at")
        last = read_date(note.source[changed.span].strip("\"'")) if changed else None
        if last and abs(last - named) < _YEAR and last < told:
            yield _year(note, value, told, named, values)  # no note is older than its changes
        else:
            start = note.text.index(str(told.year), value.span.start)
            yield Finding("FM110", Span(start, start + 4), values, "either")
    elif options["days"] and abs((told - named).days) >= options["days"]:
        yield Finding("FM110", value.span, values)


@check("FM114")
def skipped_name(note: Note) -> Iterator[Finding]:
    """A file in `_posts` whose name does not start with a date, which Jekyll passes over."""
    path = note.path
    if note.dialect.site != "jekyll" or not path or "_posts" not in path.parts[:-1]:
        return
    below = path.parts[path.parts.index("_posts") + 1 :]
    if any(part[0] in "._#~" for part in below) or path.stem.lower() in {"readme", "index"}:
        return  # Jekyll's EntryFilter passes over these too, as their names say
    name = _POST_NAME.fullmatch(path.name)
    if name:
        if note.front_matter.get("date") is None and not _is_day(*name.groups()[:3]):
            yield Finding("FM114", _top(note), {"name": path.name}, "impossible")
        return
    if not _YEAR_AT_START.match(path.name) and note.front_matter.get("date") is None:
        return  # a draft, or a form for others: nothing says that it is to be published
    better = _better_name(path.name)
    values = {"name": path.name, "better": better}
    yield Finding("FM114", _top(note), values, "form" if better else "")


def _better_name(name: str) -> str:
    """The name with its date as Jekyll wants it; "" if it starts with no date."""
    start = _DATE_AT_START.match(name)
    if not start or not _is_day(start[1], start[3], start[4]):
        return ""
    title = name[start.end() :]
    if title in {"md", "markdown"}:  # the pattern has taken the full stop
        title = f"title.{title}"
    return f"{start[1]}-{int(start[3]):02}-{int(start[4]):02}-{title}"


def _wrong_year(told: date, named: date) -> bool:
    if abs(told - named) < _YEAR:
        return False
    return any(
        moved is not None and abs(moved - named) <= _SLIP
        for moved in (_in_year(told, named.year + by) for by in (-1, 0, 1))
    )


def _year(note: Note, value: Value, told: date, named: date, values: dict[str, str]) -> Finding:
    nearest = min(
        (day for by in (-1, 0, 1) if (day := _in_year(told, named.year + by))),
        key=lambda day: abs(day - named),
    )
    start = note.text.index(str(told.year), value.span.start)
    span = Span(start, start + 4)
    text = str(nearest.year)
    fix = replace(
        span,
        text,
        Applicability.UNSAFE,
        f"Change the year to {text}",
        f"연도를 {text}년으로 고칩니다",
    )
    return Finding("FM110", span, {**values, "year": text}, "year", (text,), fix)


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def _top(note: Note) -> Span:
    """The first line: a name has no place in the text."""
    line = note.source.line_spans[0]
    return Span(line.start, min(line.end, line.start + 3))
