"""Advice and review papers from documents: the lines that one reading of plain text serves for every format."""
