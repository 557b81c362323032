"""LGL and TR-News: toponyms and where they lie. `python -m benchmarks.places GOLD.jsonl`."""

from benchmarks.runner import Benchmark, run

if __name__ == "__main__":
    run(Benchmark("places"))
