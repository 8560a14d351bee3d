"""Two reports to an alignment: which statements, sections and targets belong together."""
