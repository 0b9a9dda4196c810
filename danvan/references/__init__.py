"""Numbers of files (`numbering`) and of outgoing papers (`registers`), of other systems (`external`), link secrets."""
