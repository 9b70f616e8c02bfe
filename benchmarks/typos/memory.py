"""How much memory this process has taken at most."""

import resource
import sys


def megabytes_now() -> float:
    """The largest resident size so far, in MB."""
    largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return largest / (1024 if sys.platform != "darwin" else 1024 * 1024)
