"""`sayso read`: formats, options, errors; the articles are not really read here, which the reader's own tests do."""

import json
import os
import re
import stat
import sys
from pathlib import Path

import pytest

from sayso import __version__
from sayso.cli import main, output, progress
from sayso.cli import read as command
from sayso.errors import DataError
from sayso.record import Reading
from tests.samples import TEXT, reading


@pytest.fixture
def sayso(monkeypatch, capfdbinary):
    """Runs the command in this process: exit code, standard output, standard error."""
    monkeypatch.setattr(command, "read_article", lambda article: Reading(article=article))

    def run(*args: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main.main([str(arg) for arg in args])
        out, err = capfdbinary.readouterr()
        return int(ended.value.code or 0), out.decode(), err.decode()

    return run


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def two(tmp_path: Path) -> Path:
    path = tmp_path / "two.jsonl"
    path.write_text('{"id": "x1", "text": "One 🚢 line."}\n{"id": "x2", "text": "Two lines."}\n', encoding="utf-8")
    return path


def test_version(sayso):
    assert sayso("--version") == (0, f"sayso, version {__version__}\n", "")


def test_help_names_every_option(sayso):
    code, out, _ = sayso("read", "--help")
    assert code == 0
    for option in ("--format", "--out", "--published", "--outlet", "--timings", "--color", "[text|json|jsonl|html]", "Examples:"):
        assert option in out
    assert max(map(len, out.splitlines())) <= 80


def test_text_is_plain_in_a_pipe(sayso, article):
    code, out, err = sayso("read", article)
    assert (code, err) == (0, "")
    assert out.startswith("Minister Says Ferry Line Must End\n")
    assert "\x1b" not in out


def test_colour_when_asked_for(sayso, article, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1m" in sayso("read", article, "--color", "always")[1]
    assert "\x1b" not in sayso("read", article, "--color", "never")[1]


def test_several_articles_are_kept_apart(sayso, two):
    assert sayso("read", two)[1].count("═" * 80) == 1


def test_jsonl_is_one_object_a_line_in_order(sayso, two):
    code, out, _ = sayso("read", two, "--format", "jsonl")
    assert code == 0
    assert [json.loads(line)["article"]["id"] for line in out.splitlines()] == ["x1", "x2"]


def test_json_is_an_array(sayso, two):
    made = json.loads(sayso("read", two, "-f", "json")[1])
    assert [one["article"]["text"] for one in made] == ["One 🚢 line.", "Two lines."]


def test_an_array_is_whole_where_nothing_could_be_read(sayso, tmp_path):
    code, out, _ = sayso("read", tmp_path / "none.txt", "-f", "json")
    assert (code, json.loads(out)) == (1, [])


def test_html_holds_every_article(sayso, two):
    out = sayso("read", two, "-f", "html")[1]
    assert out.startswith("<!doctype html>")
    assert out.count('<article class="reading"') == 2


def test_options_fill_what_a_file_lacks(sayso, article):
    made = json.loads(sayso("read", article, "-f", "jsonl", "--published", "2026-03-06", "--outlet", "Skerry Post")[1])
    assert (made["article"]["published"], made["article"]["outlet"]) == ("2026-03-06", "Skerry Post")


@pytest.mark.parametrize("date", ["yesterday", "2026-13-01", "06/03/2026", ""])
def test_a_wrong_date_is_one_line(sayso, article, date):
    code, out, err = sayso("read", article, "--published", date)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "date" in err


def test_out_writes_the_file(sayso, article, tmp_path):
    target = tmp_path / "made.json"
    target.write_text("old", encoding="utf-8")
    assert sayso("read", article, "-f", "json", "--out", target) == (0, "", "")
    assert json.loads(target.read_text(encoding="utf-8"))[0]["article"]["text"] == TEXT
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ferry.txt", "made.json"]


def test_out_through_a_link_keeps_the_link(sayso, article, tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "made.html")
    assert sayso("read", article, "-f", "html", "-o", tmp_path / "link")[0] == 0
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "made.html").is_file()


def test_out_does_not_write_over_an_article(sayso, article):
    code, out, err = sayso("read", article, "--out", article)
    assert (code, out) == (1, "")
    assert "is one of the articles to be read" in err
    assert article.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("target", ["nowhere/made.json", ".", "made.json/x"])
def test_out_where_nothing_can_be_written_is_one_line(sayso, article, tmp_path, target):
    (tmp_path / "made.json").touch()
    code, out, err = sayso("read", article, "--out", tmp_path / target)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert target.rstrip("/.") in err
    assert "cannot be written" in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_one_line(sayso, article):
    code, out, err = sayso("read", article, "-f", "json", "--out", "/dev/full")
    assert (code, out, err) == (1, "", "sayso: /dev/full: cannot be written: No space left on device\n")


def test_a_disk_that_fills_up_leaves_the_old_file(sayso, article, tmp_path, monkeypatch):
    target = tmp_path / "made.json"
    target.write_text("old", encoding="utf-8")

    def full(self: Path, other: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    code, _, err = sayso("read", article, "-f", "json", "--out", target)
    assert (code, err) == (1, f"sayso: {target}: cannot be written: No space left on device\n")
    assert target.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ferry.txt", "made.json"]


def test_a_read_only_folder_is_one_line(sayso, article, tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(stat.S_IRUSR | stat.S_IXUSR)
    if os.access(closed, os.W_OK):
        pytest.skip("this user may write anywhere")
    code, _, err = sayso("read", article, "--out", closed / "made.json")
    assert (code, err.count("\n")) == (1, 1)


def test_what_cannot_be_read_is_one_line_each_and_the_rest_is_read(sayso, article, tmp_path):
    (tmp_path / "broken.jsonl").write_text('{"id": "x1", "text": "One."}\n{"id": \n{"id": "x3", "text": "Three."}\n', encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "binary.bin").write_bytes(bytes(range(256)) * 40)
    paths = [tmp_path / name for name in ("none.txt", "broken.jsonl", "empty.txt", "folder", "binary.bin")]
    code, out, err = sayso("read", *paths, article, "-f", "jsonl")
    assert code == 1
    assert [json.loads(line)["article"]["id"] for line in out.splitlines()] == ["x1", "x3", "ferry.txt"]
    lines = err.splitlines()
    assert len(lines) == 5
    for path, line in zip(paths, lines, strict=True):
        assert line.startswith("sayso: ")
        assert path.name in line
    assert "line 2" in lines[1]


def test_a_name_with_terminal_commands_is_told_harmlessly(sayso, tmp_path):
    err = sayso("read", tmp_path / "a\x1b[31m\nb.txt")[2]
    assert err.count("\n") == 1
    assert "\x1b" not in err


def test_a_fault_of_ours_costs_one_article(sayso, two, monkeypatch):
    def read_article(article):
        if article.id == "x1":
            raise ZeroDivisionError("by zero")
        return Reading(article=article)

    monkeypatch.setattr(command, "read_article", read_article)
    code, out, err = sayso("read", two, "-f", "jsonl")
    assert code == 1
    assert [json.loads(line)["article"]["id"] for line in out.splitlines()] == ["x2"]
    assert err == "sayso: x1: a fault in Sayso, please report it: ZeroDivisionError: by zero\n"


def test_a_table_that_is_missing_is_one_line(sayso, article, monkeypatch):
    def read_article(article):
        raise DataError("countries.json: missing; install Sayso again")

    monkeypatch.setattr(command, "read_article", read_article)
    assert sayso("read", article) == (1, "", "sayso: countries.json: missing; install Sayso again\n")


def test_a_lone_surrogate_does_no_harm(sayso, tmp_path):
    path = tmp_path / "odd.jsonl"
    path.write_bytes(b'{"id": "x", "text": "One \\ud800 two."}\n')
    for form in ("text", "json", "jsonl", "html"):
        assert sayso("read", path, "-f", form)[0] == 0


def test_ctrl_c_keeps_what_was_read(sayso, two, tmp_path, monkeypatch):
    def read_article(article):
        if article.id == "x2":
            raise KeyboardInterrupt
        return Reading(article=article)

    monkeypatch.setattr(command, "read_article", read_article)
    target = tmp_path / "made.json"
    code, _, err = sayso("read", two, "-f", "json", "--out", target)
    assert (code, err) == (130, f"sayso: stopped; what was read so far is in {target}\n")
    assert [one["article"]["id"] for one in json.loads(target.read_text(encoding="utf-8"))] == ["x1"]


def test_timings_name_the_stages(sayso, two):
    code, out, err = sayso("read", two, "-f", "jsonl", "--timings")
    assert code == 0
    assert len(out.splitlines()) == 2
    assert err.split()[0] == "stage"
    assert {"intake", "reading", "output", "total"} <= {line.split()[0] for line in err.splitlines()}
    assert re.search(r"total +\d+\.\d{3}  5 words, [\d,]+ a second; [\d,]+ MB at most", err)


def test_no_bar_in_a_pipe(sayso, two, monkeypatch):
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    assert sayso("read", two)[2] == ""


def test_a_bar_where_a_person_watches(two, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert progress.expected([str(two), str(tmp_path)]) == 4
    assert progress.expected(["-"]) is None
    assert progress.expected([str(tmp_path / "none")]) == 1
    with progress.Bar(2, shown=True) as bar:
        bar.step()
        bar.say("a line")
        bar.step()
    assert "sayso: a line" in capsys.readouterr().err


def test_output_of_the_whole_reading(sayso, article, monkeypatch):
    monkeypatch.setattr(command, "read_article", lambda article: reading())
    assert "Headline: stronger than the text" in sayso("read", article)[1]
    assert Reading.model_validate_json(sayso("read", article, "-f", "jsonl")[1]) == reading()


def test_an_output_that_is_not_open_yet_is_no_terminal(tmp_path):
    assert not output.Output(tmp_path / "x").terminal
