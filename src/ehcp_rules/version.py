"""The engine's version: calendar-free, because an engine that moves a verdict raises its minor version."""

__version__ = "0.14.0"
