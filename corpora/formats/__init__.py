"""A reader per kind of file: from bytes or text to blocks."""
