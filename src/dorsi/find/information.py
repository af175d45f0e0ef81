"""How much an answer would tell, before it is given."""

from collections.abc import Iterable, Sequence
from math import exp, log2


def expected_bits(probability: float, likelihoods: Iterable[tuple[float, float]]) -> float:
    """The information one question is expected to bring about one structure.

    This is the mutual information of "involved or not" and the answer, in bits: 0 if every answer
    is equally likely either way, at most what is still open about the structure.

    Args:
        probability: That the structure is involved, in (0, 1).
        likelihoods: For each possible answer how likely it is if involved, and if not; each column
            adds up to 1.
    """
    total = 0.0
    for involved, otherwise in likelihoods:
        expected = probability * involved + (1.0 - probability) * otherwise
        total += probability * involved * log2(involved / expected)
        total += (1.0 - probability) * otherwise * log2(otherwise / expected)
    return max(total, 0.0)


def yes_or_no(move: float, base_rate: float, ceiling: float) -> tuple[tuple[float, float], ...]:
    """How likely yes and no are, for a yes that would move the log-odds by `move`.

    Args:
        move: Log likelihood ratio of a yes as it would count.
        base_rate: How often the answer is yes although the structure is not involved.
        ceiling: The most often it can be yes when it is.
    """
    yes = min(ceiling, base_rate * exp(move))
    return ((yes, base_rate), (1.0 - yes, 1.0 - base_rate))


def one_of(moves: Sequence[float]) -> tuple[tuple[float, float], ...]:
    """How likely each choice is, for choices that would move the log-odds by `moves`.

    Without the structure all choices are taken as equally likely; with it, in proportion to their
    likelihood ratios, so that the chances of all choices add up to 1.
    """
    weights = [exp(move) for move in moves]
    return tuple((weight / sum(weights), 1.0 / len(weights)) for weight in weights)
