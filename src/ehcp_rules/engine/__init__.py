"""The engine: the façade that a program keeps, and the one code path that judges plans and single statements."""

from ehcp_rules.engine.appraisal import KINDS, Appraisal, AppraisalFinding
from ehcp_rules.engine.facade import INSTALLED, Engine, appraise, appraise_thread, assess, default_engine, read
from ehcp_rules.engine.watchdog import WatchedReader

__all__ = [
    "INSTALLED",
    "KINDS",
    "Appraisal",
    "AppraisalFinding",
    "Engine",
    "WatchedReader",
    "appraise",
    "appraise_thread",
    "assess",
    "default_engine",
    "read",
]
