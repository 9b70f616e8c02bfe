"""Chat completions over HTTP: so many at once, so many a minute, sent again where that helps."""

import asyncio
import json
import logging
import ssl
from typing import TYPE_CHECKING, Any

from notelint.translate.engines.openai.answer import Completion
from notelint.translate.engines.openai.endpoint import Endpoint
from notelint.translate.engines.openai.pace import Pace, backoff
from notelint.translate.engines.openai.responses import (
    RefusedOptionError,
    Response,
    TryAgainError,
    completion_of,
)
from notelint.translate.engines.openai.settings import Settings
from notelint.translate.engines.openai.spending import Spending
from notelint.translate.request import EngineError

if TYPE_CHECKING:
    import httpx

_MOST_BYTES = 8 << 20
# Seconds: who asks to wait longer is better asked another day.
_LONGEST_WAIT = 120.0


class Client:
    """Asks one endpoint; made and used within one event loop."""

    def __init__(self, settings: Settings, endpoint: Endpoint, spending: Spending) -> None:
        self._settings = settings
        self._endpoint = endpoint
        self._spending = spending
        self._pace = Pace(settings.requests_per_minute)
        self._places = asyncio.Semaphore(settings.concurrency)
        self._refused: set[str] = set()
        self._reached = False
        self._http = self._open()

    async def complete(self, payload: dict[str, Any]) -> Completion:
        """The completion of `payload`.

        Raises:
            TooLongError: the model does not take that much at once.
            EngineError: it cannot be had, however often it is asked for.
        """
        attempt = 0
        while True:
            try:
                return await self._attempt(payload)
            except RefusedOptionError as refused:
                self._refused.add(str(refused))
            except TryAgainError as failure:
                await self._wait(failure, attempt)
                attempt += 1

    async def close(self) -> None:
        """Let go of the connections."""
        await self._http.aclose()

    async def _attempt(self, payload: dict[str, Any]) -> Completion:
        async with self._places:
            await self._pace.turn()
            sent = {name: part for name, part in payload.items() if name not in self._refused}
            response = await self._send(sent)
        try:
            completion = completion_of(response, self._endpoint, self._settings.model)
        except RefusedOptionError as refused:
            if str(refused) not in sent:
                raise EngineError(f"{self._endpoint.host} refuses {refused}") from None
            raise
        self._spending.add(completion)
        return completion

    async def _wait(self, failure: TryAgainError, attempt: int) -> None:
        """Let the time pass that `failure` asks for, or give up."""
        host = self._endpoint.host
        if attempt >= self._settings.retries:
            times = f"{attempt + 1} times" if attempt else "once"
            raise EngineError(f"{host} did not answer, asked {times}: {failure}") from None
        if failure.wait is None:
            await asyncio.sleep(backoff(attempt))
        elif failure.wait > _LONGEST_WAIT:
            raise EngineError(
                f"{host} asks to wait {failure.wait:.0f} seconds ({failure}); run again later"
            ) from None
        else:
            self._pace.pause(failure.wait)

    async def _send(self, payload: dict[str, Any]) -> Response:
        """One request and its response, within the time limit.

        Errors of the library are never chained: theirs may quote a header.
        """
        import httpx

        why = ""
        try:
            async with asyncio.timeout(self._settings.time_limit):
                response = await self._exchange(payload)
        except (TimeoutError, httpx.TimeoutException):
            why = f"no answer within {self._settings.time_limit:g} seconds"
        except httpx.ConnectError as error:
            why = self._unreachable(error)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            why = self._endpoint.without_key(f"the connection broke: {error}".rstrip(": "))
        if why:
            raise TryAgainError(why) from None
        self._reached = True
        return response

    async def _exchange(self, payload: dict[str, Any]) -> Response:
        url = f"{self._endpoint.url}/chat/completions"
        body = json.dumps(payload, ensure_ascii=False).encode("utf-8", "replace")
        async with self._http.stream("POST", url, content=body) as response:
            data = bytearray()
            # As sent: packed, a small answer could unpack to a huge one.
            async for chunk in response.aiter_raw():
                data += chunk
                if len(data) > _MOST_BYTES:
                    raise TryAgainError(f"it answers with more than {_MOST_BYTES >> 20} MB")
            return Response(response.status_code, response.headers, bytes(data))

    def _unreachable(self, error: Exception) -> str:
        """Why there is no connection; at the first one that is told at once."""
        host = self._endpoint.host
        if wrong := _tls_error(error):
            raise EngineError(f"the connection to {host} is not safe: {wrong}") from None
        if not self._reached:
            hint = "is the server running?" if self._endpoint.local else "is the address right?"
            raise EngineError(f"cannot connect to {host}; {hint}") from None
        return "no connection"

    def _open(self) -> "httpx.AsyncClient":
        import httpx

        # At its level of detail it would log a response's headers, whatever a server put there.
        logging.getLogger("httpcore").setLevel(logging.INFO)
        headers = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
        if self._endpoint.key:
            headers["Authorization"] = f"Bearer {self._endpoint.key}"
        return httpx.AsyncClient(
            headers=headers,
            timeout=self._settings.time_limit,
            follow_redirects=False,
            limits=httpx.Limits(max_connections=self._settings.concurrency),
            # What is for this machine goes through no proxy, and the authorities of TLS,
            # which take a tenth of a second to load, are not asked for where there is no TLS.
            trust_env=not self._endpoint.local,
            verify=not (self._endpoint.local and self._endpoint.url.startswith("http:")),
        )


def _tls_error(error: BaseException | None) -> str:
    """What TLS finds wrong, if that is what lies below `error`."""
    while error:
        if isinstance(error, ssl.SSLError):
            return getattr(error, "verify_message", "") or error.reason or "no TLS"
        error = error.__cause__ or error.__context__
    return ""
