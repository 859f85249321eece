"""Where it is kept: the only SQL. Rows leave this package as frozen dataclasses."""
