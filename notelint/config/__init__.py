"""What a project has set: files, keys, globs."""
