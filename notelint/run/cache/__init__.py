"""What was found before, kept so that a note that has not changed need not be checked again."""
