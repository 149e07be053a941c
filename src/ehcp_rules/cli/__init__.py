"""The command line `ehcp-rules`."""

from ehcp_rules.cli.app import main

__all__ = ["main"]
