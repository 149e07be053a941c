"""Which files a command is to read: paths, folders and globs, in a stable order, with everything left out named."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from attrs import frozen

from ehcp_rules.adapters import AdapterDefinition, each_once, is_one_source
from ehcp_rules.errors import Problem

__all__ = ["Gathered", "gather", "gather_for"]


@frozen
class Gathered:
    """The files to read, and one problem for each path or file that will not be."""

    files: tuple[Path, ...]
    left_out: tuple[Problem, ...]


def gather_for(paths: Iterable[str], adapters: Iterable[AdapterDefinition]) -> Gathered:
    """What these adapters can read under these paths; a folder whose files belong together is one of the files.

    Of files that are read together, such as the linked tables of one export, the first stands for all.
    """
    known = tuple(adapters)
    suffixes = {suffix for adapter in known for suffix in adapter.suffixes}
    found = gather(paths, suffixes, lambda folder: is_one_source(folder, known))
    return Gathered(each_once(found.files, known), found.left_out)


_HINT = "`ehcp-rules adapters` lists what can be read"


def gather(
    paths: Iterable[str],
    suffixes: Collection[str],
    whole: Callable[[Path], bool] = lambda _: False,
    *,
    hint: str = _HINT,
) -> Gathered:
    """Find the files of these paths, folders (searched to any depth) and globs.

    A file that is named is always tried. A file found in a folder or by a glob is tried when its suffix is one of
    `suffixes` (lower case, with the dot); others are listed in `left_out` with the `hint`, so that nothing is skipped
    silently. A folder of which `whole` is true stands for all that is in it.
    """
    files: dict[Path, Path] = {}
    left_out: list[Problem] = []
    for given in paths:
        path = Path(given)
        if path.is_file():
            files.setdefault(path.resolve(), path)
            continue
        found = sorted(_found(given, whole))
        if not found:
            left_out.append(_nothing(given))
        for candidate in found:
            reason = "" if candidate.is_dir() else _left_out_because(candidate, path, suffixes)
            if reason:
                left_out.append(Problem(str(candidate), reason, hint))
            else:
                files.setdefault(candidate.resolve(), candidate)
    return Gathered(tuple(files.values()), tuple(left_out))


def _found(given: str, whole: Callable[[Path], bool]) -> Iterator[Path]:
    path = Path(given)
    # A path that exists is never a pattern: brackets are ordinary characters in file names.
    matches = [path] if path.exists() else [Path(match) for match in glob.glob(given, recursive=True)]  # noqa: PTH207 - keeps absolute and `**` patterns of every shell
    for match in matches:
        if match.is_dir():
            yield from _under(match, whole)
        elif match.is_file():
            yield match


def _under(folder: Path, whole: Callable[[Path], bool]) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        here = Path(parent)
        if whole(here):
            yield here
            folders.clear()
        else:
            yield from (file for name in names if (file := here / name).is_file())


def _nothing(given: str) -> Problem:
    path = Path(given)
    if path.is_dir():
        return Problem(given, "the folder holds no files", "give a folder with plans in it")
    if glob.has_magic(given):
        return Problem(given, "no file matches this pattern", "check the pattern, or give the folder")
    return Problem(given, "there is no such file or folder", "check the spelling; put names with spaces in quotes")


def _left_out_because(file: Path, given: Path, suffixes: Collection[str]) -> str:
    if file.name.startswith("~$"):
        return "a lock file that Office leaves while a document is open"
    below = file.relative_to(given).parts if given.is_dir() else (file.name,)
    if any(part.startswith(".") for part in below):
        return "a hidden file"
    if file.suffix.lower() not in suffixes:
        return f"no reader for files ending {file.suffix}" if file.suffix else "no reader for files without an ending"
    return ""
