"""Third-party code that only tests use: as it was published, with its version and licence, and nowhere near the app."""

import hashlib
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VENDOR = ROOT / "tests" / "browser" / "vendor"
PACKAGES = json.loads((VENDOR / "VENDOR.json").read_text("utf-8"))


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package["name"])
def test_vendored_file_is_the_published_one_with_its_licence(package: dict[str, str]) -> None:
    assert hashlib.sha256((VENDOR / package["file"]).read_bytes()).hexdigest() == package["sha256"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", package["version"])
    assert "Mozilla Public License" in (VENDOR / package["licence_file"]).read_text("utf-8")


def test_every_vendored_file_is_listed_and_the_app_knows_none_of_them() -> None:
    listed = {name for package in PACKAGES for name in (package["file"], package["licence_file"])}
    assert {path.name for path in VENDOR.iterdir()} == listed | {"VENDOR.json"}
    served = (path.read_text("utf-8") for path in (ROOT / "views").rglob("*.js"))
    assert not any("axe.min" in script for script in served)
