"""The shared sample plans in PDF: every item, compared with what the authors wrote down, and the bad inputs."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from tests.adapters.documents import read_failure, read_plan


@pytest.mark.parametrize(("number", "items"), [("01", 76), ("05", 99), ("06", 112)])
def test_the_sample_plans_in_pdf_are_read_with_nearly_every_item(samples: Path, number: str, items: int):
    folder = next(samples.glob(f"{number}-*"))
    truth = json.loads((folder / "truth.json").read_text("utf-8"))
    wanted = Counter((code, item["text"]) for code, part in truth["sections"].items() for item in part["items"])
    plan = read_plan(folder / f"{folder.name}.pdf").plan
    found = Counter((section.code, item.text) for section in plan.sections for item in section.items)
    assert wanted.total() == items
    assert (wanted & found).total() >= 0.98 * max(wanted.total(), found.total())


def test_a_scanned_page_asks_for_ocr_and_a_truncated_file_is_called_damaged(samples: Path):
    scan = read_failure(samples / "hostile" / "22-image-only.pdf")
    assert "page 1 holds a picture without text" in scan.message
    assert "OCR" in scan.hint
    assert "damaged or incomplete" in read_failure(samples / "hostile" / "27-truncated.pdf").message
