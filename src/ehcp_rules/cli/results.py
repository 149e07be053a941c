"""Where results are written: one file, a folder with two files for each plan, or standard output as JSON lines."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ehcp_rules.adapters import ImportedPlan
    from ehcp_rules.assessment import Assessment

__all__ = ["Results", "free_stem"]

FORMS = {".html": "html", ".htm": "html", ".json": "json"}


class Results:
    """Writes each plan's result as it comes, into a single file only at the end, when it is known that no more will.

    Raises a usage error when a single file is to hold a second plan; what stood in that file is left as it was.
    """

    def __init__(self, output: str | None, policy: str, redact: bool) -> None:
        self.output = output
        self.policy = policy
        self.redact = redact
        self.written: set[str] = set()
        self._kept: str | None = None
        place = Path(output) if output and output != "-" else None
        self.file = place if place and place.suffix.lower() in FORMS and not place.is_dir() else None
        self.folder = place if place and not self.file else None
        if self.folder and (self.folder.suffix or self.folder.is_file()) and not self.folder.is_dir():
            raise click.BadParameter(
                "give a file ending .html or .json, a folder, or - for standard output.", param_hint="--output"
            )

    def write(self, assessment: Assessment, plan: ImportedPlan) -> Path | None:
        """Write one result; gives the file that a person would open."""
        if self.output == "-":
            told = json.loads(self._rendered(assessment, plan, "json"))
            click.echo(json.dumps(told, ensure_ascii=False, separators=(",", ":")))
            return None
        if self.file:
            if self._kept is not None:
                raise click.BadParameter(
                    f"{self.file.name} can hold one plan and there are more; give a folder.", param_hint="--output"
                )
            self._kept = self._rendered(assessment, plan, FORMS[self.file.suffix.lower()])
            return self.file
        if self.folder:
            stem = free_stem(assessment.plan_id, self.written)
            self._save(self.folder / f"{stem}.json", self._rendered(assessment, plan, "json"))
            return self._save(self.folder / f"{stem}.html", self._rendered(assessment, plan, "html"))
        return None

    def end(self) -> None:
        """Every plan was read: write the single file, where there is one and a plan for it."""
        if self.file and self._kept is not None:
            self._save(self.file, self._kept)

    def _rendered(self, assessment: Assessment, plan: ImportedPlan, form: str) -> str:
        from ehcp_rules.report import render

        return render(assessment, plan, to=form, redact=self.redact, policy=self.policy)

    @staticmethod
    def _save(file: Path, text: str) -> Path:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        return file


def free_stem(plan_id: str, taken: set[str]) -> str:
    """A plan's id as a file name that every system takes and no earlier plan of this run took; it is added to `taken`."""
    stem = name = re.sub(r"[^A-Za-z0-9._-]+", "-", plan_id).strip("-.")[:80] or "plan"
    number = 1
    while name.casefold() in taken:  # some file systems fold case
        number += 1
        name = f"{stem}-{number}"
    taken.add(name.casefold())
    return name
