"""The door: files, folders, standard input, one bad item among good ones."""

import io
import os
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.intake import iter_articles
from sayso.record import Article

TEXT = "Ferry stays\n\nThe board met on Monday and agreed that the ferry would stay.\n"
PAGE = (
    "<!doctype html><html><body><article>"
    + "<p>The board met on Monday and agreed that the ferry would stay in the town.</p>" * 1
    + "</article></body></html>"
)
ROW = '{"text": "The board met."}'


def read(inputs: Sequence[str | Path], stdin: bytes = b"", published: str | None = None) -> list[str]:
    """Ids of articles, and errors, with the folder left out."""
    items = list(iter_articles([str(each) for each in inputs], stdin=io.BytesIO(stdin), published=published))
    return [item.id if isinstance(item, Article) else f"! {item}" for item in items]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_kind_of_file(folder: Path) -> None:
    for name, content in {
        "a.txt": TEXT,
        "b.html": PAGE,
        "c.htm": PAGE,
        "d.xhtml": PAGE,
        "e.jsonl": f"{ROW}\n{ROW}",
        "f.ndjson": ROW,
        "g.json": f"[{ROW}]",
        "h.md": f"# {TEXT}",
    }.items():
        Path(name).write_text(content)
    assert read(sorted(Path().iterdir())) == [
        "a.txt",
        "b.html",
        "c.htm",
        "d.xhtml",
        "e.jsonl:1",
        "e.jsonl:2",
        "f.ndjson:1",
        "g.json:1",
        "h.md",
    ]


def test_a_folder_is_walked_in_order_for_what_can_be_read(folder: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b.txt", "c.png", ".hidden/a.txt", "README.md"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(TEXT)
    (folder / "loop").symlink_to(folder)
    assert read(["."]) == ["b.txt", "z.txt", "b.txt-2"]


def test_ids_are_unique_in_input_order(folder: Path) -> None:
    Path("a.jsonl").write_text('{"id": "x", "text": "a"}\n{"id": "x-2", "text": "b"}\n{"id": "x", "text": "c"}\n{"id": "x", "text": "d"}')
    assert read(["a.jsonl"]) == ["x", "x-2", "x-3", "x-4"]


def test_one_bad_item_never_stops_the_rest(folder: Path) -> None:
    Path("a.txt").write_text(TEXT)
    Path("binary.txt").write_bytes(b"\0\1\2\3" * 99)
    Path("empty.txt").touch()
    Path("empty").mkdir()
    Path("rows.jsonl").write_text(f'{ROW}\nnot JSON\n{{"text": "a", "published": "soon"}}\n{ROW}')
    Path("image.html").write_bytes(b"\x89PNG\r\n\x1a\n")
    found = read(
        ["missing.txt", "binary.txt", "empty.txt", "empty", "rows.jsonl", "image.html", "https://alden.example/a", "bad\0name", "a.txt"]
    )
    assert found == [
        "! missing.txt: no such file or folder",
        "! binary.txt: not a text: it looks like a binary file",
        "! empty.txt: there is no text in it",
        "! empty: a folder without articles (looked for .txt .text .md .html .htm .xhtml .jsonl .ndjson .json)",
        "rows.jsonl:1",
        "! rows.jsonl, line 2: not JSON: Expecting value (column 1)",
        '! rows.jsonl, line 3, field "published": "soon" is not an ISO 8601 date, such as 2024-05-24 or 2024-05-24T13:30:00Z',
        "rows.jsonl:4",
        "! image.html: not a web page but a PNG image",
        "! https://alden.example/a: Sayso reads files, not addresses: save the page and give the file",
        "! bad\ufffdname: no such file or folder",
        "a.txt",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read all files")
def test_an_unreadable_file_is_named(folder: Path) -> None:
    Path("a.txt").write_text(TEXT)
    Path("a.txt").chmod(0)
    assert read(["a.txt"]) == ["! a.txt: it may not be read (permission denied)"]


def test_a_wrong_date_given_is_an_error_at_once() -> None:
    with pytest.raises(InputError, match="the publication date given"):
        iter_articles([], published="24 May")


@pytest.mark.parametrize(
    ("content", "media_type", "count"),
    [
        (TEXT.encode(), "text/plain", 1),
        (TEXT.encode("utf-16"), "text/plain", 1),
        (b"[This article first ran elsewhere.]\n\nThe board met.", "text/plain", 1),
        (b"{curly} words begin it", "text/plain", 1),
        (PAGE.encode(), "text/html", 1),
        (b"\xef\xbb\xbf\n<!-- saved -->\n" + PAGE.encode(), "text/html", 1),
        (f"{ROW}\n\n{ROW}\n".encode(), "application/jsonl", 2),
        (b"\xef\xbb\xbf" + ROW.encode(), "application/jsonl", 1),
        (b'{\n  "text": "The board met."\n}\n', "application/json", 1),
        (f"[\n{ROW},\n{ROW}\n]".encode(), "application/json", 2),
    ],
)
def test_standard_input_is_taken_for_what_it_is(content: bytes, media_type: str, count: int) -> None:
    items = list(iter_articles(["-"], stdin=io.BytesIO(content)))
    assert len(items) == count
    for item in items:
        assert isinstance(item, Article)
        assert item.origin is not None
        assert item.origin.media_type == media_type
        assert item.origin.path is None


def test_standard_input_errors() -> None:
    assert read(["-"]) == ["! standard input: there is no text in it"]
    assert read(["-"], b"<rss></rss>") == ["! standard input: a feed or site map, not an article"]
    assert read(["-"], b'{"text": "a"\n{"text": "b"}\n') == [
        "! standard input, line 1: not JSON: Expecting ',' delimiter (column 13)",
        "stdin:2",
    ]
    assert read(["-"], f"{ROW}\nx\n".encode()) == ["stdin:1", "! standard input, line 2: not JSON: Expecting value (column 1)"]


def test_json_lines_are_not_held_in_memory(folder: Path) -> None:
    row = '{"id": null, "text": "' + "The board met on Monday. " * 2000 + '"}\n'
    Path("a.jsonl").write_text(row * 80)
    tracemalloc.start()
    try:
        count = sum(isinstance(item, Article) for item in iter_articles(["a.jsonl"]))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 80
    assert peak < 2_000_000 < Path("a.jsonl").stat().st_size


def test_published_and_outlet_fill_what_is_missing(folder: Path) -> None:
    Path("a.jsonl").write_text('{"text": "a", "published": "2020-01-01"}\n{"text": "b", "outlet": "Own"}')
    first, second = iter_articles(["a.jsonl"], published="2024-05-24", outlet="Given")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.published, first.outlet, second.published, second.outlet) == ("2020-01-01", "Given", "2024-05-24", "Own")
