"""What a reader is told who leaves a number, word for word, by version: the version is stored with each comment."""

from danvan.errors import N_

CURRENT = "comments-2026-11"
# A text once used is never edited: a new version is added and CURRENT moves.
TEXTS = {
    "comments-2026-11": N_(
        "Your name stands beside the comment once it is published. Your phone number never does: it is kept under "
        "seal, only moderators can open it, and each look is recorded. Leave it empty if you do not want to give it."
    ),
}
