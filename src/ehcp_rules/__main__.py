"""`python -m ehcp_rules`: the command line."""

from ehcp_rules.cli import main

main()
