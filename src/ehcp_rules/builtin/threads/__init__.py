"""Check types over the golden thread: which need, outcome and provision belong together."""
