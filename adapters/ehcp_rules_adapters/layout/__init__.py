"""Reading a plan from the paragraphs and tables of a document, whatever its format."""
