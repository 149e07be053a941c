"""Read a kept file once more, in the open: `python -m tests.adapters.fuzz.again FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.adapters.documents import ADAPTERS
from tests.adapters.fuzz.promises import broken_promises

from ehcp_rules.adapters import Source, choose_adapter, glimpse_of


def main(path: Path) -> None:
    """Show the promises that are broken, then let the reader raise what it raises."""
    content = path.read_bytes()
    for problem in broken_promises(path.name, content):
        print(problem)
    source = Source(path.name, len(content), content=content)
    adapter = choose_adapter(glimpse_of(source), ADAPTERS)
    for result in adapter.read(source, adapter.options()):
        print(result)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
