"""Tables of plans in Excel and CSV: read in whatever columns they come, and forms written for councils without a system."""
