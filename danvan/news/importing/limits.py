"""How large what is read may be; beyond it a row or file is refused with a sentence."""

#: Characters of one row, all fields together: the longest article of a portal is a hundredth of it.
LARGEST_ROW = 2 * 1024**2
#: Characters of one record before reading gives up: a quotation mark that is never closed takes the whole file.
WIDEST_RECORD = 32 * 1024**2
#: Bytes of one old page.
LARGEST_PAGE = 4 * 1024**2
#: Bytes and pixels of one picture.
LARGEST_PICTURE = 10 * 1024**2
MOST_PIXELS = 50_000_000
#: Elements inside one another; hand-made pages stay far below.
DEEPEST = 120
