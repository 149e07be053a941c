"""How Sphinx makes the site of the documentation: plain pages with their own scripts and styles, and a search without a server."""

project = "ehcp-rules"
author = "The ehcp-rules developers"
project_copyright = "The ehcp-rules developers"
language = "en"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
root_doc = "index"
myst_heading_anchors = 4
suppress_warnings = [
    "myst.header",  # reference pages begin at the level of their tables
    "misc.highlighting_failure",  # there is nothing to highlight in CSV
]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "ehcp-rules"
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_theme_options = {"navigation_with_keys": True}
html_static_path = ["static"]
html_css_files = ["site.css"]
html_js_files = ["find.js"]
