"""Check types over the whole plan: its sections and record, what contradicts or repeats itself."""
