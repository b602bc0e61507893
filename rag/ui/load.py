"""Ten people asking for a minute: how long they wait. ``python -m rag.ui.load --help``; the page must be running."""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import time

import httpx

_PAUSE = 1.0  # seconds that a person reads before asking on


async def one_person(client: httpx.AsyncClient, questions: list[str], until: float, waits: list[float]) -> int:
    """Ask until the time is up, noting every wait in seconds; returns how many questions got no answer."""
    lost = at = 0
    while time.monotonic() < until:
        began = time.perf_counter()
        try:
            answer = await client.post("api/ask", json={"question": questions[at % len(questions)]})
            lost += answer.status_code != 200
        except httpx.HTTPError:
            lost += 1
        waits.append(time.perf_counter() - began)
        at += 1
        await asyncio.sleep(_PAUSE)
    return lost


async def run(address: str, people: int, seconds: float, questions: list[str]) -> tuple[list[float], int]:
    """The waits of all people together, and how many questions were lost."""
    waits: list[float] = []
    async with httpx.AsyncClient(base_url=address, timeout=60) as client:
        until = time.monotonic() + seconds
        lost = await asyncio.gather(
            *(one_person(client, questions[at:] + questions[:at], until, waits) for at in range(people))
        )
    return waits, sum(lost)


def main(argv: list[str] | None = None) -> int:
    """Exit 1 where a question is lost or anybody waits longer than allowed."""
    parser = argparse.ArgumentParser(prog="python -m rag.ui.load", description=__doc__)
    parser.add_argument("--address", default="http://127.0.0.1:7860/", help="where the page is")
    parser.add_argument("--people", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--longest", type=float, default=2.0, help="seconds that anybody may wait")
    parser.add_argument("question", nargs="*", help="questions to ask in turn")
    arguments = parser.parse_args(argv)
    questions = arguments.question or [
        "Hoeveel geld gaat er naar het plan?",
        "Wat is er afgesproken?",
        "Wie voert het uit?",
    ]
    waits, lost = asyncio.run(run(arguments.address, arguments.people, arguments.seconds, questions))
    waits.sort()
    middle, most = statistics.median(waits), waits[int(len(waits) * 0.95)]
    spread = f"median {middle:.2f} s, 95% within {most:.2f} s, longest {waits[-1]:.2f} s"
    done = f"{len(waits)} questions of {arguments.people} people in {arguments.seconds:.0f} s"
    sys.stdout.write(f"{done}: {spread}, lost {lost}\n")
    return int(lost > 0 or waits[-1] > arguments.longest)


if __name__ == "__main__":
    sys.exit(main())
