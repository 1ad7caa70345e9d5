"""Health and figures over HTTP, for a supervisor on the same machine."""

import contextlib
from typing import TYPE_CHECKING

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.listener import REBUILD_AFTER
from storage import inbox, outbox

if TYPE_CHECKING:
    from bot.app import App


def routes(app: "App") -> Starlette:
    """Return the two pages: `/healthz` for the supervisor, `/metrics` in Prometheus' text format."""

    async def healthz(_: Request) -> Response:
        silent = app.listener.silent_for()
        healthy = silent < REBUILD_AFTER
        return JSONResponse({"ok": healthy, "seconds_since_poll": round(silent)}, 200 if healthy else 503)

    async def metrics(_: Request) -> Response:
        came, owed = await app.db.read(inbox.counts), await app.db.read(outbox.counts)
        lines = [f'suifang_inbox{{state="{state}"}} {count}' for state, count in came.items()]
        lines += [f'suifang_outbox{{state="{state}"}} {count}' for state, count in owed.items()]
        lines.append(f"suifang_seconds_since_poll {app.listener.silent_for():.0f}")
        lines.append(f"suifang_updates_never_came {app.listener.health.gaps}")
        lines += [f'suifang_sends{{verdict="{v}"}} {count}' for v, count in app.pump.figures.verdicts.items()]
        return PlainTextResponse("\n".join(lines) + "\n")

    return Starlette(routes=[Route("/healthz", healthz), Route("/metrics", metrics)])


async def serve(app: "App", host: str, port: int) -> None:
    """Serve the pages until cancelled. The signals stay ours: uvicorn would raise them again."""
    server = uvicorn.Server(
        uvicorn.Config(routes(app), host=host, port=port, log_config=None, access_log=False, lifespan="off")
    )
    server.capture_signals = contextlib.nullcontext  # type: ignore[method-assign, assignment]
    await server.serve()
