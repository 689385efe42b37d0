"""Logs in at HOST as USER of DOMAIN, with the password from standard input, as any XMPP client does, and says `success`
or `failure`. With `stay` as a fourth argument it stays logged in, and says `ended` when the server ends the session."""

import base64
import re
import socket
import ssl
import sys

host, user, domain, *stay = sys.argv[1:]
password = sys.stdin.readline().rstrip("\n")
STREAM = (
    f"<?xml version='1.0'?><stream:stream to='{domain}' version='1.0' xmlns='jabber:client' "
    "xmlns:stream='http://etherx.jabber.org/streams'>"
)


def ask(connection: socket.socket, text: str, answer: str) -> str:
    """Send a text and read until the answer is there."""
    connection.sendall(text.encode())
    got = ""
    while not (found := re.search(answer, got)):
        part = connection.recv(4096).decode()
        assert part, f"the connection ended after {got!r}"
        got += part
    return found.group(0)


context = ssl.create_default_context()
context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
with socket.create_connection((host, 5222), timeout=10) as plain:
    ask(plain, STREAM, "</stream:features>")
    ask(plain, "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>", "<proceed")
    with context.wrap_socket(plain, server_hostname=domain) as connection:
        ask(connection, STREAM, "</stream:features>")
        token = base64.b64encode(f"\0{user}\0{password}".encode()).decode()
        request = f"<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>{token}</auth>"
        print(ask(connection, request, "<success|<failure").removeprefix("<"), flush=True)
        if stay:
            connection.settimeout(None)
            while connection.recv(4096):
                pass
            print("ended")
