"""What it costs: every row of the budgets, measured here and printed beside its budget. Nothing fails."""
