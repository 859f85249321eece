"""Run as a program of its own: names by `deduce` (LGPL) for the text on standard input, as JSON on standard output.

Its lists take a gigabyte of memory and its licence is not ours, so it never comes into the process of the app.
"""

import json
import sys
from pickle import UnpicklingError


def main() -> None:
    """Read, find, write `[[start, end, tag], …]`."""
    from deduce import Deduce

    text = sys.stdin.buffer.read().decode("utf-8")
    try:
        deduce = Deduce()
    except (EOFError, UnpicklingError):
        # Its first start writes lists to a file; where that was broken off, every later start would fail on it.
        deduce = Deduce(build_lookup_structs=True)
    found = deduce.deidentify(text).annotations
    places = sorted([each.start_char, each.end_char, each.tag] for each in found)
    sys.stdout.write("\n" + json.dumps(places) + "\n")


if __name__ == "__main__":
    main()
