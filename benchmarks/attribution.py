"""PolNeAR: source, cue and content of attributions in news. `python -m benchmarks.attribution GOLD.jsonl`."""

from benchmarks.runner import Benchmark, run

if __name__ == "__main__":
    run(Benchmark("attribution"))
