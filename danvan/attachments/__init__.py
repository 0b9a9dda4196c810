"""Keeping files safely: checked by content, stripped of place and device, served only as the owner's Rule allows."""
