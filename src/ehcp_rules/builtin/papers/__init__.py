"""Check types over papers beside the plan: the advice in section K, and papers of advice and review by themselves."""
