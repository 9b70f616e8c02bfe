"""Making an edition: the note's own text with the translations in the places of its segments."""
