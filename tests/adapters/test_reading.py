"""Choosing a reader by content, and reading on past whatever is bad."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.adapters.documents import ADAPTERS, docx, p, read_all, read_failure, read_plan, table, texts, xlsx

from ehcp_rules.adapters import (
    AdapterDefinition,
    Glimpse,
    ImportedPlan,
    ImportFailure,
    NoOptions,
    Sniff,
    Source,
    choose_adapter,
    glimpse_of,
    read_source,
)
from ehcp_rules.errors import AdapterError
from ehcp_rules.plan import Plan

SENTINEL = "Marigold cannot tie her laces"


def reader(name: str, score: int = 50, fails: bool = False) -> AdapterDefinition:
    def sniff(glimpse: Glimpse) -> Sniff:
        if score < 0:
            raise ValueError(SENTINEL)
        return Sniff(score, "a test")

    def read(source: Source, options: NoOptions) -> Iterator[ImportedPlan | ImportFailure]:
        yield ImportedPlan(Plan(id="one"))
        if fails:
            raise KeyError(SENTINEL)

    return AdapterDefinition(
        name=name, title=name.title(), suffixes=(f".{name}",), supplies=frozenset(), sniff=sniff, read=read
    )


def test_the_reader_that_is_surest_wins_whatever_the_file_is_called():
    plan = read_plan(docx(p("Section A: Views", "Heading1"), p("I like boats.")), "plan.xlsx")
    assert plan.adapter == "word"


def test_the_formats_are_registered_each_with_a_title_and_suffixes():
    assert {adapter.name for adapter in ADAPTERS} >= {"json", "xml", "word", "excel-form", "caseworks-ehc", "sen2"}
    assert all(adapter.title and adapter.suffixes and adapter.version for adapter in ADAPTERS)
    of_documents = [adapter for adapter in ADAPTERS if adapter.name not in ("sen2", "annex-a")]
    assert all(adapter.supplies >= {"A", "K", "dates", "learner"} for adapter in of_documents)


def test_readers_that_are_equally_sure_are_an_error_that_names_them_all():
    glimpse = glimpse_of(Source("x.txt", 5, content=b"hello"))
    with pytest.raises(AdapterError, match="2 adapters are equally sure that it is theirs: alpha, beta"):
        choose_adapter(glimpse, [reader("beta"), reader("alpha"), reader("gamma", 20)])


def test_a_file_that_no_reader_knows_names_what_it_is_and_what_is_read():
    failure = read_failure(b"just some words", "notes.txt")
    assert failure.source_name == "notes.txt"
    assert "plain text" in failure.message
    assert ".docx" in failure.hint
    assert ".json" in failure.hint


def test_a_reader_that_fails_inside_gives_one_failure_without_the_text_it_failed_on():
    results = list(read_source(b"hello", name="x.txt", adapters=[reader("alpha", fails=True)]))
    assert [type(result) for result in results] == [ImportedPlan, ImportFailure]
    assert "KeyError" in str(results[1])
    assert SENTINEL not in str(results[1])


def test_a_reader_that_fails_to_look_does_not_claim_the_file():
    (result,) = read_source(b"hello", name="x.txt", adapters=[reader("alpha"), reader("broken", -1)])
    assert isinstance(result, ImportedPlan)


def test_an_unknown_reader_is_the_callers_error_at_once():
    with pytest.raises(AdapterError, match=r"there is no adapter 'wrod'.*json, .*word"):
        read_source(b"", adapter="wrod", adapters=ADAPTERS)


def test_options_of_another_reader_are_refused_at_once():
    @attrs.frozen
    class Other:
        pass

    with pytest.raises(AdapterError, match="not those of 'word'"):
        read_source(b"", adapter="word", adapters=ADAPTERS, options=Other())
    with pytest.raises(AdapterError, match="without an adapter"):
        read_source(b"", adapters=ADAPTERS, options=Other())


def test_a_path_bytes_and_an_open_file_are_read_alike(tmp_path: Path):
    content = docx(p("Section A: Views", "Heading1"), p("I like boats."))
    path = tmp_path / "plan.docx"
    path.write_bytes(content)
    with path.open("rb") as file:
        plans = [read_plan(path), read_plan(str(path)), read_plan(content, "plan.docx"), read_plan(file)]
    assert [one.plan for one in plans[1:]] == [plans[0].plan] * 3
    assert read_plan(io.BytesIO(content)).plan.sections == plans[0].plan.sections


def test_a_missing_file_and_a_folder_are_failures_that_name_them(tmp_path: Path):
    assert "cannot be opened" in read_failure(tmp_path / "none.docx").message
    assert "folder" in read_failure(tmp_path).message


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.xml", "a.json"])
def test_an_empty_file_is_called_empty(name: str):
    assert "an empty file" in read_failure(b"", name).message


@pytest.mark.parametrize(
    "make", [lambda: docx(p("Section A: Views", "Heading1")), lambda: xlsx({"Section A": [("Text",)]})]
)
def test_half_a_file_is_called_damaged_and_not_an_empty_plan(make):
    content = make()
    assert "damaged or incomplete" in read_failure(content[: len(content) // 2], "a.docx").message


def test_a_web_page_under_the_name_of_a_document_is_read_and_named_as_what_it_is():
    imported = read_plan(b"<html><body><h1>Section A</h1><p>Boats.</p></body></html>", "plan.docx")
    assert texts(imported, "A") == ["Boats."]
    assert any("web page (HTML), although its name" in issue.message for issue in imported.issues)


def test_a_web_page_without_sections_is_refused_as_what_it_is():
    failure = read_failure(b"<html><body><h1>Our school</h1></body></html>", "plan.docx")
    assert "web page (HTML)" in failure.message


def test_a_document_protected_by_a_password_says_so():
    content = bytearray(docx(p("Section A: Views", "Heading1")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(signature, at + 4)
    assert "protected by a password" in read_failure(bytes(content), "plan.docx").message


def test_plan_text_reaches_no_message_and_no_representation():
    everywhere = docx(
        table(("Name", SENTINEL), ("Status", SENTINEL), ("Date of birth", SENTINEL), ("Unknown label", SENTINEL)),
        p("Section A: Views", "Heading1"),
        table((SENTINEL, SENTINEL)),
        p("Section E: Outcomes", "Heading1"),
        p(SENTINEL),
        p("Section K: Advice", "Heading1"),
        table(("Type", "Document", "Date", "From", "Appended"), ("Medical", SENTINEL, SENTINEL, SENTINEL, SENTINEL)),
    )
    imported = read_plan(everywhere, "plan.docx")
    assert len(imported.issues) == 6
    assert SENTINEL not in repr(imported)
    assert SENTINEL not in " ".join(map(str, imported.issues))


def test_a_zip_of_something_else_is_not_claimed():
    assert "zip archive" in read_failure(docx_without_document(), "x.zip").message


def docx_without_document() -> bytes:
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("readme.txt", "nothing here")
    return buffer.getvalue()


@given(
    content=st.binary(max_size=400),
    start=st.sampled_from([b"", b"PK\x03\x04", b"<?xml?>", b"<CaseExport>", b"{", b"[{", b"%PDF-", b"\xff\xfe"]),
)
def test_no_bytes_at_all_make_reading_raise(content: bytes, start: bytes):
    results = read_all(start + content, "any.bin")
    assert results
    assert all(isinstance(result, ImportFailure) for result in results)


@given(cut=st.integers(0, 3000), change=st.integers(0, 255), at=st.integers(0, 3000))
def test_no_damage_to_a_document_makes_reading_raise(cut: int, change: int, at: int):
    content = bytearray(docx(p("Section A: Views", "Heading1"), p("I like boats.")))
    content[at % len(content)] = change
    assert read_all(bytes(content), "a.docx")
    assert read_all(bytes(content[: cut % len(content)]), "a.docx")
