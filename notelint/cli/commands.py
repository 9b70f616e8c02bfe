"""The commands by name, each imported when it is called, and how their errors are told."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from notelint import __version__
from notelint.config.error import ConfigError
from notelint.rulebook.nearest import did_you_mean
from notelint.rulebook.selection import UnknownRuleError
from notelint.run.discover import NoSuchPathError

_COMMANDS = (
    *("check", "fix", "report", "baseline", "dictionary", "rule", "config"),
    *("translate", "glossary"),
    *("memory", "models", "init", "clean", "server", "completion"),
)
_FAILED, _INTERRUPTED = 2, 130


class _InterruptedError(Exception):
    """Ctrl-C while a command ran."""


class _Commands(click.Group):
    """A group that imports a command's module only when the command is called."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"notelint.cli.{name}").command
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            # Left alone, click would print an empty line.
            raise _InterruptedError from None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in _COMMANDS and not name.startswith("-"):
            hint = did_you_mean(name, _COMMANDS)
            if Path(name).exists():
                hint = f"; did you mean 'notelint check {name}'?"
            raise click.UsageError(f"no such command '{name}'{hint}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    invoke_without_command=True,
)
@click.version_option(__version__, message="notelint %(version)s")
@click.pass_context
def notelint(ctx: click.Context) -> None:
    """Find what is broken in lecture notes that mix Korean and English.

    `notelint check` looks at all notes below this folder.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def run_command(arguments: Sequence[str]) -> int:
    """Run the command that `arguments` name; its exit code.

    What is wrong with the arguments, the configuration or a path is told in
    one line on standard error.
    """
    try:
        code = notelint.main(list(arguments), prog_name="notelint", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except _InterruptedError:
        return _INTERRUPTED
    except click.ClickException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            # A group without a command, as `notelint` alone; click before 8.2 shows it itself.
            click.echo(error.format_message())
            return 0
        message = error.format_message()
    except (ConfigError, UnknownRuleError, NoSuchPathError) as error:
        message = str(error)
    from notelint.cli.terminal import complain

    complain("error", " ".join(message.split()))
    return _FAILED
