"""Text to report: structure, roles, statements, quantities and indicators."""
