"""Plans as documents for people: what stands where is decided once (`layout.py`), for Word and for Excel.

A document cannot hold everything that a plan does. Each writer reads back what it wrote and says what would be lost.
"""
