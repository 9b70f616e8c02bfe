"""What an answer of the server means: a completion, try again, or give up and say why."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from notelint.translate.engines.openai.answer import (
    Completion,
    NoCompletionError,
    read_completion,
)
from notelint.translate.engines.openai.endpoint import KEY_VARIABLE, URL_VARIABLE, Endpoint
from notelint.translate.engines.openai.pace import asked_wait
from notelint.translate.engines.openai.prompt import OPTIONAL
from notelint.translate.request import EngineError

_PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529})
_TOO_LONG = ("context length", "context_length", "maximum context", "too long", "too many tokens")
# What a provider says of an account without money left: waiting does not help.
_NO_MONEY = ("insufficient_quota", "billing", "credit balance")
# Code points of a server's own words that are shown.
_SHOWN = 200


class Response(NamedTuple):
    """What came back over HTTP; header names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class TryAgainError(Exception):
    """A failure that may pass; `wait` is how many seconds the server asked for."""

    def __init__(self, why: str, wait: float | None = None) -> None:
        super().__init__(why)
        self.wait = wait


class RefusedOptionError(Exception):
    """The server does not take an optional part of the request; its name is the message."""


class TooLongError(Exception):
    """The request holds more than the model takes."""


def completion_of(response: Response, endpoint: Endpoint, model: str) -> Completion:
    """The completion in `response`.

    Raises:
        TryAgainError, RefusedOptionError, TooLongError: what is to be done instead.
        EngineError: nothing can be done; the message says why.
    """
    if response.status == 200:
        return _completion(response, endpoint)
    said = endpoint.without_key(_words(response.body))
    if 300 <= response.status < 400:
        raise EngineError(_redirected(response, endpoint))
    if response.status == 429 and any(word in said.lower() for word in _NO_MONEY):
        raise EngineError(f"{endpoint.host} wants to be paid first: {said[:_SHOWN]}")
    if response.status in _PASSING:
        raise TryAgainError(
            f"{response.status} {said[:_SHOWN]}".strip(), asked_wait(response.headers)
        )
    if response.status == 413 or _is_too_long(response.status, said):
        raise TooLongError
    if response.status in (400, 422):
        for option in OPTIONAL:
            if option in said or (option == "response_format" and "json_schema" in said):
                raise RefusedOptionError(option)
    raise EngineError(_refused(response.status, said[:_SHOWN], endpoint, model))


def _completion(response: Response, endpoint: Endpoint) -> Completion:
    try:
        return read_completion(response.body)
    except NoCompletionError:
        if response.body.lstrip()[:1] == b"<":
            message = f"{endpoint.url} gives a web page, not a chat completion; is it the API, "
            raise EngineError(message + "with /v1 at its end?") from None
        raise TryAgainError("what it answers is no chat completion") from None


def _refused(status: int, said: str, endpoint: Endpoint, model: str) -> str:
    words = f" ({said})" if said else ""
    if status in (401, 403):
        return f"{endpoint.host} refuses access{words}; {_about_key(endpoint)}"
    if status in (404, 405):
        return (
            f"{endpoint.url} has no model '{model}', or is not the API, "
            f"which often ends in /v1{words}"
        )
    return f"{endpoint.host} refuses the request: {status}{words}"


def _about_key(endpoint: Endpoint) -> str:
    if endpoint.withheld:
        return (
            f"the key in {KEY_VARIABLE} is sent only to the address in {URL_VARIABLE}: "
            "set it, if the key may go there"
        )
    if endpoint.key:
        return f"is the key in {KEY_VARIABLE} right?"
    return f"set {KEY_VARIABLE}"


def _redirected(response: Response, endpoint: Endpoint) -> str:
    try:
        host = urlsplit(response.headers.get("location", "")).hostname or ""
    except ValueError:
        host = ""
    other = f" to {endpoint.without_key(host)[:_SHOWN]}" if host else ""
    return f"{endpoint.host} redirects{other}, which is not followed; give that address as base-url"


def _is_too_long(status: int, said: str) -> bool:
    return status in (400, 422) and any(words in said.lower() for words in _TOO_LONG)


def _words(body: bytes) -> str:
    """What the server says is wrong; nothing from a page for people."""
    try:
        data: Any = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    for name in ("error", "message", "detail"):
        if isinstance(data, dict) and name in data:
            data = data[name]
    if isinstance(data, dict):  # vLLM and some proxies have a list or an object of details
        return json.dumps(data, ensure_ascii=False)
    return data if isinstance(data, str) else ""
