"""Bytes to text: encodings, marks, page furniture, and lines put back together."""
