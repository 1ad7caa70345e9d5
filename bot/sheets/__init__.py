"""Figures and words in, the bytes of a file that a spreadsheet opens out."""
