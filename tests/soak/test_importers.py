"""Broken documents for an hour (``SOAK_SECONDS``): no crash, no hang, no growth."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

SECONDS = float(os.environ.get("SOAK_SECONDS", "3600"))
A_ROUND = 400
"""Documents of one process."""
HANGS = 600
"""Seconds after which a round hangs."""
ROOT = Path(__file__).parents[2]


def test_broken_documents_are_refused_or_read(tmp_path: Path) -> None:
    ends = time.monotonic() + SECONDS
    seed = int(os.environ.get("SOAK_SEED", "2026"))
    rounds = 0
    while time.monotonic() < ends:
        rounds += 1
        done = subprocess.run(
            [sys.executable, "-m", "tests.soak.importers_child", str(seed + rounds), str(A_ROUND)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=HANGS,
            check=False,
        )
        assert done.returncode == 0, f"{seed + rounds}: {done.stdout}{done.stderr[-3000:]}"
    assert rounds
