"""The heads over the encoder: each is small, reads word vectors, and is run with numpy in the package (`sayso/reading/heads.py`)."""

import torch
from torch import Tensor, nn

DISTANCES = 25
TYPES = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "YIELD",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)


def distance_bucket(distance: Tensor) -> Tensor:
    """Signed word distances to `range(DISTANCES)`: one bucket a power of about 1.5, 12 on each side of zero."""
    size = torch.clamp((torch.log1p(distance.abs().float()) / 0.45).long(), max=12)
    return torch.where(distance < 0, 12 - size, 12 + size)


class Pairs(nn.Module):
    """For a cue and each word of its window: is the word of this cue's source, of its content?"""

    def __init__(self, width: int, inner: int = 128) -> None:
        super().__init__()
        self.cue = nn.Linear(2 * width, inner)
        self.word = nn.Linear(width, inner)
        self.distance = nn.Embedding(DISTANCES, inner)
        self.paragraph = nn.Embedding(5, inner)
        self.mix = nn.Conv1d(inner, inner, 5, padding=2)
        self.out = nn.Linear(inner, 2)
        self.query = nn.Linear(2 * width, 2 * 64)
        self.key = nn.Linear(width, 2 * 64)
        self.dropout = nn.Dropout(0.2)

    def forward(self, cues: Tensor, words: Tensor, distance: Tensor, paragraph: Tensor) -> Tensor:
        """`cues` [c, 2*width] first and last word of each; `words` [c, n, width]; buckets [c, n] -> logits [c, n, 2]."""
        z = torch.relu(self.cue(cues)[:, None] + self.word(words) + self.distance(distance) + self.paragraph(paragraph))
        z = self.dropout(z + torch.relu(self.mix(z.transpose(1, 2)).transpose(1, 2)))
        q = self.query(cues).view(-1, 1, 2, 64)
        k = self.key(words).view(words.shape[0], words.shape[1], 2, 64)
        return self.out(z) + (q * k).sum(-1) / 8


class Arcs(nn.Module):
    """Biaffine dependency heads and their labels (Dozat and Manning 2017, with a cheaper label scorer)."""

    def __init__(self, width: int, labels: int, inner: int = 128) -> None:
        super().__init__()
        self.child = nn.Linear(width, inner)
        self.head = nn.Linear(width, inner)
        self.root = nn.Linear(width, 1)
        self.label_child = nn.Linear(width, 96)
        self.label_head = nn.Linear(width, 96)
        self.label = nn.Linear(96, labels)

    def scores(self, words: Tensor) -> Tensor:
        """[b, n, width] -> [b, n, n]: score of each word (last axis) as head of each; the diagonal is the root."""
        s = self.child(words) @ self.head(words).transpose(1, 2) / 11.3
        return s + self.root(words) * torch.eye(words.shape[1], device=words.device)

    def labels(self, child: Tensor, head: Tensor) -> Tensor:
        """[m, width] pairs -> [m, labels]."""
        return self.label(torch.relu(self.label_child(child) + self.label_head(head)))


class Coreference(nn.Module):
    """Log-odds that a pronoun stands for a mention."""

    def __init__(self, width: int, inner: int = 192) -> None:
        super().__init__()
        self.pronoun = nn.Linear(width, inner)
        self.mention = nn.Linear(width, inner)
        self.product = nn.Linear(inner, inner)
        self.out = nn.Linear(inner, 1)

    def forward(self, pronoun: Tensor, mention: Tensor) -> Tensor:
        """[m, width] each -> [m]."""
        p, q = self.pronoun(pronoun), self.mention(mention)
        return self.out(torch.relu(p + q + self.product(p * q))).squeeze(-1)


class Events(nn.Module):
    """PLOVER type of what passes between an actor and a recipient: attention from the two over the words."""

    def __init__(self, width: int, inner: int = 128) -> None:
        super().__init__()
        self.query = nn.Linear(2 * width, inner)
        self.key = nn.Linear(width, inner)
        self.hidden = nn.Linear(4 * width, 192)
        self.out = nn.Linear(192, len(TYPES))
        self.dropout = nn.Dropout(0.3)

    def forward(self, actor: Tensor, recipient: Tensor, words: Tensor, mask: Tensor) -> Tensor:
        """`actor`, `recipient` [m, width]; `words` [m, n, width]; `mask` [m, n] -> [m, types]."""
        both = torch.cat([actor, recipient], -1)
        weight = (self.key(words) @ self.query(both)[:, :, None]).squeeze(-1) / 11.3
        pooled = (weight.masked_fill(~mask, -1e4).softmax(-1)[:, None] @ words).squeeze(1)
        mean = (words * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return self.out(torch.relu(self.hidden(self.dropout(torch.cat([both, pooled, mean], -1)))))


class Pooled(nn.Module):
    """One label for a stretch of words: attention and mean."""

    def __init__(self, width: int, labels: int) -> None:
        super().__init__()
        self.weight = nn.Linear(width, 1)
        self.hidden = nn.Linear(2 * width, 96)
        self.out = nn.Linear(96, labels)
        self.dropout = nn.Dropout(0.3)

    def forward(self, words: Tensor, mask: Tensor) -> Tensor:
        """[m, n, width], [m, n] -> [m, labels]."""
        weight = self.weight(words).squeeze(-1).masked_fill(~mask, -1e4).softmax(-1)
        pooled = (weight[:, None] @ words).squeeze(1)
        mean = (words * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return self.out(torch.relu(self.hidden(self.dropout(torch.cat([pooled, mean], -1)))))


class Heads(nn.Module):
    """All heads."""

    def __init__(self, tags: int, deps: int, ents: int, width: int = 384) -> None:
        super().__init__()
        self.spans = nn.Linear(width, 9)  # source, cue, content, each O B I
        self.pairs = Pairs(width)
        self.tag = nn.Linear(width, tags)
        self.ent = nn.Linear(width, ents)
        self.arcs = Arcs(width, deps)
        self.toponym = nn.Linear(width, 3)
        self.coreference = Coreference(width)
        self.fact_hidden = nn.Linear(width, 128)
        self.fact_out = nn.Linear(128, 1)
        self.roles = nn.Linear(width, 6)  # actor, recipient, each O B I
        self.events = Events(width)
        self.opinion = Pooled(width, 2)

    def factuality(self, words: Tensor) -> Tensor:
        """[m, width] -> [m], about -3 to 3."""
        return self.fact_out(torch.relu(self.fact_hidden(words))).squeeze(-1)
