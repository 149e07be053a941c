"""Advice and review papers: what they recommend, what a plan made of it, and how they stand by themselves."""
