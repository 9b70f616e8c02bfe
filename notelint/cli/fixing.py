"""`--fix` and what belongs to it: the options, and how fixes are told."""

import sys
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeVar

import click

from notelint.cli.terminal import complain, screen_of, write
from notelint.findings.repair import Repair
from notelint.note.source import Source
from notelint.run.check_file import NoteChecker
from notelint.run.runner import Result

_Command = TypeVar("_Command", bound=Callable[..., Any])
_OPTIONS = (
    click.option("--fix", is_flag=True, help="Make the safe fixes."),
    click.option("--unsafe-fixes", is_flag=True, help="Make those too that a person should check."),
    click.option("-i", "--interactive", is_flag=True, help="Ask about one finding at a time."),
    click.option("--diff", is_flag=True, help="Only show what would be fixed, as a diff."),
    click.option("--show-fixes", is_flag=True, help="List the fixes that were made."),
)


def fix_options(command: _Command) -> _Command:
    """Add the options about fixes."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


class Fixing(NamedTuple):
    """What is asked of fixes. `diff` writes nothing, whatever else is asked."""

    fix: bool = False
    unsafe_fixes: bool = False
    interactive: bool = False
    diff: bool = False
    show_fixes: bool = False

    @classmethod
    def taken_from(cls, set_here: dict[str, Any]) -> "Fixing":
        """What the options say; they are taken out of `set_here`.

        Raises:
            click.UsageError: an option that does nothing without another.
        """
        fixing = cls(*(set_here.pop(name) for name in cls._fields))
        if fixing.interactive and (fixing.diff or fixing.unsafe_fixes):
            raise click.UsageError("--interactive asks about each fix, and goes with no others")
        if not fixing.wanted:
            for name in ("unsafe_fixes", "show_fixes"):
                if getattr(fixing, name):
                    option = name.replace("_", "-")
                    raise click.UsageError(f"--{option} needs --fix or --diff")
        return fixing

    @property
    def wanted(self) -> bool:
        """Whether there is anything to fix or to show."""
        return self.fix or self.diff or self.interactive

    @property
    def writes(self) -> bool:
        """Whether fixed notes are written."""
        return (self.fix or self.interactive) and not self.diff

    def exit_code(self, result: Result) -> int:
        """2 for what failed, 1 for findings (with `diff`: for a difference), 0 otherwise."""
        repairs = repairs_of(result).values()
        if result.crashes or any(repair.not_written for repair in repairs):
            return 2
        differs = any(repair.made for repair in repairs)
        return int(differs if self.diff else result.failing)

    def checker(self, language: str, color: str, write: bool = True) -> NoteChecker:
        """What checks each note, and fixes it if that is asked; `write` is for notes in files.

        Raises:
            click.UsageError: a person is to be asked about the note on standard input.
        """
        if not self.wanted:
            return NoteChecker(language)
        if self.interactive:
            from notelint.cli.asking import Questions
            from notelint.run.ask_file import NoteAsker

            if not write:
                raise click.UsageError("--interactive needs the standard input for the answers")
            return NoteAsker(language, Questions(language, color))
        from notelint.run.fix_file import NoteFixer

        return NoteFixer(language, self.unsafe_fixes, write and not self.diff)


def repairs_of(result: Result) -> dict[str, Repair]:
    """What was done to each note, by its path."""
    return {outcome.path: outcome.repair for outcome in result.outcomes if outcome.repair}


def write_diffs(result: Result, color: str) -> None:
    """Print what would be fixed."""
    from notelint.output.diff import render_diff

    painted = screen_of(color).color
    pieces = (
        piece
        for path, repair in repairs_of(result).items()
        for piece in render_diff(path, repair.before, repair.after, painted)
    )
    write(pieces, utf_8=not sys.stdout.isatty())


def write_fixed(data: bytes, result: Result) -> None:
    """Print the note that came as `data` on standard input, fixed if there is anything to fix."""
    for repair in repairs_of(result).values():
        if repair.made:
            data = Source.decode(data).with_text(repair.after).encode()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def tell_fixes(result: Result, fixing: Fixing, language: str, quiet: bool, aside: bool) -> None:
    """Say what was fixed and what could not be.

    `aside` is for runs whose standard output belongs to a program.
    """
    from notelint.output.fixes import dropped_line, fixed_summary, made_lines, not_written_line

    repairs = repairs_of(result)
    for repair in repairs.values():
        for dropped in () if quiet else repair.dropped:
            complain("warning", dropped_line(dropped, language))
    failed = {path: repair.not_written for path, repair in repairs.items() if repair.not_written}
    for path, reason in failed.items():
        complain("error", not_written_line(path, reason, language))

    def told() -> Iterator[str]:
        for repair in repairs.values() if fixing.show_fixes else ():
            yield from made_lines(repair.made, language)
        if summary := "" if quiet else fixed_summary(repairs.values(), language, fixing.diff):
            yield summary + "\n"

    if aside:
        sys.stderr.write("".join(told()))
    else:
        write(told())
