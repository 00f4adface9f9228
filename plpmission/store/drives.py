"""Whether a file lies on a drive of another machine, whose locks and syncs may not hold."""

from __future__ import annotations

import sys
from pathlib import Path, PurePath

_MOUNTS = Path("/proc/self/mounts")
_REMOTE = {
    *("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "9p", "glusterfs", "lustre"),
    *("fuse.sshfs", "fuse.glusterfs", "fuse.rclone", "fuse.davfs2", "davfs"),
}
"""Types of file systems, as /proc/mounts names them."""
_DRIVE_REMOTE = 4  # GetDriveTypeW


def on_network_drive(path: Path) -> bool:
    """Whether a path is on a network drive, as far as the system says."""
    if sys.platform == "win32":
        return _remote_in_windows(path)
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace")
        return file_system(path.resolve(), mounts) in _REMOTE
    except OSError:
        return False


def file_system(path: PurePath, mounts: str) -> str:
    """The type of the file system that holds a path: that of the deepest mount above it."""
    found, depth = "", -1
    for line in mounts.splitlines():
        _, place, kind, *_ = line.split()
        mount = PurePath(place.replace("\\040", " "))
        if path.is_relative_to(mount) and len(mount.parts) > depth:
            found, depth = kind, len(mount.parts)
    return found


def _remote_in_windows(path: Path) -> bool:
    if path.drive.startswith("\\\\"):
        return True
    import ctypes

    windows = getattr(ctypes, "windll").kernel32  # noqa: B009 - there on Windows alone
    return bool(windows.GetDriveTypeW(f"{path.drive}\\") == _DRIVE_REMOTE)
