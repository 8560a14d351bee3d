"""An alignment to a diff: kinds of change, word edits, directions and deliveries."""
