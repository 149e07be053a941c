"""Check types over section A: whose views it gives, how old they are, what is particular to the child."""
