# Copyright: the Scalable Jitsi authors
# GNU General Public License v3.0 or later (see https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A small TURN client over UDP (RFC 8489 and 8656), with credentials that a shared secret makes."""

from __future__ import annotations

import base64
import hashlib
import hmac
import ipaddress
import os
import socket
import struct
import time
from collections.abc import Callable

COOKIE = 0x2112A442
BINDING, ALLOCATE, REFRESH, CREATE_PERMISSION = 0x001, 0x003, 0x004, 0x008
USERNAME, INTEGRITY, ERROR, LIFETIME, PEER, REALM, NONCE, RELAYED, FAMILY, TRANSPORT = (
    0x006, 0x008, 0x009, 0x00D, 0x012, 0x014, 0x015, 0x016, 0x017, 0x019,
)  # fmt: skip
_FAMILIES = {4: 1, 6: 2}
_TRIES = 3


def credentials(secret: str, ttl: int = 300, user: str = "verify") -> tuple[str, str]:
    """Return the name and the password that a client is given, as prosody makes them."""
    name = f"{int(time.time()) + ttl}:{user}"
    digest = hmac.new(secret.encode(), name.encode(), hashlib.sha1).digest()
    return name, base64.b64encode(digest).decode()


def _attribute(kind: int, value: bytes) -> bytes:
    return struct.pack("!HH", kind, len(value)) + value + bytes(-len(value) % 4)


def _parse(answer: bytes) -> dict[int, bytes]:
    found, at = {}, 20
    while at + 4 <= len(answer):
        kind, size = struct.unpack_from("!HH", answer, at)
        found.setdefault(kind, answer[at + 4 : at + 4 + size])
        at += 4 + size + -size % 4
    return found


def _peer(address: str, transaction: bytes) -> bytes:
    ip = ipaddress.ip_address(address)
    mask = struct.pack("!I", COOKIE) + transaction
    return struct.pack("!HH", _FAMILIES[ip.version], 9 ^ (COOKIE >> 16)) + bytes(a ^ b for a, b in zip(ip.packed, mask))


class TurnClient:
    """One socket, and so one allocation at most."""

    def __init__(self, host: str, port: int, name: str = "", password: str = "", timeout: float = 1.5):
        family, _kind, _protocol, _canonical, self._address = socket.getaddrinfo(host, port, type=socket.SOCK_DGRAM)[0]
        self._socket = socket.socket(family, socket.SOCK_DGRAM)
        self._socket.settimeout(timeout)
        self._name, self._password = name, password
        self._realm = self._nonce = b""

    def __enter__(self) -> TurnClient:
        return self

    def __exit__(self, *_error) -> None:
        self._socket.close()

    def binding(self) -> bool:
        """Tell whether the server answers a STUN binding request; raises OSError where nothing comes."""
        return self._ask(BINDING, lambda _: b"")[0] == 0

    def allocate(self, seconds: int = 600, version: int = 4) -> tuple[int, str]:
        """Ask for an allocation, of IPv4 or IPv6; return 0 or the error's number, and its reason."""
        wanted = _attribute(TRANSPORT, b"\x11\0\0\0") + self._lifetime(seconds)
        # Servers without IPv6 may not know the attribute.
        wanted += _attribute(FAMILY, bytes([_FAMILIES[version], 0, 0, 0])) if version == 6 else b""
        code, found = self._signed(ALLOCATE, lambda _: wanted)
        return code, self._reason(found)

    def permit(self, peer: str) -> tuple[int, str]:
        """Ask to exchange packets with a peer of the allocation's kind; return as above."""
        code, found = self._signed(CREATE_PERMISSION, lambda transaction: _attribute(PEER, _peer(peer, transaction)))
        return code, self._reason(found)

    def refresh(self, seconds: int = 600) -> tuple[int, str]:
        """Keep the allocation for so many seconds more; 0 gives it back."""
        code, found = self._signed(REFRESH, lambda _: self._lifetime(seconds))
        return code, self._reason(found)

    @staticmethod
    def _lifetime(seconds: int) -> bytes:
        return _attribute(LIFETIME, struct.pack("!I", seconds))

    @staticmethod
    def _reason(found: dict[int, bytes]) -> str:
        return found.get(ERROR, b"")[4:].decode(errors="replace")

    def _signed(self, method: int, attributes: Callable[[bytes], bytes]) -> tuple[int, dict[int, bytes]]:
        """Ask once without and once with credentials, since the server's answer names realm and nonce."""
        for _ in range(_TRIES):
            code, found = self._ask(method, attributes)
            if code not in (401, 438) or (code == 401 and self._nonce == found.get(NONCE)) or NONCE not in found:
                return code, found
            self._realm, self._nonce = found.get(REALM, self._realm), found[NONCE]
        return code, found

    def _ask(self, method: int, of: Callable[[bytes], bytes]) -> tuple[int, dict[int, bytes]]:
        transaction = os.urandom(12)
        attributes = of(transaction)
        if self._nonce:
            attributes += _attribute(USERNAME, self._name.encode())
            attributes += _attribute(REALM, self._realm) + _attribute(NONCE, self._nonce)
        request = struct.pack("!HHI", method, len(attributes), COOKIE) + transaction + attributes
        if self._nonce:
            key = hashlib.md5(f"{self._name}:{self._realm.decode()}:{self._password}".encode()).digest()
            signed = request[:2] + struct.pack("!H", len(attributes) + 24) + request[4:]
            request = signed + _attribute(INTEGRITY, hmac.new(key, signed, hashlib.sha1).digest())
        answer = self._exchange(request, transaction)
        found = _parse(answer)
        if not struct.unpack("!H", answer[:2])[0] & 0x0110 == 0x0110:
            return 0, found
        return found[ERROR][2] * 100 + found[ERROR][3], found

    def _exchange(self, request: bytes, transaction: bytes) -> bytes:
        """UDP may lose a packet."""
        for attempt in range(_TRIES):
            self._socket.sendto(request, self._address)
            try:
                while True:
                    answer = self._socket.recv(4096)
                    if len(answer) >= 20 and answer[8:20] == transaction:
                        return answer
            except TimeoutError:
                if attempt == _TRIES - 1:
                    raise
        raise TimeoutError
