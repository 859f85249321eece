"""What a page of ours may do: load from this server and nowhere else."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)


class OnlyFromHere:
    """ASGI middleware that sends a strict Content-Security-Policy with every answer.

    `index` is the page that boots the app: its inline scripts are allowed by their hash, which is taken at start
    because it changes with every release of the framework. Component loaders arrive as `blob:` modules.
    """

    def __init__(self, app: ASGIApp, index: Path) -> None:
        self._app = app
        hashes = " ".join(f"'sha256-{_hash(script)}'" for script in INLINE_SCRIPT.findall(index.read_bytes()))
        self._policy = (
            "default-src 'self'; "
            f"script-src 'self' 'unsafe-eval' blob: {hashes}; "
            "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
            "connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; "
            "form-action 'self'; frame-ancestors 'none'"
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = self._policy
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "no-referrer"
            await send(message)

        await self._app(scope, receive, with_policy if scope["type"] == "http" else send)


def _hash(script: bytes) -> str:
    return b64encode(sha256(script).digest()).decode()
