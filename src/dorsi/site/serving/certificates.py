"""The certificates kept in the data folder: made when first needed, renewed before they end."""

import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from dorsi.errors import InvalidInput, NotSaved
from dorsi.site.folder import prepared
from dorsi.site.serving.authority import (
    Address,
    Certificate,
    is_within_a_network,
    names_of,
    new_authority,
    new_site,
    read,
    vouches_for,
)

FOLDER: Final = "lan"
AUTHORITY_FILE: Final = "authority.pem"
SITE_FILE: Final = "site.pem"
RENEW_BEFORE: Final = timedelta(days=30)
_OWNER_ONLY: Final = 0o600


@dataclass(frozen=True)
class Kept:
    """The certificates as they lie in the folder."""

    authority: Certificate
    site: Path  # key and certificate in one file, as a server reads them
    instead_of_another: bool  # whether phones know one from before, which counts no more


def kept(
    data: Path, name: str, addresses: Iterable[Address], now: datetime, *, afresh: bool = False
) -> Kept:
    """Bring the certificates up to date: what is missing, ends soon or fits no more is made anew.

    Args:
        data: The data folder.
        name: The machine's name on the network, like `study.local`.
        addresses: Where it is reached.
        now: When.
        afresh: Whether the authority that phones know is to be given up.

    Raises:
        InvalidInput: a file there is no certificate of ours.
        NotSaved: one cannot be written.
    """
    folder = prepared(data) / FOLDER
    prepared(folder)
    authority = None if afresh else _authority(folder / AUTHORITY_FILE, name, now)
    instead = authority is None and (folder / AUTHORITY_FILE).exists()
    if authority is None:
        authority = new_authority(name, now)
        _write(folder / AUTHORITY_FILE, authority)
    site = folder / SITE_FILE
    addresses = list(addresses)
    if not _still_good(site, authority, name, addresses, now):
        _write(site, new_site(authority, name, addresses, now))
    return Kept(authority, site, instead)


def authority_of(data: Path) -> Certificate | None:
    """Read the authority that phones are told of; nothing before the first start for them."""
    path = data / FOLDER / AUTHORITY_FILE
    try:
        return _read(path) if path.exists() else None
    except (OSError, ValueError):
        return None


def _authority(path: Path, name: str, now: datetime) -> Certificate | None:
    if not path.exists():
        return None
    try:
        found = _read(path)
    except (OSError, ValueError) as error:
        raise InvalidInput(
            f"{path} cannot be read as a certificate with its key ({error}); "
            "--new-certificate makes another one, which phones then have to install"
        ) from error
    ends_soon = found.signed.not_valid_after_utc - RENEW_BEFORE <= now
    return None if ends_soon or vouches_for(found) != name else found


def _still_good(
    path: Path, authority: Certificate, name: str, addresses: list[Address], now: datetime
) -> bool:
    try:
        site = _read(path)
        site.signed.verify_directly_issued_by(authority.signed)
    except Exception:  # noqa: BLE001  (whatever is wrong with it, another one is made in its place)
        return False
    wanted = {name, *filter(is_within_a_network, addresses)}
    starts, ends = site.signed.not_valid_before_utc, site.signed.not_valid_after_utc
    return names_of(site) == wanted and starts <= now < ends - RENEW_BEFORE


def _read(path: Path) -> Certificate:
    if path.stat().st_mode & 0o077:
        path.chmod(_OWNER_ONLY)  # a copy brought back may have lost it
    return read(path.read_bytes())


def _write(path: Path, certificate: Certificate) -> None:
    """Put a file in place in one step, so that a start that is killed leaves the old one whole."""
    try:
        handle, made = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".pem")  # 0600
        with open(handle, "wb") as file:  # noqa: PTH123  (a handle, not a path)
            file.write(certificate.pem())
            file.flush()
            os.fsync(handle)
        Path(made).replace(path)
    except OSError as error:
        raise NotSaved(f"{path} could not be written: {error.strerror or error}") from error
