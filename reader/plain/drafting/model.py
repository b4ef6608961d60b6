"""A language model behind an OpenAI-compatible address: where it stands, and how it is asked."""

from __future__ import annotations

import ipaddress
import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from reader.errors import EnvironmentFault, UsageError

TIMEOUT = 300
"""Seconds; a model on a small machine is slow."""
LARGEST_REPLY = 1 << 20
_PATH = "/chat/completions"

Message = dict[str, str]


@dataclass(frozen=True, slots=True)
class Model:
    """An address, the name that the model has there, and a key where one is asked for."""

    address: str
    name: str
    key: str = ""

    def __post_init__(self) -> None:
        parts = urlsplit(self.address)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.query:
            advice = "Give the address alone, such as http://localhost:11434."
            raise UsageError("the http or https address of a model", f"“{self.address}”", advice)

    @property
    def is_local(self) -> bool:
        """Whether what is sent stays on this machine."""
        host = urlsplit(self.address).hostname or ""
        try:
            return ipaddress.ip_address(host).is_loopback
        except ValueError:
            return host == "localhost"

    @property
    def endpoint(self) -> str:
        """The address to which the messages go."""
        parts = urlsplit(self.address)
        path = parts.path.rstrip("/")
        if not path.endswith(_PATH):
            path = f"{path or '/v1'}{_PATH}"
        return urlunsplit((parts.scheme, parts.netloc, path, "", ""))

    def ask(self, messages: list[Message]) -> str:
        """Return the model's answer to a conversation.

        Raises:
            EnvironmentFault: nobody answers, or something else than a chat completion comes back.

        """
        body = json.dumps({"model": self.name, "messages": messages, "temperature": 0, "stream": False}).encode()
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {self.key}"} if self.key else {})
        request = urllib.request.Request(self.endpoint, body, headers)
        try:
            with _opener(self.is_local).open(request, timeout=TIMEOUT) as reply:
                data = reply.read(LARGEST_REPLY + 1)
        except (OSError, ValueError) as error:
            advice = "Start it, or check the address and --model."
            raise EnvironmentFault(f"a model at {self.endpoint}", f"“{_say(error)}”", advice) from error
        return _read_answer(data, self.endpoint)


class _StayHere(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: what was announced for one address goes to no other."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


def _opener(is_local: bool) -> urllib.request.OpenerDirector:
    """Return an opener that stays at the address; what is local goes through no proxy."""
    handlers: list[urllib.request.BaseHandler] = [_StayHere()]
    return urllib.request.build_opener(*handlers, *([urllib.request.ProxyHandler({})] if is_local else []))


def _say(error: Exception) -> str:
    if isinstance(error, urllib.error.HTTPError):
        return f"{error.code} {error.reason}"
    return str(error.reason if isinstance(error, urllib.error.URLError) else error)


def _read_answer(data: bytes, endpoint: str) -> str:
    try:
        if len(data) > LARGEST_REPLY:
            raise ValueError("more than a megabyte")
        text = json.loads(data)["choices"][0]["message"]["content"]
        if not isinstance(text, str):
            raise TypeError("no text")
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        advice = "Give an address that speaks the OpenAI chat interface."
        raise EnvironmentFault(f"a chat completion from {endpoint}", "another answer", advice) from error
    return text
