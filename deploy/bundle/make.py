"""Make the bundle: one zip that installs on a closed network, without administrator or make.

It holds our wheel, a wheelhouse with every dependency for Linux and for Windows, and a start
script for each. ``python deploy/bundle/make.py [--only linux|windows]`` writes it to ``dist/``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
DIST = ROOT / "dist"
PYTHONS = ("3.11", "3.12", "3.13")
PLATFORMS = {
    "linux": ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
    "windows": ("win_amd64",),
}


def run(*arguments: str) -> None:
    """Run a command of this Python; stop with its status where it fails."""
    finished = subprocess.run([sys.executable, *arguments], cwd=ROOT, check=False)  # noqa: S603
    if finished.returncode:
        raise SystemExit(finished.returncode)


def build_wheel() -> Path:
    """Our own wheel, newest last."""
    run("-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(DIST), ".")
    return max(DIST.glob("plpmission-*.whl"), key=lambda path: path.stat().st_mtime)


def download(wheel: Path, system: str, python: str, house: Path) -> None:
    """Every dependency of the wheel for one system and Python, as wheels only."""
    tags = [part for tag in PLATFORMS[system] for part in ("--platform", tag)]
    run(
        "-m", "pip", "download", "-q", "--only-binary=:all:", "--python-version", python,
        "--implementation", "cp", *tags, "-c", "constraints.txt", "-d", str(house), str(wheel),
    )  # fmt: skip


def pack(wheel: Path, houses: dict[str, Path]) -> Path:
    """The zip itself."""
    target = DIST / f"{wheel.name.split('-py3')[0]}-bundle.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as bundle:
        for name in ("start.sh", "start.cmd", "LISEZMOI.txt", "LEESMIJ.txt"):
            bundle.write(HERE / name, name)
        for system, house in houses.items():
            for path in sorted(house.iterdir()):
                bundle.write(path, f"wheelhouse/{system}/{path.name}")
    return target


def main() -> None:
    """Build, download, pack."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=sorted(PLATFORMS))
    parser.add_argument("--python", action="append", choices=PYTHONS)
    options = parser.parse_args()
    wheel = build_wheel()
    houses = {}
    for system in [options.only] if options.only else sorted(PLATFORMS):
        house = houses[system] = DIST / "wheelhouse" / system
        house.mkdir(parents=True, exist_ok=True)
        for python in options.python or PYTHONS:
            download(wheel, system, python, house)
    print(pack(wheel, houses))  # noqa: T201


if __name__ == "__main__":
    main()
