"""Articles of an old portal: files become rows, rows become clean articles. Pure Python: no database, no network."""
