"""What a sender agrees to, word for word, by version: the version is stored with each petition."""

from danvan.errors import N_

CURRENT = "2026-11"
# A text once used is never edited: a new version is added and CURRENT moves.
TEXTS = {
    "2026-11": N_(
        "I agree that the city keeps what I wrote and how to reach me in order to settle this petition. My name and "
        "phone number are seen only by the officers who settle it, and each look is recorded. I may ask to see or "
        "correct them, or to have them restricted."
    ),
}
