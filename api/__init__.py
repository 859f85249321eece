"""The same actions over HTTP, in the process of the app."""
