"""Certificates of this machine's own: an authority that vouches for one name, and what it signs.

Nobody outside can vouch for a name in a local network, so the machine does it itself. The phone is
told once to believe it. What it may vouch for is written into it: the machine's own name, and the
addresses that only exist within a network. What phones ask of a certificate stands in
docs/decisions/18-own-certificates.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Address, ip_network
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

Address = IPv4Address | IPv6Address

AUTHORITY_FOR: Final = timedelta(days=5 * 365)  # longer than most phones are kept
PAIRS_IN_A_ROW: Final = 8
SITE_FOR: Final = timedelta(days=90)
CLOCKS_ARE_OFF: Final = timedelta(days=2)  # a phone's may be behind; it counts into the time above
WITHIN_A_NETWORK: Final = tuple(
    ip_network(text)
    for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "fc00::/7")
)


@dataclass(frozen=True)
class Certificate:
    """A certificate and the key that belongs to it."""

    key: ec.EllipticCurvePrivateKey
    signed: x509.Certificate

    def pem(self) -> bytes:
        """Write both into one text, so that a file never holds one without the other."""
        key = self.key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        return key + self.signed.public_bytes(serialization.Encoding.PEM)

    def der(self) -> bytes:
        """Write the certificate alone, for others to have."""
        return self.signed.public_bytes(serialization.Encoding.DER)

    def fingerprint(self) -> list[str]:
        """Say by what it is recognised: SHA-256 in pairs, as phones show it, eight in a row."""
        whole = self.signed.fingerprint(hashes.SHA256())
        rows = range(0, len(whole), PAIRS_IN_A_ROW)
        return [whole[at : at + PAIRS_IN_A_ROW].hex(" ").upper() for at in rows]


def read(pem: bytes) -> Certificate:
    """Read what `pem` wrote.

    Raises:
        ValueError: it holds no key with its certificate.
    """
    key = serialization.load_pem_private_key(pem, password=None)
    signed = x509.load_pem_x509_certificate(pem)
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.public_key() != signed.public_key():
        raise ValueError("the key is not the certificate's")
    return Certificate(key, signed)


def is_within_a_network(address: Address) -> bool:
    """Whether an address exists only within a network, so that the authority may vouch for it."""
    return any(address in network for network in WITHIN_A_NETWORK)


def new_authority(name: str, now: datetime) -> Certificate:
    """Make an authority that can vouch for one name and for addresses within a network.

    Args:
        name: The machine's name on the network, like `study.local`.
        now: When.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _named(f"Dorsi on {name.removesuffix('.local')}")
    may = [x509.DNSName(name), *map(x509.IPAddress, WITHIN_A_NETWORK)]
    signs = _usage(key_cert_sign=True, crl_sign=True)
    made = (
        _begun(subject, subject, key, now, now - CLOCKS_ARE_OFF + AUTHORITY_FOR)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(signs, critical=True)
        .add_extension(x509.NameConstraints(may, None), critical=True)
    )
    return Certificate(key, made.sign(key, hashes.SHA256()))


def new_site(
    authority: Certificate, name: str, addresses: Iterable[Address], now: datetime
) -> Certificate:
    """Make what the site shows to whoever connects.

    Args:
        authority: Who vouches for it; it does not outlive that.
        name: The machine's name on the network.
        addresses: Where it is reached too; those beyond a network are left out, because with one of
            them nothing of the certificate would be believed.
        now: When.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    until = min(now - CLOCKS_ARE_OFF + SITE_FOR, authority.signed.not_valid_after_utc)
    within = [x509.IPAddress(address) for address in addresses if is_within_a_network(address)]
    made = (
        _begun(_named(name), authority.signed.subject, key, now, until)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(digital_signature=True), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name), *within]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.key.public_key()),
            critical=False,
        )
    )
    return Certificate(key, made.sign(authority.key, hashes.SHA256()))


def vouches_for(authority: Certificate) -> str | None:
    """Name the one name that an authority may vouch for; nothing where it is not one of ours."""
    try:
        may = authority.signed.extensions.get_extension_for_class(x509.NameConstraints).value
    except x509.ExtensionNotFound:
        return None
    names = [one.value for one in may.permitted_subtrees or () if isinstance(one, x509.DNSName)]
    return names[0] if len(names) == 1 else None


def names_of(site: Certificate) -> set[str | Address]:
    """The name and addresses that a site's certificate is for."""
    said = site.signed.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    addresses = said.get_values_for_type(x509.IPAddress)
    names: set[str | Address] = set(said.get_values_for_type(x509.DNSName))
    return names | {one for one in addresses if isinstance(one, IPv4Address | IPv6Address)}


def _named(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text[:64])])  # the standard's limit


def _begun(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    now: datetime,
    until: datetime,
) -> x509.CertificateBuilder:
    return x509.CertificateBuilder(
        issuer_name=issuer,
        subject_name=subject,
        public_key=key.public_key(),
        serial_number=x509.random_serial_number(),
        not_valid_before=now - CLOCKS_ARE_OFF,
        not_valid_after=until,
    ).add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)


def _usage(**may: bool) -> x509.KeyUsage:
    nothing = dict.fromkeys(
        (
            "digital_signature", "content_commitment", "key_encipherment", "data_encipherment",
            "key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
        ),
        False,
    )  # fmt: skip
    return x509.KeyUsage(**{**nothing, **may})
