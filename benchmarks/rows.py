"""Rows of JSON lines: gold, input and predictions."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

Row = dict[str, Any]


class BenchmarkError(Exception):
    """A benchmark cannot be run; `str()` is one line for a user."""


def read_rows(path: Path) -> list[Row]:
    """All rows of a JSON lines file; blank lines are skipped. Raises BenchmarkError that names the file and line."""
    rows = []
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    row = json.loads(line)
                    if not isinstance(row, dict):
                        raise BenchmarkError(f"{path}, line {number}: not a JSON object")
                    rows.append(row)
    except OSError as error:
        raise BenchmarkError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BenchmarkError(f"{path}: not UTF-8") from error
    except json.JSONDecodeError as error:
        raise BenchmarkError(f"{path}, line {number}: not JSON ({error.msg})") from error
    return rows


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """Write rows as JSON lines."""
    with path.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def ident(row: Row) -> str:
    """The id of a gold row, of a prediction or of a Reading."""
    return str(row["article"]["id"] if "article" in row else row["id"])


def fingerprint(paths: Iterable[Path]) -> str:
    """SHA-256, in hexadecimal, over the bytes of files; of one file, its own."""
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            while chunk := file.read(1 << 20):
                digest.update(chunk)
    return digest.hexdigest()
