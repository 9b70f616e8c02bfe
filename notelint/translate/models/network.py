"""Getting a file from the network: only when asked, whole, from where it was asked for, in time."""

import hashlib
import http.client
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO
from urllib.parse import urlsplit

from notelint import __version__
from notelint.translate.models.error import ModelError

# Bytes a second, over the time that a server may stay silent: slower is as good as silent.
_SLOWEST = 1024
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

Report = Callable[[int, int | None], None]
"""Is told the bytes that came and, where the server says so, those that there are."""


def read_small(url: str, timeout: float, limit: int) -> bytes:
    """The bytes at `url`, at most `limit`; `timeout` is how long the server may be silent."""
    with _opened(url, timeout) as response:
        return b"".join(_pieces(url, response, timeout, limit))


def download(url: str, target: BinaryIO, timeout: float, limit: int, report: Report) -> str:
    """Write the bytes at `url` to `target`; their SHA-256 in hexadecimal digits.

    Raises:
        ModelError: they do not come, not all of them, or more than `limit`.
    """
    digest = hashlib.sha256()
    done = 0
    with _opened(url, timeout) as response:
        length = response.length
        for piece in _pieces(url, response, timeout, limit):
            target.write(piece)
            digest.update(piece)
            done += len(piece)
            report(done, length)
    return digest.hexdigest()


def _pieces(
    url: str, response: http.client.HTTPResponse, timeout: float, limit: int
) -> Iterator[bytes]:
    """The body piece by piece, held to its length, to `limit` and to the slowest speed."""
    wanted, done = response.length, 0
    if wanted is not None and wanted > limit:
        raise ModelError(f"{url}: {wanted} bytes are more than a model has")
    started = time.monotonic()
    while piece := response.read1(1 << 16):
        done += len(piece)
        if done > limit:
            raise ModelError(f"{url}: more than {limit} bytes came, which no model has")
        yield piece
        elapsed = time.monotonic() - started
        if elapsed > timeout and done < _SLOWEST * elapsed:
            raise ModelError(f"{url}: only {done} bytes came in {elapsed:.0f} seconds")
    if wanted is not None and done != wanted:
        raise ModelError(f"{url}: cut off after {done} of {wanted} bytes; try again")


@contextmanager
def _opened(url: str, timeout: float) -> Iterator[http.client.HTTPResponse]:
    """The response to a request for `url`; all that can fail is told as a `ModelError`."""
    _require_safe(url)
    opener = urllib.request.build_opener(_Redirects)
    request = urllib.request.Request(url, headers={"User-Agent": f"notelint/{__version__}"})
    try:
        with opener.open(request, timeout=timeout) as response:
            yield response
    except urllib.error.HTTPError as error:
        raise ModelError(f"{url}: the server answers {error.code} {error.reason}") from error
    except urllib.error.URLError as error:
        raise ModelError(_unreachable(url, error.reason, timeout)) from error
    except TimeoutError as error:
        raise ModelError(_unreachable(url, error, timeout)) from error
    except (OSError, ssl.SSLError, http.client.HTTPException) as error:
        raise ModelError(f"{url}: the connection broke: {error or type(error).__name__}") from error


def _unreachable(url: str, reason: object, timeout: float) -> str:
    if isinstance(reason, TimeoutError):
        return f"{url}: no answer in {timeout:g} seconds; try again later, or install from a file"
    told = reason.strerror if isinstance(reason, OSError) and reason.strerror else reason
    return f"{url}: cannot be reached ({told}); without a network, install from a file"


def _require_safe(url: str) -> None:
    """Only what nobody on the way can change, or what does not leave this machine."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        raise ModelError(f"{url}: no address of the web") from None
    if parts.scheme == "https" and host:
        return
    if parts.scheme != "http" or host not in _LOOPBACK:
        raise ModelError(f"{url}: models are taken from https:// addresses only")


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirections to safe addresses alone."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        _require_safe(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)
