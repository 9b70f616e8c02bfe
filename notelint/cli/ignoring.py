"""`--add-ignore`: the option, and how the comments that it wrote are told."""

import click

from notelint.cli.terminal import complain
from notelint.output.words import counted
from notelint.run.runner import Result

_NAME = "--add-ignore"
# Any of these in a reason would end the comment that holds it, or begin another.
_ENDS = ("--", "%}", "{%", "{{", "}}", "\n", "\r")

add_ignore_option = click.option(
    _NAME,
    metavar="[=REASON]",
    callback=lambda _ctx, _option, reason: _checked(reason),
    help="Write comments that accept what is found, with a reason.",
)


class CommandWithAddIgnore(click.Command):
    """A command in which `--add-ignore` takes a reason behind `=` only, never the next word."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, which knows no option whose value may be left out."""
        words = args[: args.index("--")] if "--" in args else args
        given = [f"{_NAME}=" if word == _NAME else word for word in words]
        return super().parse_args(ctx, [*given, *args[len(words) :]])


def _checked(reason: str | None) -> str | None:
    if reason is None:
        return None
    if any(mark in reason for mark in _ENDS):
        raise click.UsageError(f"{_NAME}: a reason is one line without {' '.join(_ENDS[:5])}")
    return reason.strip()


def tell_comments(result: Result, left: int, quiet: bool) -> None:
    """Say how many comments were written where, and that some findings have none."""
    repairs = {o.path: o.repair for o in result.outcomes if o.repair}
    for path, repair in repairs.items():
        if repair.not_written:
            complain("error", f"{path}: no comments were written: {repair.not_written}")
    if quiet:
        return
    counts = [len(repair.made) for repair in repairs.values() if repair.made]
    complain("add-ignore", f"{counted(sum(counts), 'comment')} in {counted(len(counts), 'note')}")
    if left:
        complain(
            "add-ignore",
            f"left as they are: {counted(left, 'finding')} where a comment would show or change "
            "the note, or about comments themselves",
        )
