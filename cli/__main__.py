"""`python -m cli COMMAND …`"""

import sys
from io import TextIOWrapper

from cli import app

if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # a Windows console that is redirected would choose cp1252
    app.app(prog_name="python -m cli")
