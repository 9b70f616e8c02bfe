"""What tells two contents apart, for those who remember what they saw."""


def digest_of(data: bytes) -> bytes:
    """Differs wherever the bytes do."""
    # Most runs remember nothing, and start sooner without it.
    from hashlib import blake2b

    return blake2b(data, digest_size=16).digest()
