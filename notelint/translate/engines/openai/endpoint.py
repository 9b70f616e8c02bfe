"""Where requests go, and whether the key goes with them.

The key is in the environment, the address may come from the configuration of
whatever project notelint runs in. A project that names an address of its own
must not get the user's key, so the key goes only where the environment itself
says: to `OPENAI_BASE_URL`, or to OpenAI where that is not set.
"""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, urlsplit

from notelint.translate.request import EngineError

KEY_VARIABLE = "OPENAI_API_KEY"
URL_VARIABLE = "OPENAI_BASE_URL"
_OPENAI = "https://api.openai.com/v1"
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address, and the key that goes there.

    `withheld` says that there is a key that the environment names for another
    address.
    """

    url: str
    key: str = field(default="", repr=False)
    withheld: bool = False

    @property
    def host(self) -> str:
        """The host and, where it is not the usual one, the port."""
        return urlsplit(self.url).netloc

    @property
    def local(self) -> bool:
        """Whether nothing sent there leaves this machine."""
        return _is_loopback(urlsplit(self.url).hostname or "")

    def without_key(self, text: str) -> str:
        """`text` on one line, printable, with the key taken out wherever it stands in it."""
        for form in (self.key, quote(self.key, safe="")):
            text = text.replace(form, "[key]") if form else text
        printable = "".join(char if char.isprintable() else " " for char in text)
        return " ".join(printable.split())


def find_endpoint(base_url: str | None, environment: Mapping[str, str]) -> Endpoint:
    """The endpoint at `base_url`, or where the environment says.

    Raises:
        EngineError: the address is no address, holds a password or a query,
            or the key has characters that no header can hold.
    """
    trusted = _read_url(environment.get(URL_VARIABLE) or _OPENAI, URL_VARIABLE)
    url = _read_url(base_url, "base-url") if base_url else trusted
    key = environment.get(KEY_VARIABLE, "").strip()
    if not (key.isascii() and key.isprintable() and " " not in key):
        raise EngineError(f"the key in {KEY_VARIABLE} has a character that no key can have")
    if key and _origin(url) == _origin(trusted):
        return Endpoint(url.geturl(), key)
    return Endpoint(url.geturl(), withheld=bool(key))


def _read_url(text: str, name: str) -> SplitResult:
    try:
        url = urlsplit(text.strip().rstrip("/"))
        # Reading the port checks it.
        whole = url.scheme in _PORTS and url.hostname and url.port != 0
    except ValueError:
        whole = False
    # What is refused is not shown: it may hold what is secret.
    if not whole:
        raise EngineError(f"{name} is not an address such as http://localhost:11434/v1")
    if "@" in url.netloc or url.query or url.fragment:
        raise EngineError(f"{name} holds a name, a password, a query or a fragment; leave it out")
    return url


def _origin(url: SplitResult) -> tuple[str, str | None, int]:
    return url.scheme, url.hostname, url.port or _PORTS[url.scheme]


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
