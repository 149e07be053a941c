"""Vendors' exports in XML and JSON, read through a mapping: paths, code lists and the shape of dates as data."""
