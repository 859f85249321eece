"""The same actions in the terminal: `python -m cli`."""
