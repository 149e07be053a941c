"""The SEN2 person-level return: XML, COLLECT's table export and the Excel template, each person's requests as plans of dates.

`items.py` knows the modules and items (data: `mappings/sen2/items.toml`); `xml.py` and `tables.py` with `joining.py` read
people (`person.py`) from the transports that `transports.py` tells apart (`files.py` knows COLLECT's names); `plans.py` makes
plans of people, with the doubts of `doubts.py`; `returns.py` goes through a whole return.
"""
