"""What a note is: its text, its places, its tree."""
