"""All that knows a language."""
