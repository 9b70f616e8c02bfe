"""When a request may be sent: so many a minute, later after a failure."""

import asyncio
import random
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic

FIRST_WAIT = 0.5
"""Seconds before a request is sent again for the first time; doubled each further time."""
_LONGEST_WAIT = 30.0


class Pace:
    """Lets requests go one after the other, `per_minute` of them at most (0: no bound)."""

    def __init__(self, per_minute: int) -> None:
        self._apart = 60 / per_minute if per_minute else 0.0
        self._next = 0.0

    async def turn(self) -> None:
        """Wait until a request may be sent."""
        while (wait := self._next - monotonic()) > 0:
            await asyncio.sleep(wait)
        self._next = monotonic() + self._apart

    def pause(self, seconds: float) -> None:
        """Send nothing for so long, whoever waits: the server asked for it."""
        self._next = max(self._next, monotonic() + seconds)


def backoff(attempt: int) -> float:
    """Seconds to wait after the failed `attempt` (from 0).

    It doubles each time and is shortened at random by up to a half, so that
    requests that failed together do not come back together.
    """
    return min(_LONGEST_WAIT, FIRST_WAIT * 2.0**attempt) * random.uniform(0.5, 1)


def asked_wait(headers: Mapping[str, str]) -> float | None:
    """The seconds that `Retry-After` (RFC 9110, 10.2.3) asks for; None without a readable one."""
    value = headers.get("retry-after", "").strip()
    try:
        if value.replace(".", "", 1).isdigit() and value.isascii():
            return float(value)
        then = parsedate_to_datetime(value)
    except ValueError:
        return None
    if then.tzinfo is None:
        then = then.replace(tzinfo=UTC)
    return max(0.0, (then - datetime.now(UTC)).total_seconds())
