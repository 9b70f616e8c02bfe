"""What the rules say: their pages, read once."""
