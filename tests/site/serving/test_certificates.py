"""Certificates of this machine's own: what phones ask of them, what they may vouch for, renewal."""

import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address, ip_network
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID

from dorsi.errors import InvalidInput
from dorsi.site.serving import authority
from dorsi.site.serving.authority import Certificate, new_authority, new_site, read, vouches_for
from dorsi.site.serving.certificates import authority_of, kept

NAME = "study.local"
NOW = datetime.now(UTC).replace(microsecond=0)
HERE = (ip_address("192.168.1.20"), ip_address("fd00::7"))
APPLE_DAYS = 825  # support.apple.com/103769: no longer than that since 2019, for whatever authority
PUBLIC_DAYS = 398  # support.apple.com/102028: for authorities that come with the system


@pytest.fixture(scope="module")
def root() -> Certificate:
    return new_authority(NAME, NOW)


def shakes_hands(root: Certificate, site: Certificate, name: str, folder: Path) -> None:
    """Connect as a phone does that believes the authority; in memory, with OpenSSL at both ends."""
    file = folder / "site.pem"
    file.write_bytes(site.pem())
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(file)
    asking = ssl.create_default_context(cadata=root.der())
    there, back = ssl.MemoryBIO(), ssl.MemoryBIO()
    one = asking.wrap_bio(back, there, server_hostname=name)
    other = serving.wrap_bio(there, back, server_side=True)
    for end in (one, other) * 2:
        try:
            end.do_handshake()
        except ssl.SSLWantReadError:
            continue
    assert one.getpeercert()


def test_the_authority_may_sign_certificates_and_nothing_below_it_may(root: Certificate) -> None:
    said = root.signed.extensions
    may = said.get_extension_for_class(x509.BasicConstraints)
    assert (may.critical, may.value.ca, may.value.path_length) == (True, True, 0)
    usage = said.get_extension_for_class(x509.KeyUsage)
    assert (usage.critical, usage.value.key_cert_sign) == (True, True)
    assert not usage.value.digital_signature
    assert root.signed.serial_number.bit_length() > 64
    root.signed.verify_directly_issued_by(root.signed)
    assert root.signed.not_valid_after_utc - NOW < timedelta(days=10 * 365)


def test_the_authority_vouches_for_one_name_and_for_addresses_within_a_network(
    root: Certificate,
) -> None:
    said = root.signed.extensions.get_extension_for_class(x509.NameConstraints)
    assert said.critical
    may = said.value.permitted_subtrees
    assert may is not None
    assert [one.value for one in may if isinstance(one, x509.DNSName)] == [NAME]
    networks = [one.value for one in may if isinstance(one, x509.IPAddress)]
    assert set(map(ip_network, networks)) == {
        ip_network(text)
        for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "fc00::/7")
    }
    assert len(may) == 1 + len(networks)
    assert vouches_for(root) == NAME


def test_the_sites_certificate_is_what_phones_ask_for(root: Certificate) -> None:
    site = new_site(root, NAME, HERE, NOW).signed
    said = site.extensions
    names = said.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == [NAME]
    assert set(names.get_values_for_type(x509.IPAddress)) == set(HERE)
    purposes = said.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert list(purposes) == [ExtendedKeyUsageOID.SERVER_AUTH]
    assert not said.get_extension_for_class(x509.BasicConstraints).value.ca
    assert said.get_extension_for_class(x509.KeyUsage).value.digital_signature
    assert isinstance(site.signature_hash_algorithm, hashes.SHA256)
    key = site.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    assert isinstance(key.curve, ec.SECP256R1)
    assert site.not_valid_before_utc <= NOW - timedelta(days=1)  # a phone whose clock is behind
    valid = site.not_valid_after_utc - site.not_valid_before_utc
    assert valid <= timedelta(days=PUBLIC_DAYS) < timedelta(days=APPLE_DAYS)
    assert site.serial_number != new_site(root, NAME, HERE, NOW).signed.serial_number


@pytest.mark.parametrize("name", [NAME, "192.168.1.20"])
def test_a_phone_that_believes_the_authority_connects(
    root: Certificate, name: str, tmp_path: Path
) -> None:
    shakes_hands(root, new_site(root, NAME, HERE, NOW), name, tmp_path)


def test_another_name_is_refused(root: Certificate, tmp_path: Path) -> None:
    with pytest.raises(ssl.SSLCertVerificationError, match=r"not valid for 'other\.local'"):
        shakes_hands(root, new_site(root, NAME, HERE, NOW), "other.local", tmp_path)


@pytest.mark.parametrize("name", ["example.org", "other.local", "study.local.example.org"])
def test_whoever_has_the_key_cannot_vouch_for_another_name(
    root: Certificate, name: str, tmp_path: Path
) -> None:
    forged = new_site(root, name, (), NOW)
    with pytest.raises(ssl.SSLCertVerificationError, match="permitted subtree violation"):
        shakes_hands(root, forged, name, tmp_path)


