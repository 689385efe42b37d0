"""Finds secrets in texts, in whatever form they may be written."""

import base64
import itertools


def forms(secret: str) -> set[str]:
    """Return a secret as it may be written: plain, hex, escaped, and in base64 at each of the three alignments."""
    raw = secret.encode()
    found = {secret, raw.hex(), raw.hex().upper(), "".join(f"\\x{byte:02x}" for byte in raw)}
    found |= {"".join(f"%{byte:02X}" for byte in raw), "".join(f"\\u{byte:04x}" for byte in raw)}
    for shift in range(3):
        text = base64.b64encode(b"\0" * shift + raw).decode()
        # The ends depend on what stands beside the secret.
        found.add(text[4 if shift else 0 : -4])
    return found


def search(texts: dict[str, str], secrets: dict[str, str]) -> list[str]:
    """Return where which secret was found."""
    return [
        f"{name} in {place}"
        for (place, text), (name, secret) in itertools.product(texts.items(), secrets.items())
        if any(form in text for form in forms(secret))
    ]
