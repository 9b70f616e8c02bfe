"""The engine: sentences into requests, answers back to their sentences."""

import asyncio
import os
import threading
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from importlib.util import find_spec
from typing import Any, TypeVar

from notelint.translate.engines.openai.answer import keeps_marks, read_answer
from notelint.translate.engines.openai.client import Client
from notelint.translate.engines.openai.endpoint import Endpoint, find_endpoint
from notelint.translate.engines.openai.prompt import VERSION, Numbered, numbered, payload
from notelint.translate.engines.openai.responses import TooLongError
from notelint.translate.engines.openai.settings import Settings, read_settings
from notelint.translate.engines.openai.spending import Spending
from notelint.translate.request import Engine, EngineError, Features, Hypothesis, Request

# Code points of Korean in a request at most, but for a sentence that is longer by itself.
_MOST_LETTERS = 4_000
_T = TypeVar("_T")


class OpenAIEngine:
    """Asks a language model.

    Requests run in an event loop of the engine's own thread: so many at once,
    whoever asks, and all of them dropped as soon as the one who waits for
    them is interrupted.
    """

    name = "openai"

    def __init__(self, settings: Settings, endpoint: Endpoint) -> None:
        self.features = Features(
            placeholders=True,
            sentences=False,
            offline=endpoint.local,
            concurrent=settings.concurrency,
        )
        self.fingerprint = (
            f"openai {settings.model} at {endpoint.url}, "
            f"temperature {settings.temperature:g}, prompt {VERSION}"
        )
        self.spending = Spending(settings.price_in, settings.price_out, settings.currency)
        self._settings = settings
        self._endpoint = endpoint
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._client: Client | None = None
        self._answered = False

    def translate(
        self,
        requests: Sequence[Request],
        hypotheses: int = 1,  # noqa: ARG002 - one is given, whatever is asked for
        *,
        attention: bool = False,  # noqa: ARG002 - a chat tells nothing of it
    ) -> list[list[Hypothesis]]:
        """One hypothesis for each request; an empty one where the model gives none."""
        return self._run(self._translate(requests))

    def close(self) -> None:
        """Drop what is under way, and the connections."""
        with self._lock:
            loop, thread, self._loop = self._loop, self._thread, None
        if loop and thread:
            loop.call_soon_threadsafe(loop.stop)
            thread.join()

    def _run(self, work: Coroutine[Any, Any, _T]) -> _T:
        future = asyncio.run_coroutine_threadsafe(work, self._started())
        try:
            return future.result()
        except CancelledError:
            raise EngineError("the engine openai was closed") from None
        except BaseException:  # Ctrl-C among them: nobody waits for the answers any more
            future.cancel()
            raise

    def _started(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if not self._loop:
                self._loop = asyncio.new_event_loop()
                self._client = None
                self._thread = threading.Thread(
                    target=_run_loop, args=(self._loop, self._close), name="openai", daemon=True
                )
                self._thread.start()
            return self._loop

    async def _close(self) -> None:
        if self._client:
            await self._client.close()

    async def _translate(self, requests: Sequence[Request]) -> list[list[Hypothesis]]:
        self._client = self._client or Client(self._settings, self._endpoint, self.spending)
        batches = list(_batches(requests, self._settings.sentences))
        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(self._answers(batch)) for batch in batches]
        except ExceptionGroup as failed:
            errors = [error for error in failed.exceptions if isinstance(error, EngineError)]
            raise errors[0] if errors else failed from None
        return [
            [Hypothesis(task.result().get(number, ""))]
            for batch, task in zip(batches, tasks, strict=True)
            for number, _ in batch
        ]

    async def _answers(self, work: list[Numbered]) -> dict[int, str]:
        """The translations by number: what is missing is asked for again, then one by one."""
        found = await self._asked(work)
        if missing := _missing(work, found):
            found |= await self._asked(missing)
        if len(work) > 1:
            for each in _missing(work, found):
                found |= await self._asked([each])
        for each in work:
            number, request = each
            if number in found and not keeps_marks(found[number], request.text):
                second = await self._asked([each], again=True)
                if keeps_marks(second.get(number, ""), request.text):
                    found |= second
        self._answered = self._answered or bool(found)
        if work and not self._answered:
            raise EngineError(
                f"the model {self._settings.model} does not answer in the form that is asked for; "
                "try another one"
            )
        return found

    async def _asked(self, work: list[Numbered], again: bool = False) -> dict[int, str]:
        """What one request for `work` gives; where that is too long, one for each half."""
        assert self._client
        body = payload(work, self._settings.model, self._settings.temperature, again)
        try:
            completion = await self._client.complete(body)
        except TooLongError:
            if len(work) < 2:
                return {}
            half = len(work) // 2
            return await self._asked(work[:half], again) | await self._asked(work[half:], again)
        return read_answer(completion.text, work)


def open_openai(options: Mapping[str, Any]) -> Engine:
    """The engine `openai`; nothing is asked yet.

    Raises:
        EngineError: httpx is not installed, or an option or the environment is wrong.
    """
    settings = read_settings(options)
    if not find_spec("httpx"):
        raise EngineError("the engine openai needs httpx: pip install 'notelint[openai]'")
    return OpenAIEngine(settings, find_endpoint(settings.base_url, os.environ))


def _batches(requests: Sequence[Request], most: int) -> Iterator[list[Numbered]]:
    batch: list[Request] = []
    letters = 0
    for request in requests:
        letters += len(request.text)
        if batch and (len(batch) == most or letters > _MOST_LETTERS):
            yield numbered(batch)
            batch, letters = [], len(request.text)
        batch.append(request)
    if batch:
        yield numbered(batch)


def _missing(work: Sequence[Numbered], found: Mapping[int, str]) -> list[Numbered]:
    return [each for each in work if each.id not in found]


def _run_loop(
    loop: asyncio.AbstractEventLoop, close: Callable[[], Coroutine[Any, Any, None]]
) -> None:
    """Run `loop` until it is stopped, then end all that is left in it."""
    asyncio.set_event_loop(loop)
    loop.run_forever()
    left = asyncio.all_tasks(loop)
    for task in left:
        task.cancel()
    loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
    loop.run_until_complete(close())
    loop.close()
