"""A package, so that no other `tests` among the installed ones takes its name."""
