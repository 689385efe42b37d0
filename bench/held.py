"""Opens so many XMPP websockets, holds them, and tells how many still answer: held.py ADDRESS DOMAIN COUNT SECONDS.

Runs on a host of the lab, with nothing but Python's own library. Each websocket has its stream opened at prosody.
"""

import asyncio
import json
import os
import resource
import ssl
import sys
import time

AT_ONCE = 50
PATIENCE = 20
KEY = "dGhlIHNhbXBsZSBub25jZQ=="  # any 16 bytes; these are the ones of RFC 6455
TEXT, PING, PONG = 1, 9, 10


def frame(kind: int, data: bytes) -> bytes:
    """Return a frame of a client: masked, and short enough for a length of one byte, or of two."""
    mask = os.urandom(4)
    length = bytes([0x80 | len(data)]) if len(data) < 126 else b"\xfe" + len(data).to_bytes(2, "big")
    return bytes([0x80 | kind]) + length + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(data))


async def receive(reader: asyncio.StreamReader) -> int:
    """Read a frame of the server and return its kind."""
    kind, length = await reader.readexactly(2)
    if length == 126:
        length = int.from_bytes(await reader.readexactly(2), "big")
    await reader.readexactly(length)
    return kind & 0x0F


async def opened(address: str, domain: str, context: ssl.SSLContext):
    """Open one websocket with its stream."""
    reader, writer = await asyncio.open_connection(address, 443, ssl=context, server_hostname=domain)
    writer.write(
        f"GET /xmpp-websocket HTTP/1.1\r\nHost: {domain}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        f"Sec-WebSocket-Key: {KEY}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: xmpp\r\n"
        f"Origin: https://{domain}\r\n\r\n".encode()
    )
    answer = await reader.readuntil(b"\r\n\r\n")
    if b" 101 " not in answer.splitlines()[0]:
        raise ConnectionError(answer.splitlines()[0].decode(errors="replace"))
    stream = f'<open xmlns="urn:ietf:params:xml:ns:xmpp-framing" to="{domain}" version="1.0"/>'
    writer.write(frame(TEXT, stream.encode()))
    while await receive(reader) != TEXT:
        pass
    return reader, writer


async def alive(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Ask prosody for a sign of life."""
    writer.write(frame(PING, b""))
    while await receive(reader) != PONG:
        pass


async def gather(jobs: list) -> list:
    """Do all, some at once; what goes wrong is in the place of its result."""
    places = asyncio.Semaphore(AT_ONCE)

    async def one(job):
        async with places:
            return await asyncio.wait_for(job, PATIENCE)

    return await asyncio.gather(*map(one, jobs), return_exceptions=True)


async def main(address: str, domain: str, count: int, seconds: int) -> None:
    """Open, hold, ask."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    begin = time.monotonic()
    found = await gather([opened(address, domain, context) for _ in range(count)])
    took = time.monotonic() - begin
    held = [one for one in found if not isinstance(one, BaseException)]
    await asyncio.sleep(seconds)
    answers = await gather([alive(*one) for one in held])
    reasons = [f"{type(one).__name__} {one}".strip() for one in found + answers if isinstance(one, BaseException)]
    result = {
        "opened": len(held),
        "opening_seconds": round(took, 1),
        "held_seconds": seconds,
        "alive": sum(not isinstance(one, BaseException) for one in answers),
        "reasons": {reason: reasons.count(reason) for reason in sorted(set(reasons))},
    }
    print(json.dumps(result), flush=True)
    # Without a farewell to thousands.
    os._exit(0 if result["alive"] == count else 1)


if __name__ == "__main__":
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
