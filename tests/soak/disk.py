"""A disk that can lose power: a layer under the very SQLite that the store uses.

SQLite reaches the disk through its VFS. ``record`` puts another one before it (by ctypes, in the
library that Python's ``sqlite3`` has loaded), which passes every write, truncation, sync and
deletion on and keeps it in a log. ``after_a_crash`` makes the files that a disk may hold when the
power goes at a place of that log: what was synced is there; of the rest of each file some writes
are there, some are not, and some are torn at a sector's border.
"""

from __future__ import annotations

import _sqlite3
import ctypes
import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SECTOR = 512
_POINTER = ctypes.c_void_p
_INT = ctypes.c_int
_LONG = ctypes.c_int64


@dataclass(frozen=True)
class Operation:
    """What was asked of the disk, or ``said`` to the writer (then ``data`` is what)."""

    kind: str  # open, write, truncate, sync, delete, said
    file: str
    at: int = 0
    data: bytes = b""


class _Vfs(ctypes.Structure):
    pass


# Names are passed on as the very pointers: SQLite keeps them as long as the file is open.
_OPEN = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _POINTER, _INT, _POINTER)
_DELETE = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _INT)
_WRITE = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _INT, _LONG)
_TRUNCATE = ctypes.CFUNCTYPE(_INT, _POINTER, _LONG)
_SYNC = ctypes.CFUNCTYPE(_INT, _POINTER, _INT)
# The structures of sqlite3.h; what is passed on as it is needs no signature.
_Vfs._fields_ = [
    ("version", _INT),
    ("file_size", _INT),
    ("path_size", _INT),
    ("next", _POINTER),
    ("name", ctypes.c_char_p),
    ("data", _POINTER),
    ("open", _OPEN),
    ("delete", _DELETE),
    ("others", _POINTER * 14),
]


class _Methods(ctypes.Structure):
    _fields_ = [
        ("version", _INT),
        ("close", _POINTER),
        ("read", _POINTER),
        ("write", _WRITE),
        ("truncate", _TRUNCATE),
        ("sync", _SYNC),
        ("others", _POINTER * 13),
    ]


class _File(ctypes.Structure):
    _fields_ = [("methods", ctypes.POINTER(_Methods))]


class Recorder:
    """Keeps what is asked of the disk from now on, in this process."""

    def __init__(self) -> None:
        self.log: list[Operation] = []
        self._names: dict[int, str] = {}
        self._kept: list[Any] = []  # callbacks and structures that C holds on to
        self._methods: dict[int, _Methods] = {}
        library = ctypes.CDLL(_sqlite3.__file__)
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        self._below = library.sqlite3_vfs_find(None).contents
        above = _Vfs()
        ctypes.memmove(ctypes.byref(above), ctypes.byref(self._below), ctypes.sizeof(_Vfs))
        above.name = b"recorded"
        above.open, above.delete = _OPEN(self._open), _DELETE(self._delete)
        self._kept.append(above)
        assert library.sqlite3_vfs_register(ctypes.byref(above), 1) == 0

    def say(self, what: str) -> None:
        """Keep that something was acknowledged here."""
        self.log.append(Operation("said", "", data=what.encode()))

    def _open(self, _vfs: int, name: int | None, file: int, flags: int, out: int) -> int:
        below = ctypes.byref(self._below)
        code = int(self._below.open(ctypes.cast(below, _POINTER), name, file, flags, out))
        held = ctypes.cast(file, ctypes.POINTER(_File)).contents
        if code == 0 and name and held.methods:
            self._names[file] = _name_at(name)
            held.methods = ctypes.pointer(self._recorded(held.methods))
            self.log.append(Operation("open", self._names[file]))
        return code

    def _recorded(self, methods: Any) -> _Methods:
        place = ctypes.addressof(methods.contents)
        if place in self._methods:
            return self._methods[place]
        below, above = methods.contents, _Methods()
        ctypes.memmove(ctypes.byref(above), ctypes.byref(below), ctypes.sizeof(_Methods))

        def write(file: int, data: int, size: int, at: int) -> int:
            written = ctypes.string_at(data, size)
            self.log.append(Operation("write", self._names[file], at, written))
            return int(below.write(file, data, size, at))

        def truncate(file: int, size: int) -> int:
            self.log.append(Operation("truncate", self._names[file], size))
            return int(below.truncate(file, size))

        def sync(file: int, flags: int) -> int:
            code = int(below.sync(file, flags))
            self.log.append(Operation("sync", self._names[file]))
            return code

        above.write, above.truncate, above.sync = _WRITE(write), _TRUNCATE(truncate), _SYNC(sync)
        self._kept.append((below, above))
        self._methods[place] = above
        return above

    def _delete(self, _vfs: int, name: int, sync: int) -> int:
        self.log.append(Operation("delete", _name_at(name)))
        below = ctypes.cast(ctypes.byref(self._below), _POINTER)
        return int(self._below.delete(below, name, sync))


def _name_at(place: int) -> str:
    return Path(ctypes.string_at(place).decode()).name


def after_a_crash(
    start: dict[str, bytes], log: Sequence[Operation], chance: random.Random
) -> dict[str, bytes]:
    """The files that the disk may hold when the power goes at the end of this log."""
    waiting: dict[str, list[Operation]] = defaultdict(list)
    held = {name: bytearray(content) for name, content in start.items()}
    for operation in log:
        if operation.kind in {"write", "truncate"}:
            waiting[operation.file].append(operation)
        elif operation.kind == "sync":
            _apply(held, operation.file, waiting.pop(operation.file, []))
        elif operation.kind == "delete":
            waiting.pop(operation.file, None)
            held.pop(operation.file, None)
    for name, operations in waiting.items():
        _apply(held, name, list(_left_of(operations, chance)))
    return {name: bytes(content) for name, content in held.items()}


def _left_of(operations: Sequence[Operation], chance: random.Random) -> list[Operation]:
    """What of the writes that no sync waited for came to the disk."""
    ways: tuple[Callable[[], list[Operation]], ...] = (
        list,
        lambda: list(operations),
        lambda: list(operations[: chance.randrange(len(operations) + 1)]),
        lambda: [one for one in operations if chance.random() < 0.5],
        lambda: [_torn(one, chance) for one in operations if chance.random() < 0.7],
    )
    return chance.choice(ways)()


def _torn(operation: Operation, chance: random.Random) -> Operation:
    sectors = len(operation.data) // SECTOR
    if operation.kind != "write" or sectors < 2 or chance.random() < 0.5:
        return operation
    kept = chance.randrange(1, sectors) * SECTOR
    if chance.random() < 0.5:
        return Operation("write", operation.file, operation.at, operation.data[:kept])
    return Operation("write", operation.file, operation.at + kept, operation.data[kept:])


def _apply(held: dict[str, bytearray], name: str, operations: Sequence[Operation]) -> None:
    content = held.setdefault(name, bytearray())
    for operation in operations:
        if operation.kind == "truncate":
            del content[operation.at :]
            continue
        end = operation.at + len(operation.data)
        content.extend(bytes(max(0, end - len(content))))
        content[operation.at : end] = operation.data
