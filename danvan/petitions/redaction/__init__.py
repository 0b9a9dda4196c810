"""Personal data in a written petition: found by rules, proposed for removal, measured on planted cases. Pure Python."""
