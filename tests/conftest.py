"""What holds for all tests."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings

# A busy machine makes an example slow, which says nothing about it; in CI, what a run finds
# hangs on the code alone.
settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "default")

# As in a run of notelint: the parser makes no garbage that only the collector would find.
gc.set_threshold(50_000)


@pytest.fixture
def quick_folder(tmp_path: Path) -> Iterator[Path]:
    """An empty folder in memory, where there is such a place, for tests that write much.

    What waits for a disk there waits for nothing; what a kill leaves behind is the same.
    """
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with TemporaryDirectory(dir=memory, prefix="notelint-") as folder:
        yield Path(folder)
