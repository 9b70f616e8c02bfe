"""What a repository needs to start with notelint: planned, shown, then written."""
