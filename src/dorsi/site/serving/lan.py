"""What the site is called in the network of this machine."""

import re
import socket
from dataclasses import dataclass
from typing import Final

WITHOUT_A_NAME: Final = "dorsi"
LONGEST_LABEL: Final = 63


@dataclass(frozen=True)
class Lan:
    """Where the site is reached in the network."""

    name: str  # like study.local
    port: int

    @property
    def secure(self) -> str:
        """The site itself."""
        return f"https://{self.name}:{self.port}"

    @property
    def plain(self) -> str:
        """The page that comes before: how a phone learns to believe the site's certificate."""
        return f"http://{self.name}:{self.port}"


def lan_of(text: str) -> Lan | None:
    """Read `name:port`, as the settings hold it; nothing where the site is not for a network."""
    name, _, port = text.rpartition(":")
    return Lan(name, int(port)) if name and port.isdecimal() else None


def name_of_this_machine(said: str | None = None) -> str:
    """Name this machine as the network knows it, like `study.local`.

    Args:
        said: What the system calls it; asked for where it is not given.
    """
    said = socket.gethostname() if said is None else said
    label = re.sub(r"[^a-z0-9-]+", "-", said.partition(".")[0].lower()).strip("-")
    if not label or label == "localhost":
        label = WITHOUT_A_NAME
    return f"{label[:LONGEST_LABEL].rstrip('-')}.local"
