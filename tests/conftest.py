"""What holds for all tests."""

import gc
import os

from hypothesis import settings

# A busy machine makes an example slow, which says nothing about it; in CI, what a run finds
# hangs on the code alone.
settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "default")

# As in a run of notelint: the parser makes no garbage that only the collector would find.
gc.set_threshold(50_000)
