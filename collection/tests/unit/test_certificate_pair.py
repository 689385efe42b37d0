"""A certificate and its key are judged before anybody is made to trust it."""

import datetime
import subprocess

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from ansible_collections.scalable.jitsi.plugins.module_utils.certificate_pair import problem

NAME = "auth.meet.example.com"
NOW = datetime.datetime.now(datetime.timezone.utc)
KEY, OTHER = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))


def run(command: list[str]) -> tuple[int, str]:
    """Run a command here."""
    process = subprocess.run(command, capture_output=True, text=True, check=False)
    return process.returncode, process.stdout + process.stderr


def certificate(name: str = NAME, days: tuple[int, int] = (-1, 90), issuer: str = "") -> bytes:
    """Return a certificate of KEY."""
    subject, signer = (
        x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, text)]) for text in (name, issuer or name)
    )
    builder = (
        x509.CertificateBuilder(signer, subject, KEY.public_key(), x509.random_serial_number())
        .not_valid_before(NOW + datetime.timedelta(days=days[0]))
        .not_valid_after(NOW + datetime.timedelta(days=days[1]))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
    )
    return builder.sign(OTHER if issuer else KEY, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def private(key) -> bytes:
    """Return a key as prosody reads it."""
    form = (serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return key.private_bytes(serialization.Encoding.PEM, *form)


@pytest.fixture
def judge(tmp_path):
    """Return a function that judges a pair."""

    def of(crt: bytes | None, key: bytes | None = private(KEY)) -> str:
        for ending, content in (("crt", crt), ("key", key)):
            if content is not None:
                (tmp_path / f"auth.{ending}").write_bytes(content)
        return problem(run, f"{tmp_path}/auth", NAME).replace(f"{tmp_path}/", "")

    return of


def test_there_may_be_none_yet(judge):
    assert judge(None, None) == ""


@pytest.mark.parametrize("name", [NAME, "*.meet.example.com"])
def test_one_that_fits_is_passed(judge, name):
    assert judge(certificate(name)) == ""
    assert judge(certificate(name, issuer="CA")) == ""


def test_one_that_has_expired_and_was_made_here_is_for_the_run_to_renew(judge):
    assert judge(certificate(days=(-9, -1))) == ""


@pytest.mark.parametrize(
    ("crt", "key", "says"),
    [
        (certificate("meet.example.com"), private(KEY), f"auth.crt is for meet.example.com, not for {NAME}"),
        (certificate(days=(-9, -1), issuer="CA"), private(KEY), "auth.crt has expired on "),
        (certificate(days=(2, 9)), private(KEY), "auth.crt is not valid before "),
        (certificate(), private(OTHER), "auth.key is not the key of auth.crt"),
        (certificate(), None, "auth.key is not there or cannot be read without a passphrase"),
        (certificate(), b"nonsense", "auth.key is not there or cannot be read without a passphrase"),
        (b"nonsense", private(KEY), "auth.crt is no certificate"),
        (certificate() + private(KEY), private(KEY), "auth.crt holds a private key, which every bridge would get"),
    ],
)
def test_what_does_not_fit_is_said_with_its_file(judge, crt, key, says):
    assert judge(crt, key).startswith(says)
