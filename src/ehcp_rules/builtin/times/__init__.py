"""Check types over dates: statutory time, reviews, the age of evidence."""
