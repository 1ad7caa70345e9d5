"""Trouble on demand: which call goes wrong, how, and how often.

`drop`       the connection closes before anything happened
`lost`       the call takes effect, then the connection is reset before the answer
`hang`       no answer ever comes; the client has to give up
`delay`      the answer is `seconds` late (real seconds); other rules still apply
`status`     an error answer: `code`, `description`, `parameters` (429 and 5xx among them)
`html`       status 200 with a web page instead of JSON, as behind a captive portal
`duplicate`  every update in a getUpdates answer is in it twice

The download of a file is the method `file`: `drop`, `delay` and `status` befall it.
"""

import random
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

Kind = Literal["drop", "lost", "hang", "delay", "status", "html", "duplicate"]
KINDS: tuple[str, ...] = get_args(Kind)


@dataclass
class Fault:
    """One rule. `times=None` means as long as it stands; `hits` counts what it did."""

    kind: Kind
    method: str = "*"
    chat_id: int | None = None
    times: int | None = 1
    probability: float = 1.0
    seconds: float = 0.0
    code: int = 500
    description: str = "Internal Server Error"
    parameters: dict[str, Any] = field(default_factory=dict)
    hits: int = 0

    def matches(self, method: str, chat_id: int | None) -> bool:
        if self.times is not None and self.hits >= self.times:
            return False
        if self.kind == "duplicate" and method.lower() != "getupdates":
            return False
        if self.method != "*" and self.method.lower() != method.lower():
            return False
        return self.chat_id is None or self.chat_id == chat_id


class Faults:
    """The rules in force, oldest first; the chances come from a seeded draw, so a run can be repeated."""

    def __init__(self, seed: int = 2020) -> None:
        self._draw = random.Random(seed)
        self.rules: list[Fault] = []

    def add(self, kind: Kind, **details: Any) -> Fault:
        """Put a rule in force and return it.

        `faults.add("status", method="sendMessage", chat_id=1001, code=429, retry_after=35)`
        """
        if kind not in KINDS:
            raise ValueError(f"no such fault: {kind}; there are {', '.join(KINDS)}")
        retry_after = details.pop("retry_after", None)
        if retry_after is not None:
            details.setdefault("code", 429)
            details.setdefault("description", f"Too Many Requests: retry after {retry_after}")
            details["parameters"] = {**details.get("parameters", {}), "retry_after": retry_after}
        fault = Fault(kind, **details)
        self.rules.append(fault)
        return fault

    def remove(self, fault: Fault) -> None:
        self.rules = [rule for rule in self.rules if rule is not fault]

    def clear(self) -> None:
        self.rules.clear()

    def strike(self, method: str, chat_id: int | None) -> list[Fault]:
        """Return what befalls this call: any delays, then at most one real fault."""
        struck: list[Fault] = []
        for rule in self.rules:
            if not rule.matches(method, chat_id):
                continue
            if rule.probability < 1.0 and self._draw.random() >= rule.probability:
                continue
            rule.hits += 1
            struck.append(rule)
            if rule.kind != "delay":
                break
        return struck
