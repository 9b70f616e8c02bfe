"""Checking notes on a cluster, through Dask."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import notelint
from notelint.config.error import ConfigError
from notelint.run.check_file import NoteChecker, Outcome
from notelint.run.discover import FoundNote
from notelint.run.processes import batches, one_by_one

# Seconds.
_REACHED_WITHIN = 10
# Times that a batch is given to another worker after one went down with it.
_RETRIES = 2
# The client has started threads: forking is not safe any more.
_METHOD = "spawn"
# A worker may not see a file that is here.
_PERHAPS_ONLY_THERE = frozenset({"NL001"})


@dataclass(frozen=True, slots=True)
class Dask:
    """The workers of a Dask scheduler at `address` (`host:port`).

    They have the same version of notelint, and see the notes under the same
    paths as this machine: a shared folder.
    """

    address: str

    def run(self, checker: NoteChecker, notes: Sequence[FoundNote]) -> Iterator[Outcome]:
        """One outcome a note; what the cluster loses is checked here.

        Raises:
            ConfigError: it cannot be reached, has no workers, or other versions of notelint.
        """
        client = self._client()
        lost: list[int] = []
        try:
            for indexes, outcomes in self._checked(client, checker, notes):
                if outcomes is None:
                    lost += indexes
                    continue
                for index, outcome in zip(indexes, outcomes, strict=True):
                    doubtful = any(f.code in _PERHAPS_ONLY_THERE for f in outcome.findings)
                    yield checker.check(notes[index]) if doubtful else outcome
        finally:
            client.close()
        yield from one_by_one(_METHOD, checker, notes, sorted(lost))

    def _checked(
        self, client: Any, checker: NoteChecker, notes: Sequence[FoundNote]
    ) -> Iterator[tuple[list[int], list[Outcome] | None]]:
        """Batches of indexes with their outcomes, None for what the cluster could not check."""
        from distributed import as_completed

        futures = {
            client.submit(
                _check, checker, [notes[index] for index in batch], pure=False, retries=_RETRIES
            ): batch
            for batch in batches(notes, first=0, count=max(1, len(client.nthreads())))
        }
        for future in as_completed(futures):
            failed = future.status != "finished"
            yield futures[future], None if failed else future.result()

    def _client(self) -> Any:
        try:
            from distributed import Client
        except ImportError as error:
            raise ConfigError("a cluster needs Dask: pip install 'notelint[dask]'") from error
        try:
            client = Client(self.address, timeout=_REACHED_WITHIN)
        except (OSError, ValueError) as error:
            raise ConfigError(f"no Dask scheduler answers at {self.address}") from error
        try:
            self._look_over(client)
        except BaseException:
            client.close()
            raise
        return client

    def _look_over(self, client: Any) -> None:
        try:
            versions = set(client.run(_version).values())
        except Exception as error:
            raise ConfigError(f"the workers at {self.address} lack notelint: {error}") from error
        if not versions:
            raise ConfigError(f"the scheduler at {self.address} has no workers")
        if versions != {notelint.__version__}:
            found = ", ".join(sorted(versions))
            raise ConfigError(
                f"the workers at {self.address} have notelint {found}, "
                f"this machine {notelint.__version__}"
            )


def _version() -> str:
    return notelint.__version__


def _check(checker: NoteChecker, notes: Sequence[FoundNote]) -> list[Outcome]:
    return [checker.check(note) for note in notes]
