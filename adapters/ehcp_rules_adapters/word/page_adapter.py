"""The adapter for plans that were saved as a web page, often under the name of a Word document."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_rules.adapters import AdapterDefinition, Glimpse, ImportedPlan, ImportFailure, NoOptions, Sniff, Source
from ehcp_rules.errors import UnreadableFileError
from ehcp_rules.plan import SECTION_CODES

__all__ = ["WEB_PAGE"]

_PACKED = ("mime-version", "content-type: multipart/related")


def _sniff(glimpse: Glimpse) -> Sniff:
    if glimpse.nature == "html" or (glimpse.nature == "xml" and (glimpse.root or "").lower() == "html"):
        return Sniff(50, "a web page, as Word and case systems save them")
    start = glimpse.text[:2000].lower() if glimpse.nature == "text" else ""
    if start.lstrip().startswith(_PACKED) and "multipart/related" in start:
        return Sniff(50, "a web page packed in one file")
    return Sniff(0)


def _read(source: Source, _: NoOptions) -> Iterator[ImportedPlan | ImportFailure]:
    from ehcp_rules_adapters.building import PlanBuilder
    from ehcp_rules_adapters.layout.reading import read_layout, what_was_searched
    from ehcp_rules_adapters.word.web_page import MOST_BYTES, page_of, read_page

    if source.size > MOST_BYTES:
        message = f"the page is larger than {MOST_BYTES // (1024 * 1024)} MiB"
        raise UnreadableFileError.of("", message, "this is no page of one plan; check the file")
    with source.open() as file:
        blocks = read_page(page_of(file.read()))
    builder = PlanBuilder(source.stem, adapter=WEB_PAGE.name, source_name=source.name)
    if not source.name.lower().endswith(WEB_PAGE.suffixes):
        builder.issue("", "this is a web page (HTML), although its name ends otherwise; its text was read", "note")
    read_layout(blocks, builder)
    if not builder.section_codes:
        message = f"it is a web page (HTML) and no section label was found in {what_was_searched(blocks)}"
        yield ImportFailure(source.name, "", message, "open it in Word, see that it is a plan and save it as .docx")
        return
    yield builder.finish()


WEB_PAGE = AdapterDefinition(
    name="web-page",
    title="Plan saved as a web page",
    suffixes=(".htm", ".html", ".mht", ".mhtml"),
    supplies=frozenset((*SECTION_CODES, "dates", "learner")),
    sniff=_sniff,
    read=_read,
)
