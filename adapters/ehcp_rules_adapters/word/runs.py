"""What stands inside one Word paragraph: its text as it reads, and how it looks.

Final view: text that is deleted, struck through or hidden and field codes are left out; inserted text, content controls,
hyperlinks and ticked boxes are read. The greyed prompt of a content control that nobody filled in is no text of the plan.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from attrs import define, field

from ehcp_rules_adapters.word.styles import USUAL_SIZE, Look, Styles

__all__ = ["GONE", "SKIPPED", "Counts", "Runs", "is_on", "value_of"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_BREAKS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
GONE = {f"{W}del", f"{W}moveFrom"}
SKIPPED = {*GONE, f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{W}sdtPr", f"{W}rt", f"{_MC}Fallback"}
_TEXT, _RUN, _BOX, _CONTROL = f"{W}t", f"{W}r", f"{W}txbxContent", f"{W}sdt"
_PICTURES = ("}blip", "}imagedata")
_DRAWN = ("}chart", "}relIds")

# Signs of the fonts Wingdings and Symbol that forms use; their letters mean nothing in any other font (font vendor's table).
_SIGNS = {
    "wingdings": {
        0x6F: "☐", 0x71: "☐", 0x72: "☐", 0xA8: "☐", 0x78: "☒", 0xFD: "☒", 0xFE: "☑", 0xFB: "✗", 0xFC: "✓",
        0x6C: "•", 0x6E: "•", 0x76: "•", 0x9F: "•", 0xA7: "•", 0xD8: "•", 0xE0: "→", 0xF0: "→", 0x4A: "☺", 0x4C: "☹",
    },
    "wingdings 2": {0x50: "✓", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x4F: "✗"},
    "symbol": {0xB7: "•", 0xB3: "≥", 0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xAE: "→", 0xBC: "…", 0x2D: "–"},
}  # fmt: skip


@define
class Counts:
    """What was met in a document that is not part of its text in final view."""

    deletions: int = 0
    hidden: int = 0
    struck: int = 0
    pictures: int = 0
    drawings: int = 0
    unknown_signs: int = 0
    embedded: int = 0


@define
class Runs:
    """The text of one paragraph in the making. `boxes` are its text boxes, `notes` the footnotes that it refers to."""

    styles: Styles
    base: Look
    counts: Counts
    parts: list[str] = field(factory=list, repr=False)
    boxes: list[Element] = field(factory=list, repr=False)
    notes: list[tuple[str, str]] = field(factory=list)
    letters: int = 0
    bold_letters: int = 0
    italic_letters: int = 0
    underlined_letters: int = 0
    sizes: dict[float, int] = field(factory=dict)
    lead: int = 0
    _leading: bool = True

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self.parts)

    @property
    def size(self) -> float:
        """The size of most letters in points."""
        usual = self.base.size or USUAL_SIZE
        return max(self.sizes, key=lambda size: self.sizes[size]) if self.sizes else usual

    def gather(self, element: Element) -> None:
        """Add everything inside an element."""
        for child in element:
            tag = child.tag
            if tag == _RUN:
                self._run(child)
            elif tag in SKIPPED:
                self.counts.deletions += tag in GONE
            elif tag == _CONTROL:
                self._control(child)
            elif tag == _BOX:
                self.boxes.append(child)
            elif len(child):
                self.gather(child)

    def _control(self, control: Element) -> None:
        properties = control.find(f"{W}sdtPr")
        prompt = properties is not None and properties.find(f"{W}showingPlcHdr") is not None
        content = control.find(f"{W}sdtContent")
        if content is not None and not prompt:
            self.gather(content)

    def _run(self, run: Element) -> None:
        properties = run.find(f"{W}rPr")
        base = self.base
        bold, italic, underlined, hidden, size = base.bold, base.italic, base.underlined, base.hidden, base.size
        if properties is not None:
            style = value_of(properties, "rStyle")
            if style:
                look = self.styles.look(style)
                bold, italic = _either(look.bold, bold), _either(look.italic, italic)
                underlined, hidden = _either(look.underlined, underlined), _either(look.hidden, hidden)
                size = look.size or size
            bold = _either(is_on(properties, "b"), bold)
            italic = _either(is_on(properties, "i"), italic)
            underlined = _either(is_on(properties, "u"), underlined)
            hidden = _either(is_on(properties, "vanish"), hidden)
            own = value_of(properties, "sz")
            size = int(own) / 2 if own.isdigit() else size
        if hidden:
            self.counts.hidden += 1
            return
        if properties is not None and (is_on(properties, "strike") or is_on(properties, "dstrike")):
            self.counts.struck += 1
            return
        before = len(self.parts)
        self._content(run)
        written = "".join(self.parts[before:])
        if count := len(written) - written.count(" "):
            self.letters += count
            self.bold_letters += count if bold else 0
            self.italic_letters += count if italic else 0
            self.underlined_letters += count if underlined else 0
            size = size or USUAL_SIZE
            self.sizes[size] = self.sizes.get(size, 0) + count
        if self._leading and (bold or underlined or not written.strip()):
            self.lead += len(written)
        else:
            self._leading = False

    def _content(self, element: Element) -> None:
        for child in element:
            tag = child.tag
            if tag == _TEXT:
                text = child.text or ""
                self.parts.append(text)
            elif tag in _BREAKS:
                if child.get(f"{W}type") != "page":
                    self.parts.append(_BREAKS[tag])
            elif tag == f"{W}sym":
                self._sign(child)
            elif tag == f"{W}fldChar":
                self._field(child)
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                self.notes.append((tag.removeprefix(W).removesuffix("Reference"), child.get(f"{W}id", "")))
            elif tag == _BOX:
                self.boxes.append(child)
            elif tag in SKIPPED:
                self.counts.deletions += tag in GONE
            else:
                self.counts.pictures += tag.endswith(_PICTURES)
                self.counts.drawings += tag.endswith(_DRAWN)
                if len(child):
                    self._content(child)

    def _sign(self, sign: Element) -> None:
        font = sign.get(f"{W}font", "").lower()
        code = sign.get(f"{W}char", "")
        try:
            number = int(code, 16) & 0xFF
        except ValueError:
            number = 0
        known = _SIGNS.get(font, {}).get(number)
        self.counts.unknown_signs += known is None
        self.parts.append(known or "\ufffd")

    def _field(self, mark: Element) -> None:
        """Form fields of the old kind: a box shows its tick, a list the entry that was chosen."""
        box = mark.find(f"{W}ffData/{W}checkBox")
        if box is not None:
            ticked = is_on(box, "checked")
            ticked = is_on(box, "default") if ticked is None else ticked
            self.parts.append("☒" if ticked else "☐")
        choices = mark.find(f"{W}ffData/{W}ddList")
        if choices is not None:
            entries = [entry.get(f"{W}val", "") for entry in choices.iter(f"{W}listEntry")]
            chosen = value_of(choices, "result") or value_of(choices, "default") or "0"
            if chosen.isdigit() and int(chosen) < len(entries):
                self.parts.append(entries[int(chosen)])


def _either(own: bool | None, inherited: bool | None) -> bool | None:
    return inherited if own is None else own


def value_of(properties: Element | None, name: str) -> str:
    """The value of a property, or an empty text."""
    child = None if properties is None else properties.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val", "")


def is_on(properties: Element, name: str) -> bool | None:
    """Whether a property is switched on; None where it is not mentioned."""
    child = properties.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val", "1") not in ("0", "false", "off", "none")
