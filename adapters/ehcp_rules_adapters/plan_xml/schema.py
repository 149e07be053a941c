"""The XML Schema of our own XML, generated from the same table that reads and writes it.

`python -m ehcp_rules_adapters.plan_xml.schema` writes it to the package, where it is published; a test holds the two together.
A schema cannot say everything: that ids are unique and that links lead somewhere is told by the reader alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from ehcp_rules.plan import ITEM_KINDS, Plan
from ehcp_rules_adapters.plan_xml import NAMESPACE
from ehcp_rules_adapters.plan_xml.shapes import Attribute, Child, Elements, Extensions, Part, Text, Words, shape_of

__all__ = ["SCHEMA_FILE", "plan_xsd"]

SCHEMA_FILE = Path(__file__).with_name("ehcp-plan-1.xsd")

_FIXED = """\
  <xs:complexType name="text" mixed="true">
    <xs:annotation><xs:documentation>Text exactly as it stands in the plan. A character that XML has no place for, and a carriage
      return, is an element with its Unicode code point in hexadecimal.</xs:documentation></xs:annotation>
    <xs:sequence>
      <xs:element name="character" minOccurs="0" maxOccurs="unbounded">
        <xs:complexType>
          <xs:attribute name="code" use="required">
            <xs:simpleType>
              <xs:restriction base="xs:string"><xs:pattern value="[0-9A-Fa-f]{1,6}"/></xs:restriction>
            </xs:simpleType>
          </xs:attribute>
        </xs:complexType>
      </xs:element>
    </xs:sequence>
  </xs:complexType>
  <xs:simpleType name="day">
    <xs:restriction base="xs:date"><xs:pattern value="[0-9]{4}-[0-9]{2}-[0-9]{2}"/></xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="truth">
    <xs:restriction base="xs:string"><xs:enumeration value="true"/><xs:enumeration value="false"/></xs:restriction>
  </xs:simpleType>
  <xs:complexType name="extension">
    <xs:annotation><xs:documentation>A value that a council's own overlay reads.</xs:documentation></xs:annotation>
    <xs:all><xs:element name="name" type="text"/><xs:element name="value" type="text"/></xs:all>
    <xs:attribute name="type" default="text">
      <xs:simpleType>
        <xs:restriction base="xs:string">
          <xs:enumeration value="text"/><xs:enumeration value="number"/><xs:enumeration value="truth"/>
        </xs:restriction>
      </xs:simpleType>
    </xs:attribute>
  </xs:complexType>
"""


def plan_xsd() -> str:
    """The schema (XSD 1.0), with a type for each class of the model."""
    classes: dict[type, None] = {}
    _gather(Plan, classes)
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="{NAMESPACE}" targetNamespace="{NAMESPACE}" '
        'elementFormDefault="qualified">\n'
        '  <xs:element name="plan" type="Plan"/>\n'
        '  <xs:element name="plans">\n    <xs:complexType>\n      <xs:sequence>\n'
        '        <xs:element name="plan" type="Plan" maxOccurs="unbounded"/>\n'
        "      </xs:sequence>\n    </xs:complexType>\n  </xs:element>\n"
    )
    return head + _FIXED + "".join("\n".join(_type(cls)) + "\n" for cls in classes) + "</xs:schema>\n"


def _gather(cls: type, seen: dict[type, None]) -> None:
    """The class and every class in it, each once, the whole before its parts."""
    if cls in seen:
        return
    seen[cls] = None
    for child in shape_of(cls).children.values():
        inner = (
            (child.cls,) if isinstance(child, Part) else child.choices.values() if isinstance(child, Elements) else ()
        )
        for one in inner:
            _gather(one, seen)


def _type(cls: Any) -> Iterator[str]:
    shape = shape_of(cls)
    said = escape(" ".join((cls.__doc__ or "").split()).replace("`", ""))
    yield f'  <xs:complexType name="{cls.__name__}">'
    yield f"    <xs:annotation><xs:documentation>{said}</xs:documentation></xs:annotation>"
    if shape.children:
        yield "    <xs:all>"
        for name, child in shape.children.items():
            yield from _child(name, child)
        yield "    </xs:all>"
    for name, attribute in shape.attributes.items():
        yield from _attribute(name, attribute)
    yield "  </xs:complexType>"


def _child(name: str, child: Child) -> Iterator[str]:
    least = "" if isinstance(child, Text) and child.required else ' minOccurs="0"'
    match child:
        case Text():
            yield f'      <xs:element name="{name}" type="text"{least}/>'
        case Part(cls):
            yield f'      <xs:element name="{name}" type="{cls.__name__}"{least}/>'
        case Words(inner, known):
            yield from _listed(name, least, "sequence", [(inner, _enumeration(known) if known else "text")])
        case Elements(choices):
            kinds = [(inner, cls.__name__) for inner, cls in choices.items()]
            yield from _listed(name, least, "choice" if choices is ITEM_KINDS else "sequence", kinds)
        case Extensions():
            yield from _listed(name, least, "sequence", [("extension", "extension")])


def _listed(name: str, least: str, group: str, inner: list[tuple[str, str]]) -> Iterator[str]:
    yield f'      <xs:element name="{name}"{least}>'
    repeated = ' minOccurs="0" maxOccurs="unbounded"'
    yield f"        <xs:complexType><xs:{group}{repeated if group == 'choice' else ''}>"
    for one, kind in inner:
        times = "" if group == "choice" else repeated
        if kind.startswith("<"):
            yield f'          <xs:element name="{one}"{times}>{kind}</xs:element>'
        else:
            yield f'          <xs:element name="{one}" type="{kind}"{times}/>'
    yield f"        </xs:{group}></xs:complexType>"
    yield "      </xs:element>"


def _attribute(name: str, attribute: Attribute) -> Iterator[str]:
    use = ' use="required"' if attribute.required else ""
    if attribute.kind == "word":
        yield f'    <xs:attribute name="{name}"{use}>{_enumeration(attribute.words)}</xs:attribute>'
    else:
        yield f'    <xs:attribute name="{name}" type="{attribute.kind}"{use}/>'


def _enumeration(known: tuple[str, ...]) -> str:
    values = "".join(f"<xs:enumeration value={quoteattr(one)}/>" for one in known)
    return f'<xs:simpleType><xs:restriction base="xs:string">{values}</xs:restriction></xs:simpleType>'


if __name__ == "__main__":
    SCHEMA_FILE.write_text(plan_xsd(), encoding="utf-8", newline="\n")
