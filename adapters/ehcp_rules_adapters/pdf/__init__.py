"""PDF documents with text, read with pdfium: `page` knows PDF, `grids` and `paragraphs` the page, `document` the whole."""
