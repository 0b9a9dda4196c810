"""Named permissions: may this person, and which rows."""
