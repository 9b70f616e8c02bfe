"""English editions of notes: a copy of the note with its Korean spans replaced."""
