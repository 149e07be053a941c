"""Part of ehcp-rules."""
