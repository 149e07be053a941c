"""Check types over provision and what pays for it: arrangements, training, therapy, the week, budgets."""
