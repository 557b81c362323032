"""The schema and the page of docs about it keep up with the data model."""

import json
import re
from pathlib import Path
from typing import Any

from sayso.export.schema import schema

DOCS = Path(__file__).parents[2] / "docs"


def test_the_schema_in_docs_is_up_to_date():
    assert (DOCS / "schema.json").read_text(encoding="utf-8") == schema(), "run: python -m sayso.export.schema > docs/schema.json"


def test_every_field_is_in_docs():
    told = set(re.findall(r"`([a-z_0-9]+)`", (DOCS / "record.md").read_text(encoding="utf-8")))
    made: dict[str, Any] = json.loads(schema())
    fields = {name for part in (made, *made["$defs"].values()) for name in part.get("properties", {})}
    assert fields - {"content"} <= told, f"not in docs/record.md: {sorted(fields - told)}"


def test_bytes_that_are_never_printed_are_not_promised():
    assert "content" not in json.loads(schema())["$defs"]["Origin"]["properties"]
