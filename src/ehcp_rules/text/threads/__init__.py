"""What the statements of a golden thread are about, and whether they hold together."""
