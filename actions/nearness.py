"""Whether somebody sits at the computer on which this runs: only there a password may be left out."""

import os
from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

SHARED = "DUIDING_SHARED"
FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip")


def at_this_computer(address: str | None, headers: Mapping[str, str]) -> bool:
    """Whether a question came from this computer itself, to its own name, and through no other server.

    `headers` have their names in small letters. A name of elsewhere in `host` is somebody's page that found its way
    here. DUIDING_SHARED=1 says that everybody comes from elsewhere, for a server behind another that does not tell.
    """
    if os.environ.get(SHARED, "0") != "0" or any(name in headers for name in FORWARDED):
        return False
    return (address is None or is_loopback(address)) and is_own_name(headers.get("host"))


def is_own_name(host: str | None) -> bool:
    """Whether a Host header (None where there is none) is this computer's own name for itself."""
    return host is None or is_loopback(urlsplit(f"//{host}").hostname or "")


def is_loopback(name: str) -> bool:
    """Whether a name or address leads to the computer itself."""
    if name == "localhost":
        return True
    try:
        found = ip_address(name)
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None)
    return bool((mapped or found).is_loopback)
