"""Doors in: the files of other programs, each read into what it tells, and that written as one kind of project file."""
