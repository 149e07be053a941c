"""Lets ehcp-rules read the text export of Quillcase, an invented case system."""
