"""Checks of English editions against the notes they are made of."""
