"""REFI-QDA, by which programs for qualitative research exchange projects (.qdpx) and codebooks (.qdc)."""
