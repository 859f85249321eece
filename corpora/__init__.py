"""What is read: documents, their segments, board lists. Pure: no clock, no network, no storage."""
