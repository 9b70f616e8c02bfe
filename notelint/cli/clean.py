"""`notelint clean`: take the cache away."""

from pathlib import Path

import click

from notelint.cli.options import config_files
from notelint.cli.terminal import write
from notelint.run.cache.folder import cache_folder, remove_folder


@click.command("clean")
@click.option("--config", "config_file", metavar="FILE", help="Use this configuration.")
@click.option(
    "--cache-dir", metavar="FOLDER", type=click.Path(file_okay=False), help="The cache to remove."
)
def command(config_file: str | None, cache_dir: str | None) -> int:
    """Remove what notelint keeps between runs. Nothing is lost but time."""
    cwd = Path.cwd()
    here = config_files(cwd, config_file, isolated=False, no_baseline=False).above(cwd)
    folder = Path(cache_dir).absolute() if cache_dir else cache_folder(here.root)
    try:
        removed = remove_folder(folder)
    except OSError as error:
        raise click.ClickException(f"{folder}: {error.strerror}") from error
    write([f"Removed {folder}.\n" if removed else f"No cache at {folder}.\n"])
    return 0
