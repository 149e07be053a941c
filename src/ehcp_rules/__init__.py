"""ehcp-rules."""
