"""People in a passage: names, pronouns, who speaks, and what belongs to this child and what to others."""
