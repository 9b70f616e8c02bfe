"""What is wrong with a model."""

from notelint.translate.request import EngineError


class ModelError(EngineError):
    """A model that cannot be found, read, installed or removed: one line saying what to do."""
