"""The index of Argos packages: which there are for Korean to English, and where."""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from notelint.rulebook.nearest import did_you_mean
from notelint.translate.models.error import ModelError
from notelint.translate.models.network import Report, download, read_small

VARIABLE = "NOTELINT_MODEL_INDEX"
ARGOS_INDEX = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/index.json"
# Bytes; the index has 60 kB, its largest package 0.3 GB.
_MOST_INDEX = 8 << 20
_MOST_PACKAGE = 2 << 30
_DIGEST = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True)
class Listed:
    """A package of the index; `sha256` is "" where the index gives none."""

    name: str  # "ko_en"
    version: str
    links: tuple[str, ...]
    sha256: str = ""


def index_address(asked: str | None = None) -> str:
    """Where the index is: as asked, by the environment variable, or that of Argos Translate."""
    return asked or os.environ.get(VARIABLE) or ARGOS_INDEX


def find_listed(name: str, address: str, timeout: float) -> Listed:
    """The newest package for Korean to English that the index at `address` calls `name`.

    `ko_en`, `ko-en` and `translate-ko_en` mean the same. Seconds of silence of
    the server before it counts as gone: `timeout`.

    Raises:
        ModelError: the index cannot be had, or has no such package.
    """
    listed = list(_read(address, read_small(address, timeout, _MOST_INDEX)))
    wanted = _plain(name)
    found = [each for each in listed if _plain(each.name) == wanted]
    if not found:
        names = sorted({_plain(each.name) for each in listed})
        hint = did_you_mean(wanted, names) or f"; it has {', '.join(names) or 'none'}"
        raise ModelError(f"{address} lists no model '{name}' for Korean to English{hint}")
    return max(found, key=lambda each: _order(each.version))


def download_listed(listed: Listed, target: BinaryIO, timeout: float, report: Report) -> str:
    """Write a package to `target`; its SHA-256.

    Raises:
        ModelError: it cannot be had, or is not what the index says.
    """
    for link in listed.links:
        if link.startswith(("https://", "http://")):
            digest = download(link, target, timeout, _MOST_PACKAGE, report)
            if listed.sha256 and digest != listed.sha256:
                raise ModelError(
                    f"{link}: its SHA-256 is {digest}, and should be {listed.sha256};"
                    " it was not installed"
                )
            return digest
    raise ModelError(f"the index gives no address of the web for {listed.name}")


def _read(address: str, data: bytes) -> Iterator[Listed]:
    """The packages for Korean to English."""
    try:
        entries = json.loads(data)
    except (ValueError, RecursionError):
        raise ModelError(f"{address}: not an index of models: no JSON") from None
    if not isinstance(entries, list):
        raise ModelError(f"{address}: not an index of models: no list")
    for entry in entries:
        if isinstance(entry, dict) and (entry.get("from_code"), entry.get("to_code")) == (
            "ko",
            "en",
        ):
            yield _listed(entry)


def _listed(entry: dict[str, Any]) -> Listed:
    links = entry.get("links")
    digest = str(entry.get("sha256", "")).lower()
    return Listed(
        str(entry.get("code") or "ko_en"),
        str(entry.get("package_version", "")),
        tuple(map(str, links)) if isinstance(links, list) else (),
        digest if _DIGEST.match(digest) else "",
    )


def _plain(name: str) -> str:
    return name.lower().replace("-", "_").removeprefix("translate_")


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))
