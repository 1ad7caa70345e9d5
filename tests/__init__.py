"""Sentences about people: each test says what somebody can rely on."""
