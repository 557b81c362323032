"""TempEval-3: time expressions and their TIMEX3 values. `python -m benchmarks.times GOLD.jsonl`."""

from benchmarks.runner import Benchmark, run

if __name__ == "__main__":
    run(Benchmark("times"))
