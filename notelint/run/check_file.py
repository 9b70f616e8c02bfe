"""One file, from its bytes to located findings: what every process of a run does."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from notelint.checks.registry import Check
from notelint.config.settings import Settings
from notelint.findings.finding import Finding
from notelint.findings.located import LocatedFinding, locate
from notelint.findings.repair import Repair
from notelint.findings.suppressing import suppress
from notelint.note.note import Note
from notelint.note.site import NOWHERE
from notelint.note.source import Source, UndecodableError
from notelint.note.span import Span
from notelint.rulebook.book import load_book
from notelint.rulebook.selection import selected_codes
from notelint.run.asked import Answers
from notelint.run.check_note import Plan, codes_at_fault, plan_for, run_plan
from notelint.run.dialects import with_parts
from notelint.run.dictionary import dictionary_for
from notelint.run.digest import digest_of
from notelint.run.discover import FoundNote
from notelint.run.read import UnreadableError, read_bytes
from notelint.run.surroundings import surroundings_of

_TOP = Span(0, 0)


class Outcome(NamedTuple):
    """What came of one note: its findings, how many were suppressed, tracebacks of crashes.

    `repair` tells what was fixed, in a run that fixes; `asked` what the checks
    asked of the site, and the answers that the findings rest on; `digest` is
    that of the bytes checked, where it is wanted.
    """

    path: str
    findings: tuple[LocatedFinding, ...] = ()
    suppressed: int = 0
    crashes: tuple[str, ...] = ()
    repair: Repair | None = None
    asked: Answers = ()
    digest: bytes = b""


class NoteChecker:
    """Checks notes one by one, keeping what many of them share.

    It is sent to other processes without its caches and fills them anew there.
    `remembered` says whether outcomes are to tell what they rest on: the bytes
    that were checked, and what was asked of the site.
    """

    # Whether what it comes to is kept for later runs.
    kept = True

    def __init__(self, language: str, remembered: bool = False) -> None:
        self.language = language
        self.remembered = remembered
        self._plans: dict[tuple[int, frozenset[str]], tuple[Settings, Plan]] = {}

    def __reduce__(self) -> tuple[type["NoteChecker"], tuple[Any, ...]]:
        return NoteChecker, (self.language, self.remembered)

    def check(self, found: FoundNote) -> Outcome:
        """What is found in the file; a file that cannot be read gives one finding."""
        try:
            data = read_bytes(found.path)
        except UnreadableError as error:
            finding = Finding("NL001", _TOP, error.values, error.variant)
            return self._outcome(found, Source(""), [finding])
        outcome = self.check_bytes(found, data)
        return outcome._replace(digest=digest_of(data)) if self.remembered else outcome

    def check_bytes(self, found: FoundNote, data: bytes, known: bool = True) -> Outcome:
        """As `check`, for bytes at hand; `known` tells whether they have a place in a site."""
        surroundings = surroundings_of(found.path, found.top)
        path = surroundings.path_of(found.path) if known else None
        try:
            source = Source.decode(data, path)
        except UndecodableError as error:
            binary = str(error) == "binary"
            values = {} if binary else {"place": str(error)}
            finding = Finding("NL002", _TOP, values, "binary" if binary else "")
            return self._outcome(found, Source(""), [finding])
        parts = found.settings.dialect_for(found.path)
        site = surroundings.site if known else NOWHERE
        note = Note(source, with_parts(surroundings.dialect, parts), site)
        surroundings.asked.clear()
        outcome = self._check(found, note)
        if not self.remembered:
            return outcome
        return outcome._replace(asked=surroundings.asked.answers(surroundings.answer))

    def settles(self, _known: Outcome) -> bool:
        """Whether it would come to what a check of the note is known to have come to."""
        return True

    def died(self, found: FoundNote) -> Outcome:
        """What is told of a note whose checking took down the process."""
        finding = Finding("NL003", _TOP, variant="killed")
        outcome = self._outcome(found, Source(""), [finding])
        return outcome._replace(crashes=("the process died",))

    def _check(self, found: FoundNote, note: Note) -> Outcome:
        kept, hidden, crashes = self._kept(found, note)
        return self._outcome(found, note.source, [*crashes.findings(), *kept], hidden, crashes)

    def _kept(self, found: FoundNote, note: Note) -> tuple[list[Finding], int, "Crashes"]:
        """The findings that no comment switches off, how many those do, and what failed."""
        plan = self.plan(found)
        crashes = Crashes(plan)
        findings = run_plan(note, plan, crashes.add)
        try:
            kept = suppress(note, findings, plan.codes, complete=not crashes.errors)
        except Exception as error:
            crashes.add(None, error)
            return findings, 0, crashes
        return kept.findings, kept.suppressed, crashes

    def plan(self, found: FoundNote) -> Plan:
        """The rules in force for the note, and what they need."""
        settings = found.settings
        ignored = settings.ignored_for(found.path)
        key = id(settings), ignored
        if key not in self._plans:
            codes = selected_codes(settings.choices, load_book(), settings.preview) - ignored
            # The settings are kept so that their id is not given to others.
            self._plans[key] = settings, plan_for(codes, settings.rules, dictionary_for(settings))
        return self._plans[key][1]

    def _outcome(
        self,
        found: FoundNote,
        source: Source,
        findings: Iterable[Finding],
        suppressed: int = 0,
        crashes: "Crashes | None" = None,
    ) -> Outcome:
        book = load_book()
        # A crash is told even where NL003 is off: the run ends with exit code 2 for it.
        on = self.plan(found).codes | {"NL003"}
        located = [
            locate(
                finding,
                source,
                found.shown,
                book[finding.code],
                found.settings.severity.get(finding.code, book[finding.code].severity),
                self.language,
            )
            for finding in findings
            if finding.code in on
        ]
        texts = tuple(crashes.tracebacks) if crashes else ()
        return Outcome(found.shown, tuple(located), suppressed, texts)


class Crashes:
    """The checks that failed on one note."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.checks: list[Check] = []
        self.errors: list[Exception] = []
        self.tracebacks: list[str] = []

    def add(self, check: Check | None, error: Exception) -> None:
        self.checks += [check] if check else []
        import traceback

        self.errors.append(error)
        self.tracebacks.append("".join(traceback.format_exception(error)))

    def findings(self) -> list[Finding]:
        """One finding, at the top of the note, however many checks failed."""
        if not self.errors:
            return []
        codes = codes_at_fault(self.checks, self.plan) or ["NL010"]
        named = ", ".join(codes[:3]) + (f" (+{len(codes) - 3})" if len(codes) > 3 else "")
        first = self.errors[0]
        values = {"rules": named, "error": f"{type(first).__name__}: {first}"[:200]}
        return [Finding("NL003", _TOP, values)]
