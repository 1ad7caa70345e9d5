"""A strict local Telegram Bot API, in memory, with people to play: nothing of ours inside.

    sandbox = Sandbox()
    wang = sandbox.person(1001, "王大爷")
    wang.starts()                      # an update waits for the bot
    ...                                # the bot answers through sandbox.app
    wang.presses("没有不舒服")
    assert "36.5" in wang.last.text

`sandbox.app` is the ASGI application; `serve(sandbox)` puts it on loopback.
"""

from .clock import SandboxClock
from .faults import Fault, Faults
from .files import plain_png
from .limits import Limits
from .people import Group, Person, Seen, Toast
from .refusals import ConnectionLost, Impossible, Refused
from .sandbox import TOKEN, CallRecord, Sandbox
from .server import serve

__all__ = [
    "TOKEN",
    "CallRecord",
    "ConnectionLost",
    "Fault",
    "Faults",
    "Group",
    "Impossible",
    "Limits",
    "Person",
    "Refused",
    "Sandbox",
    "SandboxClock",
    "Seen",
    "Toast",
    "plain_png",
    "serve",
]
