"""Numbers of files (`numbering`), numbers of other systems (`external`), secrets of tracking links (`secrets`)."""
