"""What is remembered: tables, queries, migrations. Storage never commits and never reads the clock."""
