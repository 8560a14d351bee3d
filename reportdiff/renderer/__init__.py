"""A diff to what people and programs read: terminal, HTML, Markdown, JSON, CSV."""
