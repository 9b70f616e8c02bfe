"""How notes are found, read and checked."""
