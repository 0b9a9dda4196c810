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

# What a sender agrees to who lets the matter be published; the same versions, the same law of never editing.
PUBLISHING = {
    "2026-11": N_(
        "An officer takes names, telephone and identity numbers, plates, house numbers and days of birth out of what I "
        "wrote and reads it before anyone sees it. Everyone may then read the matter, the street, the steps and the "
        "answer. Photos are shown only if no face, plate or house number can be seen. I may change my mind at any "
        "time: the copy is then taken down at once."
    ),
}
