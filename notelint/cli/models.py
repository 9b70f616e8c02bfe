"""`notelint models`: what the engine `argos` translates with."""

import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from notelint.cli.terminal import complain, write
from notelint.output.visible import visible
from notelint.translate.models.error import ModelError
from notelint.translate.models.find import (
    NO_MODEL,
    Broken,
    Model,
    find_model,
    looks_like_path,
    models,
)

_DIGEST = re.compile(r"[0-9A-Fa-f]{64}\Z")


class _Models(click.Group):
    """Tells what is wrong with a model as the command line tells its errors."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except ModelError as error:
            raise click.ClickException(str(error)) from error


@click.group("models", cls=_Models)
def command() -> None:
    """Models for translating, from a file or from the network.

    Translating itself never uses the network for them.
    """


_json = click.option("--json", "as_json", is_flag=True, help="Write JSON.")


@command.command("list")
@_json
def show(as_json: bool) -> int:
    """List the models on this machine; `*` is what is taken when none is named."""
    found = list(models())
    chosen = next((each for each in found if isinstance(each, Model)), None)
    if as_json:
        _write_json({"models": [_described(each, each is chosen) for each in found]})
        return 0
    if not found:
        write([f"{NO_MODEL}\n"])
    write(f"{line}\n" for line in _table(found, chosen))
    return 0


@command.command()
@click.argument("package", metavar="FILE|NAME")
@click.option("--name", help="Call the model this; by default what its package says.")
@click.option("--sha256", metavar="DIGITS", help="Refuse a package with another SHA-256.")
@click.option("--index", metavar="URL", help="Look NAME up there, not in the index of Argos.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=20.0,
    metavar="SECONDS",
    help="How long a server may be silent (default 20).",
)
@_json
def install(
    package: str,
    name: str | None,
    sha256: str | None,
    index: str | None,
    timeout: float,
    as_json: bool,
) -> int:
    """Install a model from an `.argosmodel` file, or by its name from the index of Argos Translate.

    `notelint models install ko_en` gets the latter's model for Korean to
    English, of about 120 MB.
    """
    from notelint.translate.models.install import can_try
    from notelint.translate.models.install import install as put

    if sha256 is not None and not _DIGEST.match(sha256):
        raise click.UsageError(f"--sha256: '{sha256}' is not 64 hexadecimal digits")
    with _package(package, (sha256 or "").lower(), index, timeout) as (path, source):
        model = put(path, name, source)
    if not can_try():
        complain("models", 'not tried, as `pip install "notelint[translate]"` is still to be done')
    if as_json:
        _write_json(_described(model, False))
    else:
        write([f"Installed {visible(model.name)} in {visible(str(model.path))}\n"])
    return 0


@command.command()
@click.argument("name")
def remove(name: str) -> int:
    """Remove an installed model."""
    from notelint.translate.models.install import remove as take_away

    write([f"Removed {visible(str(take_away(name)))}\n"])
    return 0


@command.command()
@click.argument("names", nargs=-1, metavar="[NAME|PATH]...")
@_json
def verify(names: Sequence[str], as_json: bool) -> int:
    """Look whether models are whole and translate; exit code 1 if one does not.

    All models, unless some are named.
    """
    from notelint.translate.models.install import can_try
    from notelint.translate.models.verify import problems

    found = [find_model(name) for name in names] if names else list(models())
    if not found:
        raise ModelError(NO_MODEL)
    results = [
        (model, problems(model) if isinstance(model, Model) else [model.reason]) for model in found
    ]
    if as_json:
        told = [{**_described(model, False), "problems": bad} for model, bad in results]
        _write_json({"models": told})
    else:
        for model, bad in results:
            lines = bad or ["whole, and translates" if can_try() else "whole, but not tried"]
            write(f"{visible(model.name)}: {visible(line)}\n" for line in lines)
    return 1 if any(bad for _, bad in results) else 0


@contextmanager
def _package(
    package: str, sha256: str, index: str | None, timeout: float
) -> Iterator[tuple[Path, str]]:
    """The file to install, and where it is from; one from the network goes away again."""
    from notelint.translate.models.install import sha256 as sha256_of

    path = Path(package).expanduser()
    if looks_like_path(package) or path.is_file():
        if not path.is_file():
            raise ModelError(f"{package}: {'not a file' if path.exists() else 'no such file'}")
        if sha256 and (digest := sha256_of(path)) != sha256:
            raise ModelError(f"{package}: its SHA-256 is {digest}, and should be {sha256}")
        yield path, str(path.absolute())
        return
    with tempfile.TemporaryDirectory(prefix="notelint-") as folder:
        target = Path(folder) / "download.argosmodel"
        yield target, _download(package, target, sha256, index, timeout)


def _download(name: str, target: Path, sha256: str, index: str | None, timeout: float) -> str:
    from dataclasses import replace

    from notelint.translate.models.index import download_listed, find_listed, index_address

    address = index_address(index)
    complain("models", f"looking for '{name}' in {address}")
    listed = find_listed(name, address, timeout)
    if sha256:
        listed = replace(listed, sha256=sha256)
    with target.open("wb") as file, _bar(listed.name) as report:
        digest = download_listed(listed, file, timeout, report)
    if not listed.sha256:
        complain("models", f"the index gives no checksum; the SHA-256 of what came is {digest}")
    return listed.links[0]


@contextmanager
def _bar(name: str) -> Iterator[Callable[[int, int | None], None]]:
    """A progress bar on the terminal, with time left; none elsewhere."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        task = progress.add_task(visible(name), total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def _described(model: Model | Broken, chosen: bool) -> dict[str, Any]:
    return {
        "name": model.name,
        "path": str(model.path) if model.path else None,
        "origin": model.origin.value,
        "version": model.metadata.version if isinstance(model, Model) else None,
        "bytes": model.bytes if isinstance(model, Model) else None,
        "chosen": chosen,
        "problem": model.reason if isinstance(model, Broken) else None,
    }


def _table(found: Sequence[Model | Broken], chosen: Model | None) -> Iterator[str]:
    width = max((len(each.name) for each in found), default=0)
    for each in found:
        name = visible(each.name).ljust(width)
        if isinstance(each, Broken):
            yield f"! {name}  {visible(each.reason)}"
            continue
        size = f"{each.bytes / 1_000_000:.0f} MB"
        version = visible(each.metadata.version or "?")
        columns = f"{version:<8} {size:>7}  {each.origin:<13}  {visible(str(each.path))}"
        yield f"{'*' if each is chosen else ' '} {name}  {columns}"


def _write_json(value: object) -> None:
    import json

    write([json.dumps(value, ensure_ascii=False, indent=2), "\n"], utf_8=True)
