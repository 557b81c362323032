"""Country and PLOVER sector of actors as news words them. `python -m benchmarks.actors GOLD.jsonl`."""

from benchmarks.runner import Benchmark, run

if __name__ == "__main__":
    run(Benchmark("actors"))
