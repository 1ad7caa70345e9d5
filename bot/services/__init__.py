"""What the office does: one function is one transaction that loads, decides by a rule, writes and owes."""
