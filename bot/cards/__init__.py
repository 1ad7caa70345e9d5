"""Pictures the bot sends: figures and finished sentences in, PNG bytes out."""
