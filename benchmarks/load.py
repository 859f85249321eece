"""`python -m benchmarks.load [SECONDS] [CODERS]`: ten coders in one document, each one coding every two seconds, 600 s.

A real server, and for every coder what their browser does: signed in, listening to events, asking for codebook and
codings at each, sending operations; every twentieth is sent twice, as after a lost answer. Printed: how long until a
coding is confirmed and until the others have it, the server's memory, and whether anything was lost or kept double.
The ratios say how far within 300 ms (confirmed) and 1,000 ms (with the others) it stays.
"""

import asyncio
import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any
from uuid import uuid4

import httpx2

from actions import sessions, team
from actions.access import token_for
from actions.codebook import codebook
from actions.coding import codings
from actions.rights import Role
from actions.workspace import Desk, Workspace, open_workspace
from benchmarks.pane_study import Study, study
from store import accounts as kept
from store.accounts import Account
from tests.browser.server import Server

SECONDS, CODERS, EVERY_S = 600, 10, 2.0
CHARACTERS, CODED = 80_000, 500
TWICE = 0.05
SOON_MS, ARRIVED_MS = 300, 1_000


@dataclass
class Load:
    """What happened, in milliseconds; ids of codings as text."""

    sent: dict[str, float] = field(default_factory=dict)
    confirmed: dict[str, float] = field(default_factory=dict)
    arrived: list[float] = field(default_factory=list)
    heard: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)


@dataclass
class Coder:
    """A browser: its place in the text, and what it knows."""

    client: httpx2.AsyncClient
    made: Study
    codes: Sequence[str]
    load: Load
    random: Random
    known: int = 0
    mine: set[str] = field(default_factory=set)

    async def listen(self) -> None:
        """Hear of every revision, and fetch what it brought, as the pane does."""
        document = self.made.document_id
        self.known = (await self._get(f"/api/documents/{document}/codings?since=0"))["revision"]
        events = f"/api/events?document={document}&since={self.known}"
        async with self.client.stream("GET", events, timeout=None) as stream:
            async for line in stream.aiter_lines():
                event = json.loads(line[5:]) if line.startswith("data:") else {}
                if event.get("codebook"):
                    await self._get("/api/codebook")
                if event.get("revision", 0) > self.known:
                    news = await self._get(f"/api/documents/{document}/codings?since={self.known}")
                    self._heard(news, perf_counter())

    async def code(self, wait_s: float, until: float) -> None:
        """A coding every two seconds, whatever the server does."""
        await asyncio.sleep(wait_s)
        async with asyncio.TaskGroup() as sending:
            while perf_counter() < until:
                sending.create_task(self._code())
                await asyncio.sleep(EVERY_S)

    async def _code(self) -> None:
        operation = self._operation()
        coding = str(operation["coding"])
        self.mine.add(coding)
        self.load.sent[coding] = perf_counter()
        for _ in range(2 if self.random.random() < TWICE else 1):
            address = f"/api/documents/{self.made.document_id}/operations"
            answer = await self._sent(address, {"operations": [operation]})
            result = answer["results"][0]
            if result["status"] != "stored":
                self.load.refused[result["code"]] += 1
                return
            self.load.confirmed.setdefault(coding, (perf_counter() - self.load.sent[coding]) * 1000)

    def _operation(self) -> dict[str, object]:
        text = self.made.text
        start = text.find(" ", self.random.randrange(len(text) - 600)) + 1
        end = text.find(" ", start + self.random.randrange(20, 300))
        quote = text[start:end]
        place = {"start": start + len(quote) - len(quote.lstrip()), "quote": quote.strip()}
        place["end"] = int(place["start"]) + len(quote.strip())
        code = self.random.choice(self.codes)
        return {"id": str(uuid4()), "kind": "apply", "coding": str(uuid4()), "code": code, **place}

    def _heard(self, news: dict[str, object], now: float) -> None:
        self.known = int(str(news["revision"]))
        for each in news["codings"]:  # type: ignore[attr-defined]
            if (coding := str(each["id"])) in self.load.sent:
                self.load.heard[coding] += 1
                if coding not in self.mine:
                    self.load.arrived.append((now - self.load.sent[coding]) * 1000)

    async def _sent(self, address: str, body: object) -> dict[str, Any]:
        """Delivered until it is answered, as the outbox does; a connection may close just as it is taken up again."""
        while True:
            try:
                return dict((await self.client.post(address, json=body)).json())
            except httpx2.TransportError:
                self.load.refused["again"] += 1
                await asyncio.sleep(0.5)

    async def _get(self, address: str) -> dict[str, object]:
        return dict((await self.client.get(address)).raise_for_status().json())


