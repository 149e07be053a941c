"""How a plan is written: tone, slips, leftovers of drafting, terms without a meaning, sentences that return."""
