"""Folding a passage and finding every phrase of the ruleset in it, in one pass."""
