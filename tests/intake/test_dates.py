"""Dates: what is ISO 8601, and what a page's metadata may hold besides."""

import pytest

from sayso.intake.dates import iso, page_date, url_date


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("2024-05-24", "2024-05-24"),
        (" 2024-05-24 10:30 ", "2024-05-24T10:30"),
        ("2024-05-24t10:30:00z", "2024-05-24T10:30:00Z"),
        ("2024-05-24T10:30:00+0200", "2024-05-24T10:30:00+02:00"),
        ("2024-05-24T10:30:00.123456-05:00", "2024-05-24T10:30:00.123456-05:00"),
        ("20240524", "2024-05-24"),
        ("2024-W21-5", "2024-05-24"),
        ("2024-02-30", None),
        ("2024-05", None),
        ("24.05.2024", None),
        ("2024-05-24T25:00", None),
        ("٢٠٢٤-٠٥-٢٤", None),
        ("yesterday", None),
        ("", None),
        ("2024-05-24" * 1000, None),
    ],
)
def test_iso(value: str, found: str | None) -> None:
    assert iso(value) == found


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("May 24, 2024 at 9:00 a.m.", "2024-05-24"),
        ("Friday, 24th May 2024", "2024-05-24"),
        ("Sept. 3, 2023", "2023-09-03"),
        ("2024/5/24 10:00", "2024-05-24"),
        ("Fri, 24 May 2024 10:00:00 +0200", "2024-05-24"),
        ("04/05/2024", None),
        ("1970-01-01T00:00:00Z", None),
        ("0001-01-01", None),
        ("no date", None),
    ],
)
def test_page_date(value: str, found: str | None) -> None:
    assert page_date(value) == found


def test_url_date() -> None:
    assert url_date("https://alden.example/2024/05/24/ferry") == "2024-05-24"
    assert url_date("https://alden.example/2024/13/24/ferry") is None
