"""What one can do: one function per sentence of the manual: may I, decide, store, in one transaction."""
