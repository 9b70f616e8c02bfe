"""A language server: findings in the editor, as the note is typed."""
