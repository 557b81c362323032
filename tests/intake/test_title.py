"""Where a known title stands in a text."""

import pytest

from sayso.intake.title import find_title


@pytest.mark.parametrize(
    ("text", "title", "span"),
    [
        ("Ferry stays\n\nThe board met.", "Ferry stays", (0, 11)),
        ("By Ada Holm\nFERRY  STAYS\nThe board met.", "Ferry stays", (12, 24)),
        ("“Ferry” stays – board\nThe", '"Ferry" stays - board', (0, 21)),
        ("Ferry\nstays\nThe board met.", "Ferry stays", (0, 11)),
        ("Will it stay? The board met.", "Will it stay?", (0, 13)),
        ("Ferry stays for a year, the board says.", "Ferry stays", None),
        ("The board met.\n1\n2\n3\n4\n5\nFerry stays\n", "Ferry stays", None),
        ("Ferry stays", "", None),
        ("", "Ferry stays", None),
        ("İstanbul votes\nx", "i̇stanbul votes", None),
    ],
)
def test_find_title(text: str, title: str, span: tuple[int, int] | None) -> None:
    assert find_title(text, title) == span
