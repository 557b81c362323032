"""Numbers in words and figures."""

from sayso.reading.syntax import Token
from sayso.reading.timex.alphabet import lexicon, plain, word_list

VAGUE = word_list("numbers.vague")
_QUARTERS = {"1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "1/3": 1 / 3, "2/3": 2 / 3}


def number(tokens: list[Token]) -> float | None:
    """The number that `tokens` say ("two and a half" is 2.5, "a" is 1), or None where they say none or only a vague one."""
    total = 0.0
    current = 0.0
    seen = False
    words = [plain(t.lower) for t in tokens]
    if any(w in VAGUE for w in words):
        return None
    for i, (token, word) in enumerate(zip(tokens, words, strict=True)):
        rest = words[i + 1 :]
        if word in _QUARTERS:
            current += _QUARTERS[word]
        elif (word in ("a", "an", "one") and rest[:1] == ["half"]) or (word == "one" and rest[:2] == ["-", "half"]):
            current += 0.5
            return total + current
        elif word == "half":
            return total + current + 0.5
        elif word[0].isdigit():
            try:
                current += float(word.replace(",", ""))
            except ValueError:
                return None
        elif word in ("a", "an"):
            current += 0 if rest and lexicon().value(tokens[i + 1], "NUMWORD") else 1
        elif (value := lexicon().value(token, "NUMWORD")) is not None:
            size = int(value)
            if (size == 12 and word == "dozen") or size >= 100:
                current = max(current, 1) * size
                if size >= 1000:
                    total, current = total + current, 0.0
            else:
                current += size
        else:
            continue
        seen = True
    return total + current if seen else None


def ordinal(token: Token) -> int | None:
    """The number of "third" or "3rd"."""
    value = lexicon().value(token, "ORDWORD")
    if value is not None:
        return int(value)
    digits = token.text[:-2]
    return int(digits) if digits.isdigit() and len(digits) < 5 and digits.isascii() else None


def figure(value: float) -> str:
    """`value` as TIMEX3 writes it: 3, 2.5."""
    return str(int(value)) if value == int(value) else f"{value:.2f}".rstrip("0").rstrip(".")
