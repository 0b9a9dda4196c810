"""Does everything that was recorded still stand as it was recorded? Names the first thing that does not."""
