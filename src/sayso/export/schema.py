"""The JSON Schema of a reading, generated from the data model: `python -m sayso.export.schema > docs/schema.json`."""

import json

from sayso.record import Reading


def schema() -> str:
    """The schema as indented JSON, the same bytes each time."""
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Reading.model_json_schema(mode="serialization")}
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    print(schema(), end="")
