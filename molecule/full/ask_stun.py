"""Sends a STUN binding request to HOST PORT and fails unless the matching answer comes back."""

import os
import socket
import struct
import sys

transaction = os.urandom(12)
request = struct.pack("!HHI", 0x0001, 0, 0x2112A442) + transaction
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
    sock.settimeout(3)
    sock.sendto(request, (sys.argv[1], int(sys.argv[2])))
    answer = sock.recv(2048)
if answer[:2] != b"\x01\x01" or answer[8:20] != transaction:
    sys.exit(f"no binding response: {answer!r}")
