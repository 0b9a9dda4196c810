"""One consistent archive of an installation, and its return into an empty place; the keys travel apart."""
