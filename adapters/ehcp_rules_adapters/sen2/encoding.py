"""The bytes of a return as UTF-8, whatever encoding it declares and whatever it is really in."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from ehcp_rules.adapters import ImportIssue
from ehcp_rules_adapters.markup import blocks_of

__all__ = ["real_encoding", "utf8_blocks"]

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']""")
_DECLARATION = re.compile(r"""(<\?xml[^>]{0,200}?\bencoding\s*=\s*["'])[\w.:-]{1,40}(["'])""")
_SINGLE_BYTE = {"cp1252", "iso8859-1", "iso8859-15", "cp1250", "mac-roman"}


def real_encoding(file: BinaryIO) -> tuple[str, tuple[ImportIssue, ...]]:
    """The codec that the bytes are really in, and what to tell a person where that is not what the file declares."""
    head = file.read(1024)
    found = next((codec for mark, codec in _MARKS if head.startswith(mark)), "")
    stated = _DECLARED.match(head)
    declared = _codec(stated[1].decode("ascii")) if stated else "utf-8"
    file.seek(0)
    if found:
        return found, ()
    # What decodes as UTF-8 and is not plain ASCII was all but certainly written as UTF-8.
    if _is_utf8(file):
        said = () if declared in ("utf-8", "ascii", *_SINGLE_BYTE) else (_issue("UTF-8", stated),)
        return "utf-8", said
    if declared in _SINGLE_BYTE:
        return declared, ()
    return "cp1252", (_issue("Windows-1252", stated),)


def utf8_blocks(file: BinaryIO, encoding: str) -> Iterator[bytes]:
    """The blocks of a file in UTF-8, with a declaration that says so. Bytes that the codec lacks become a question mark."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    first = True
    for block in blocks_of(file):
        text = decoder.decode(block)
        if first and text:
            text = _DECLARATION.sub(r"\1utf-8\2", text.removeprefix("\ufeff"), count=1)
            first = False
        yield text.encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")


def _codec(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return name


def _is_utf8(file: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for block in blocks_of(file):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    finally:
        file.seek(0)
    return True


def _issue(real: str, stated: re.Match[bytes] | None) -> ImportIssue:
    said = "the file declares another encoding" if stated else "the file declares no encoding, which means UTF-8"
    return ImportIssue("sen2:file", f"{said}, but it is not written in that; it was read as {real}")
