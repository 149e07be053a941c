"""Check types over outcomes: their form, how they are followed, and preparing for adulthood."""
