"""What only a process of its own can show: closed pipes, full disks, locales, Ctrl-C."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import sayso

# The articles are not really read: that would only make these tests slow.
PROGRAM = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have switched it off for what runs in the background
import sayso.cli.read
from sayso.record import Reading
sayso.cli.read.read_article = lambda article: Reading(article=article)
from sayso.cli.main import main
main()
"""
COMMAND = [sys.executable, "-c", PROGRAM, "read"]
SOURCE = str(Path(sayso.__file__).parents[1])


def start(*args: str, **more: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen([*COMMAND, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), **more)


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": SOURCE, **more}


@pytest.fixture
def many(tmp_path: Path) -> Path:
    path = tmp_path / "many.jsonl"
    lines = (json.dumps({"id": f"x{i}", "text": f"Zażółć 🚢 {i}. " + "Words and words. " * 400}) for i in range(100))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close in other ways there")
def test_a_closed_pipe_is_quiet(many):
    with start(str(many), "-f", "jsonl") as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(300) == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("form", ["jsonl", "html"])
def test_a_full_standard_output_is_one_line(many, form):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, str(many), "-f", form], stdout=full, stderr=subprocess.PIPE, env=environment(), check=False)
    assert (done.returncode, done.stderr) == (1, b"sayso: standard output: cannot be written: No space left on device\n")


@pytest.mark.parametrize("locale", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "latin-1"}])
def test_utf_8_whatever_the_locale(tmp_path, locale):
    (tmp_path / "ż.txt").write_text("Zażółć 🚢.", encoding="utf-8")
    for form in ("text", "jsonl"):
        done = subprocess.run([*COMMAND, str(tmp_path), "-f", form], capture_output=True, env=environment(**locale), check=False)
        assert (done.returncode, done.stderr) == (0, b"")
        assert form == "text" or "Zażółć 🚢." in done.stdout.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C comes in other ways there")
def test_ctrl_c_while_waiting_is_one_line():
    with start("-", stdin=subprocess.PIPE) as process:
        assert process.stdin and process.stderr
        process.stdin.write(b"One line.\n" * 20_000)  # more than a pipe holds: once this is through, it is being read
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=300)
        assert err == b"sayso: stopped; what was read so far is in standard output\n"
        assert process.returncode == 130
