"""Check types over needs, in sections B, C and D."""
