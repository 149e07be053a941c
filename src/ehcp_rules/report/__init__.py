"""Reports of one assessment: JSON for systems, a page for people, and text for a terminal."""

from ehcp_rules.report.json import read_document
from ehcp_rules.report.rendering import FORMS, render

__all__ = ["FORMS", "read_document", "render"]
