"""What is handed over: Word, Excel, graph files. Values in, bytes out. Pure."""
