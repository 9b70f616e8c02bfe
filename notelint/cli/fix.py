"""`notelint fix`: the short form of `notelint check --fix`."""

from functools import partial

import click

from notelint.cli.check import command as check

_HELP = """Make the safe fixes in notes: `notelint check --fix`.

What is left is reported. Exit codes: 0 nothing is left, 1 findings are left,
2 a note could not be fixed, or notelint or its configuration failed. With
--diff nothing is written, and 1 means that there is something to fix.
"""

assert check.callback
command = click.Command(
    "fix",
    params=[param for param in check.params if param.name != "fix"],
    callback=partial(check.callback, fix=True),
    help=_HELP,
)
