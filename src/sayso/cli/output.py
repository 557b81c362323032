"""Where a command writes to: standard output, or a file that appears only once it is whole."""

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from sayso.errors import OutputError


class PipeClosed(Exception):
    """The reader of our output has gone away, which is no error: there is nobody left to tell."""


def silence() -> None:
    """Sends what is left in the buffer of standard output nowhere, so that its closing at exit cannot fail."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Output:
    """Bytes on their way to `path`, or to standard output where it is None.

    A regular file is written beside its name and moved there at the end, so that a full disk leaves the old one as it was; a device
    or a pipe is written to as it is. Raises `OutputError` with one clear line, and `PipeClosed` where nobody listens any more.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.name = str(path) if path else "standard output"
        self._part: Path | None = None
        self._file: BinaryIO | None = None

    @property
    def terminal(self) -> bool:
        """Whether a person reads along."""
        return self.path is None and sys.stdout.isatty()

    def __enter__(self) -> "Output":
        try:
            self._file = self._open()
        except OSError as error:
            raise self._error(error) from error
        return self

    def _open(self) -> BinaryIO:
        if self.path is None:
            return sys.stdout.buffer
        if self.path.exists() and not stat.S_ISREG(self.path.stat().st_mode):
            return self.path.open("wb")
        target = self.path.resolve()  # a link stays a link
        self._part = target.with_name(f".{target.name[:200]}.{os.getpid()}.part")
        return self._part.open("wb")

    def write(self, data: str | bytes) -> None:
        """Writes bytes, or text as UTF-8."""
        assert self._file is not None
        try:
            self._file.write(data.encode("utf-8", "replace") if isinstance(data, str) else data)
        except OSError as error:
            raise self._error(error) from error

    def flush(self) -> None:
        """Hands what was written to whoever reads it."""
        assert self._file is not None
        try:
            self._file.flush()
        except OSError as error:
            raise self._error(error) from error

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        assert self._file is not None
        try:
            if kind is None:
                self._file.flush()
                if self._part and self.path:
                    self._file.close()
                    self._part.replace(self.path.resolve())
        except OSError as failed:
            raise self._error(failed) from failed
        finally:
            if self.path:
                with suppress(OSError):  # what is left in the buffer is not wanted any more
                    self._file.close()
            if self._part:
                with suppress(OSError):
                    self._part.unlink(missing_ok=True)

    def _error(self, error: OSError) -> Exception:
        if self.path is None:
            silence()
        if isinstance(error, BrokenPipeError):
            return PipeClosed()
        return OutputError(f"{self.name}: cannot be written: {error.strerror or error}")
