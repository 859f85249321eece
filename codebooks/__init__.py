"""What it is called: codes, categories, themes. Pure."""
