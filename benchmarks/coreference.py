"""GAP: which of two names a pronoun stands for, if either. `python -m benchmarks.coreference GOLD.jsonl`."""

from benchmarks.runner import Benchmark, run

if __name__ == "__main__":
    run(Benchmark("coreference"))
