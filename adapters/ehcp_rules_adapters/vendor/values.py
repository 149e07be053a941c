"""The values that a mapping's paths lead to: texts, codes and days, with what was used marked and what was lost told."""

from __future__ import annotations

from attrs import frozen

from ehcp_rules_adapters.building import PlanBuilder
from ehcp_rules_adapters.nodes import Node
from ehcp_rules_adapters.vendor.day_formats import day_in
from ehcp_rules_adapters.vendor.html_text import Line, html_lines
from ehcp_rules_adapters.vendor.mapping import VendorExport, paths_in
from ehcp_rules_adapters.vendor.paths import Tables, path_of

__all__ = ["Values", "take"]


def take(node: Node) -> None:
    """Mark a node and everything in it as used."""
    for one in node.each():
        one.taken = True


@frozen
class Values:
    """Reads values of one record by the paths and code lists of a mapping."""

    mapping: VendorExport
    builder: PlanBuilder
    tables: Tables

    def texts(self, node: Node, written: str) -> list[str]:
        """The texts that a path leads to, blank ones left out."""
        return ["\n".join(line.text for line in lines) for lines in self.lines(node, written, "")]

    def value(self, node: Node, written: str, markup: str = "") -> str:
        """One text: what each path leads to, line by line, and what the paths of `A + B` give behind each other."""
        found = (self.lines(node, path, markup) for path in paths_in(written))
        return " ".join("\n".join(line.text for text in lines for line in text) for lines in found if lines)

    def lines(self, node: Node, written: str, markup: str) -> list[list[Line]]:
        """The lines of each text that a path leads to; what was used is marked."""
        found = path_of(written).ends(node, self.tables)
        if found.missed:
            self.builder.issue(node.place, f"a reference in {written} leads to no record; it was left out")
        if found.doubted:
            message = f"a reference in {written} leads to several records that differ; the first was taken"
            self.builder.issue(node.place, message)
        texts = []
        for end, attribute in found.ends:
            if attribute:
                end.taken = True
            else:
                take(end)
            whole = end.attribute(attribute) if attribute else end.text
            lines, struck = html_lines(end) if markup and not attribute else ((Line(whole.strip()),), 0)
            if struck:
                self.builder.issue(node.place, f"text that is struck out was left out ({struck} places)")
            if shown := [line for line in lines if line.text]:
                texts.append(shown)
        return texts

    def coded(self, name: str, raw: str, place: str) -> str | None:
        """What a code means by the mapping's list; the text itself where it has no list; None for an unknown code."""
        if name not in self.mapping.codes:
            return raw
        meaning = self.mapping.codes[name].get(raw)
        if meaning is None:
            said = name.rpartition(".")[2].replace("_", " ")
            self.builder.issue(place, f"the code of {said} is none that the mapping knows; it was left out")
        return meaning

    def day(self, text: str, place: str, what: str) -> str:
        """A day in the mapping's formats as ISO text; anything else leaves an issue."""
        found = day_in(text, self.mapping.dates)
        if found is None and text:
            self.builder.issue(place, f"this is not a date in the formats of the mapping; {what} was left out")
        return found.isoformat() if found else ""
