"""List 1 of Annex A, the plans that an area lists for an inspection: one row a plan, dates and no text.

`columns.py` knows the columns (data: `mappings/annex_a/list_1.toml`), `reading.py` makes plans of rows, `adapter.py` tells the
list apart from other lists.
"""
