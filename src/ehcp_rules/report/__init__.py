"""Reports of one assessment for people: a page, and text for a terminal."""
