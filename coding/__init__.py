"""Saying "this is that": codings, comparison, agreement, networks. Pure."""
