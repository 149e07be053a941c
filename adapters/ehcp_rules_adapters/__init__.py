"""The readers that ship with ehcp-rules, a folder or a module for each family of formats.

- plans: JSON (`json_plans.py`) and XML (`plan_xml/`) of our own, Word and web pages (`word/`), PDF (`pdf/`), forms, exports and
  lists in Excel and CSV (`sheets/`), a vendor's XML or JSON (`vendor/`); what no program of ours opens, LibreOffice converts
  where it is installed (`office.py`). What Word and PDF share, from blocks to sections and items, is in `layout/`;
- records of the whole caseload: SEN2 returns (`sen2/`) and Annex A lists (`annex_a/`);
- the text of advice (`advice/`), and plans written back into Word and Excel (`writing/`).

They register through the same hook as anybody else's. To add a format:

1. write one module with an `AdapterDefinition`: a pure `sniff` over a bounded `Glimpse`, and a `read` that yields
   `ImportedPlan` or `ImportFailure`. Collect what the source says in a `PlanBuilder` (`building.py`): it makes items,
   ids and links, turns words into stages, dates and kinds, and keeps an issue with its place for every value it drops;
2. add one line to `plugin.py`.

A new vendor's XML or JSON (`vendor/`) or a council's own Excel form needs no code at all: it is a mapping (`mappings/*.toml`),
and `mapping.adapters_in(folder)` makes adapters of a folder of them, for a plugin to register.

Zip containers are opened through `archive.py` and XML through `markup.py`, which hold the limits; `xml_nodes.py` gives XML as
nodes with lines and places, a record at a time.
"""