def test_whoever_has_the_key_cannot_vouch_for_an_address_of_the_world(
    root: Certificate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(authority, "is_within_a_network", lambda _: True)
    forged = new_site(root, NAME, [ip_address("203.0.113.7")], NOW)
    with pytest.raises(ssl.SSLCertVerificationError, match="permitted subtree violation"):
        shakes_hands(root, forged, "203.0.113.7", tmp_path)


def test_an_address_beyond_the_network_does_not_spoil_the_certificate(
    root: Certificate, tmp_path: Path
) -> None:
    site = new_site(root, NAME, [ip_address("127.0.0.1"), ip_address("203.0.113.7")], NOW)
    shakes_hands(root, site, NAME, tmp_path)


def test_a_certificate_of_another_authority_is_refused(root: Certificate, tmp_path: Path) -> None:
    other = new_authority(NAME, NOW)
    assert other.fingerprint() != root.fingerprint()
    with pytest.raises(ssl.SSLCertVerificationError):
        shakes_hands(root, new_site(other, NAME, HERE, NOW), NAME, tmp_path)


def test_the_fingerprint_is_that_of_the_file_phones_get(root: Certificate) -> None:
    from hashlib import sha256  # noqa: PLC0415  (the check, by another way)

    rows = root.fingerprint()
    assert "".join(rows).replace(" ", "").lower() == sha256(root.der()).hexdigest()
    assert [len(row.split()) for row in rows] == [8] * 4


def test_keys_are_readable_by_their_owner_alone_and_stay_so(tmp_path: Path) -> None:
    kept(tmp_path, NAME, HERE, NOW)
    files = [path for path in (tmp_path / "lan").iterdir() if path.is_file()]
    assert len(files) == 2
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert (tmp_path / "lan").stat().st_mode & 0o777 == 0o700
    files[0].chmod(0o644)
    kept(tmp_path, NAME, HERE, NOW)
    assert files[0].stat().st_mode & 0o777 == 0o600


def test_nothing_is_made_anew_while_all_is_well(tmp_path: Path) -> None:
    first = kept(tmp_path, NAME, HERE, NOW)
    was = first.site.read_bytes()
    again = kept(tmp_path, NAME, reversed(HERE), NOW + timedelta(days=40))
    assert not first.instead_of_another
    assert again.site.read_bytes() == was
    assert again.authority.fingerprint() == first.authority.fingerprint()


@pytest.mark.parametrize(
    ("addresses", "later"),
    [
        (HERE, timedelta(days=60)),
        (HERE, timedelta(days=400)),
        ([ip_address("192.168.1.21")], timedelta()),
        ((), timedelta()),
        (HERE, timedelta(days=-10)),
    ],
    ids=["ends soon", "has ended", "another address", "fewer addresses", "the clock went back"],
)
def test_the_sites_certificate_is_renewed_and_phones_need_not_be_told(
    tmp_path: Path, addresses: tuple[str, ...], later: timedelta
) -> None:
    first = kept(tmp_path, NAME, HERE, NOW)
    was = first.site.read_bytes()
    again = kept(tmp_path, NAME, addresses, NOW + later)  # type: ignore[arg-type]
    assert again.site.read_bytes() != was
    assert not again.instead_of_another
    read(again.site.read_bytes()).signed.verify_directly_issued_by(first.authority.signed)


@pytest.mark.parametrize(
    ("name", "later", "afresh"),
    [
        ("den.local", timedelta(), False),
        (NAME, timedelta(days=5 * 365 - 20), False),
        (NAME, timedelta(), True),
    ],
    ids=["another name", "it ends soon", "asked for"],
)
def test_the_authority_is_made_anew_only_when_it_must_be(
    tmp_path: Path, name: str, later: timedelta, afresh: bool
) -> None:
    first = kept(tmp_path, NAME, HERE, NOW)
    again = kept(tmp_path, name, HERE, NOW + later, afresh=afresh)
    assert again.instead_of_another
    assert again.authority.fingerprint() != first.authority.fingerprint()
    assert vouches_for(again.authority) == name
    read(again.site.read_bytes()).signed.verify_directly_issued_by(again.authority.signed)


def test_near_the_authoritys_end_the_site_is_not_renewed_over_and_over(tmp_path: Path) -> None:
    first = kept(tmp_path, NAME, HERE, NOW)
    late = first.authority.signed.not_valid_after_utc - timedelta(days=31)
    site = kept(tmp_path, NAME, HERE, late).site.read_bytes()
    assert kept(tmp_path, NAME, HERE, late).site.read_bytes() == site
    assert read(site).signed.not_valid_after_utc == first.authority.signed.not_valid_after_utc


def spoil(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:200])


def swap(path: Path) -> None:
    """The key of one and the certificate of another, as two files could have been left."""
    other = new_authority(NAME, NOW)
    own = read(path.read_bytes())
    path.write_bytes(Certificate(other.key, own.signed).pem())


@pytest.mark.parametrize("harm", [spoil, swap, Path.unlink])
def test_a_sites_certificate_that_is_none_is_made_anew(
    tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    harm(kept(tmp_path, NAME, HERE, NOW).site)
    again = kept(tmp_path, NAME, HERE, NOW)
    read(again.site.read_bytes()).signed.verify_directly_issued_by(again.authority.signed)


@pytest.mark.parametrize("harm", [spoil, swap])
def test_an_authority_that_is_none_is_never_replaced_unasked(
    tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    kept(tmp_path, NAME, HERE, NOW)
    harm(tmp_path / "lan" / "authority.pem")
    with pytest.raises(InvalidInput, match="--new-certificate"):
        kept(tmp_path, NAME, HERE, NOW)
    assert authority_of(tmp_path) is None
    assert kept(tmp_path, NAME, HERE, NOW, afresh=True).instead_of_another


def test_what_phones_are_told_of_can_be_read_without_making_it(tmp_path: Path) -> None:
    assert authority_of(tmp_path) is None
    made = kept(tmp_path, NAME, HERE, NOW).authority
    found = authority_of(tmp_path)
    assert found is not None
    assert found.fingerprint() == made.fingerprint()
    assert [path.name for path in (tmp_path / "lan").iterdir() if path.name.startswith(".")] == []
