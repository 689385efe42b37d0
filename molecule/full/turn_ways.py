"""Two more ways of a TurnClient, for programs that begin with its file: over TLS, and with an address of IPv6."""

# pylint: disable=undefined-variable,super-init-not-called,protected-access

import ssl
from unittest import mock


class TlsClient(TurnClient):
    """An allocation whose requests go through TLS; the server's certificate is looked at by other tests."""

    def __init__(self, host: str, port: int, name: str, password: str):
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        self._socket = context.wrap_socket(socket.create_connection((host, port), 10), server_hostname=host)
        self._name, self._password = name, password
        self._realm = self._nonce = b""

    def _exchange(self, request: bytes, transaction: bytes) -> bytes:
        self._socket.sendall(request)
        answer = self._read(20)
        assert answer[8:20] == transaction
        return answer + self._read(struct.unpack_from("!H", answer, 2)[0])

    def _read(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
            data += self._socket.recv(size - len(data)) or sys.exit("the server closed the connection")
        return data


class Ipv6Client(TurnClient):
    """An allocation that relays to addresses of IPv6."""

    @staticmethod
    def _lifetime(seconds: int) -> bytes:
        return TurnClient._lifetime(seconds) + _attribute(0x017, b"\x02\0\0\0")

    def permit(self, peer: str) -> tuple[int, str]:
        """Ask to exchange packets with a peer of IPv6, whose address is masked with the transaction too."""
        transaction = os.urandom(12)
        mask = struct.pack("!I", COOKIE) + transaction
        masked = bytes(a ^ b for a, b in zip(ipaddress.IPv6Address(peer).packed, mask))
        value = _attribute(PEER, struct.pack("!HH", 2, 9 ^ (COOKIE >> 16)) + masked)
        with mock.patch("os.urandom", return_value=transaction):
            code, found = self._signed(CREATE_PERMISSION, value)
        return code, self._reason(found)
