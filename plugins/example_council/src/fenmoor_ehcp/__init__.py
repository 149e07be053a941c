"""What Fenmoor Council adds to the national ruleset. `OVERLAY` is the folder to name when an engine is made."""

from pathlib import Path

__all__ = ["OVERLAY"]

OVERLAY = Path(__file__).parent / "overlay"
