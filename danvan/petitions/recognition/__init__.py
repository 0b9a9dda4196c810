"""Does a text look like a complaint or a denunciation? A list of cues that anyone can read, and nothing else."""
