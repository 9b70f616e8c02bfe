"""Whether a translation should be looked at: doubts that need no second model."""
