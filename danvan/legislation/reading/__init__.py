"""From a file to the pieces of a legal text, pure Python: what it is, its chapters, articles and clauses, and what is
doubtful about it. Nothing of the file is lost: every line ends up in the head, a piece or the tail."""
