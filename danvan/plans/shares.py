"""How a share is written: hundredths of a per cent, as whole numbers that add up the same everywhere; pure."""

HUNDRED = 10_000  # 100 per cent
#: What a task reported as finished counts until whoever gave it has confirmed: nearly, never wholly.
UNCONFIRMED = 99


def of_leaf(percent: int, *, done: bool) -> int:
    """Progress of a task without parts. percent: 0 to 100 as reported."""
    return HUNDRED if done else min(percent, UNCONFIRMED) * 100


def weighted(parts: list[tuple[int, int]]) -> int:
    """The mean of (weight, share) pairs; without any weight all count alike; no part: 0. Never rounded up."""
    if not parts:
        return 0
    whole = sum(weight for weight, _ in parts)
    if whole == 0:
        return sum(share for _, share in parts) // len(parts)
    return sum(weight * share for weight, share in parts) // whole
