"""Check types that leave the judgement to a person, or to what a council declares, and put the words beside the question."""
