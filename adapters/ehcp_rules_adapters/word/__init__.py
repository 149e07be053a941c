"""Word documents (.docx), read with the standard library: `document` knows Word, `labels` words, `layout` plans."""
