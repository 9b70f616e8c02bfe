"""What comes out: findings, fixes, suppressions."""
