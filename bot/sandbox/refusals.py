"""How the Bot API says no: a code, a description, and sometimes parameters."""

from typing import Any


class Refused(Exception):
    """An answer with `ok: false`. The descriptions are Telegram's own words."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def answer(self) -> dict[str, Any]:
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class Impossible(Exception):
    """A person was asked to do what a client would not let them do."""


class ConnectionLost(Exception):
    """The connection breaks before a full answer; raised only when there is no socket to break.

    `effect` tells whether the call took effect before its answer was lost.
    """

    def __init__(self, *, effect: bool) -> None:
        super().__init__("lost after the effect" if effect else "dropped before any effect")
        self.effect = effect


def bad_request(words: str, **parameters: Any) -> Refused:
    return Refused(400, f"Bad Request: {words}", **parameters)


def forbidden(words: str) -> Refused:
    return Refused(403, f"Forbidden: {words}")
