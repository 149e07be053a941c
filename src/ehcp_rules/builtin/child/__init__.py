"""Check types over the child and the setting: names, pronouns, ages, years, placement."""
