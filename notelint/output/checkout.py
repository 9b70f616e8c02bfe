"""Paths as a platform knows them: from the top of the checkout."""

import os


def in_checkout(path: str, variable: str) -> str:
    """`path` from the folder that the environment `variable` names, or from here without it.

    What lies outside of that folder stays as it is.
    """
    relative = os.path.relpath(path, os.environ.get(variable) or None).replace(os.sep, "/")
    return path if relative.startswith("../") else relative