async def loaded(server: Server, made: Study, tokens: Sequence[str], codes: Sequence[str], seconds: int) -> list[int]:
    """Let everybody work for so long; the server's memory at start, in the middle and at the end, in MB."""
    load, memory, spent = Load(), list[int](), list[float]()
    people = [
        Coder(
            httpx2.AsyncClient(
                base_url=server.address,
                headers={"X-Duiding-Token": token},
                timeout=30,
                limits=httpx2.Limits(keepalive_expiry=3),
            ),
            made,
            codes,
            load,
            Random(number),
        )
        for number, token in enumerate(tokens)
    ]
    listening = [asyncio.create_task(each.listen()) for each in people]
    await asyncio.sleep(3)
    until = perf_counter() + seconds
    work = [asyncio.create_task(each.code(EVERY_S * n / len(people), until)) for n, each in enumerate(people)]
    for moment in (0.0, 0.5, 1.0):
        await asyncio.sleep(max(0.0, until - seconds * (1 - moment) - perf_counter()))
        memory.append(memory_mb(server.pid))
        spent.append(cpu_s(server.pid))
    await asyncio.gather(*work)
    await asyncio.sleep(3)
    for each in listening:
        each.cancel()
    await asyncio.gather(*listening, return_exceptions=True)
    for coder in people:
        await coder.client.aclose()
    report(load, memory, len(people))
    print(f"the server took {(spent[-1] - spent[0]) / seconds:.2f} of a core")
    return lost_and_double(server, made, load)


def report(load: Load, memory: Sequence[int], people: int) -> None:
    """The table."""
    print(f"{len(load.sent)} codings by {people} coders; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(f"{'':<22}{'median':>10}{'p95':>10}{'worst':>10}{'ratio':>10}")
    rows = (("confirmed (ms)", [*load.confirmed.values()], SOON_MS), ("with others (ms)", load.arrived, ARRIVED_MS))
    for name, measured, bound in rows:
        slow = quantiles(measured, n=20)[-1]
        print(f"{name:<22}{median(measured):>10.0f}{slow:>10.0f}{max(measured):>10.0f}{slow / bound:>10.2f}")
    first, middle, last = memory
    print(f"{'memory (MB)':<22}{first:>10} at the start{middle:>10} in the middle{last:>10} at the end")
    unheard = sum(load.heard[each] < people for each in load.confirmed)
    print(f"refused or sent again {dict(load.refused) or 0}, not heard by everybody {unheard}")


def lost_and_double(server: Server, made: Study, load: Load) -> list[int]:
    """What was confirmed and is not there, and what is there more than once."""
    workspace = open_workspace(server.database)
    stored = Counter(str(each.id) for each in codings(Desk(workspace, made.project_id), made.document_id))
    stored_places = Counter(
        (each.coder_id, each.code_id, each.span) for each in codings(Desk(workspace, made.project_id), made.document_id)
    )
    workspace.database.close()
    lost = sum(stored[each] != 1 for each in load.confirmed)
    double = sum(n > 1 for n in stored_places.values())
    print(f"lost {lost}, double {double}")
    return [lost, double]


def memory_mb(pid: int) -> int:
    """What the process holds in memory, on Linux."""
    lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmRSS:"))) // 1024


def cpu_s(pid: int) -> float:
    """The seconds of processor that the process took, on Linux."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def seated(workspace: Workspace, made: Study, people: int) -> list[str]:
    """So many accounts with a session each; the tokens of their pages."""
    house, tokens = Desk(workspace.as_trusted, made.project_id), []
    for number in range(people):
        name = f"Codeur {number + 1}"
        account = Account(uuid4(), name, number == 0, closed=False, temporary=False, made_at=datetime.now(UTC))
        with workspace.database.transaction() as connection:
            kept.add_account(connection, account, "-")
        member = team.admit(house, account, Role.LEAD if number == 0 else Role.CODER)
        visit = sessions.visit(workspace, sessions.begin(workspace, account), local=False)
        desk = Desk(workspace, made.project_id, member.coder.id)
        tokens.append(token_for(desk, visit.session_id if visit else None))
    return tokens


def main(seconds: int, people: int) -> int:
    """Make the study, start the server, let them work; the exit code says whether anything went wrong."""
    with TemporaryDirectory() as folder:
        server = Server(Path(folder))
        made = study(server.database, CHARACTERS, CODED)
        workspace = open_workspace(server.database)
        tokens = seated(workspace, made, people)
        codes = [str(each.id) for each in codebook(Desk(workspace, made.project_id)).codes]
        workspace.database.close()
        server.start()
        try:
            return int(any(asyncio.run(loaded(server, made, tokens, codes, seconds))))
        finally:
            server.stop()


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    sys.exit(main(*(given + [SECONDS, CODERS][len(given) :])))
