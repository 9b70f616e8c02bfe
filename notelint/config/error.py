"""What is wrong with a configuration."""


class ConfigError(ValueError):
    """A setting that cannot be used: one line saying what, where and the nearest right name."""
