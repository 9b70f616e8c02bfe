"""`notelint completion`: what a shell needs to complete the command line."""

import click

from notelint.cli.terminal import write

SHELLS = ("bash", "zsh", "fish")


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> int:
    """Print the completion script for SHELL.

    bash: `notelint completion bash >> ~/.bashrc`. zsh: into a file `_notelint` in a
    folder of $fpath. fish: into ~/.config/fish/completions/notelint.fish.
    """
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    assert made is not None, f"click has completion for {shell}"
    # Not `source()`: for bash it starts a bash to look at its version, which a machine
    # that only writes the script, an image being built, need not have.
    script = made(ctx.find_root().command, {}, "notelint", "_NOTELINT_COMPLETE")
    write([script.source_template % script.source_vars()])
    return 0
