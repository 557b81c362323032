"""Runners of public benchmarks: `python -m benchmarks.NAME GOLD.jsonl`, and all of them at once: `python -m benchmarks FOLDER`."""
