"""One more way of a TurnClient, over TLS, for programs that begin with its file."""

# pylint: disable=undefined-variable,super-init-not-called,protected-access

import ssl


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
