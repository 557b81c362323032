"""A reading as one line of JSON: the contract of docs/record.md."""

import json

from pydantic_core import PydanticSerializationError

from sayso.record import Reading


def to_json(reading: Reading) -> bytes:
    """One reading as one line of UTF-8 JSON, without a line end; a lone surrogate becomes its \\u escape."""
    try:
        return reading.model_dump_json().encode()
    except PydanticSerializationError:
        whole = json.dumps(reading.model_dump(mode="json"), ensure_ascii=False, separators=(",", ":"))
        # Inside a JSON string, which is the only place a surrogate can stand in, Python's escape is JSON's own.
        return whole.encode("utf-8", "backslashreplace")
