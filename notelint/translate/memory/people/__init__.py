"""What people changed in an edition: found, kept, and carried over to the next one."""
