"""From a file to the groups and tasks of a plan, pure Python: who leads, who helps, by when, with what result, each
piece with the passage it was read in and how sure it is. Nothing is lost: every line ends up in one of the pieces."""
