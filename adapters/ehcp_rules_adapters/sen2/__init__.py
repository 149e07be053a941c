"""The SEN2 person-level return: XML, COLLECT's table export and the Excel template, each person's requests as plans of dates.

`items.py` knows the modules and items (data: `mappings/sen2/items.toml`); `xml.py`, `tables.py` read one transport each into
the `Person` of `person.py`; `plans.py` makes plans of people; `adapter.py` joins them.
"""
