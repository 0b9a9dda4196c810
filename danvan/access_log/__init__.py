"""Who looked: one row per look at what is not open to all. `looking.note_look` writes, `queries.looks_at` reads."""
