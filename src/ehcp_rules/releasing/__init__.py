"""Releasing a ruleset: the gates it has to pass, the golden verdicts it leaves behind, and its frozen folder."""

from ehcp_rules.releasing.corpus import CorpusPlan, corpus_of, read_corpus, write_corpus
from ehcp_rules.releasing.gates import GateOutcome
from ehcp_rules.releasing.golden import golden_verdicts, read_golden, verdicts_moved, write_golden
from ehcp_rules.releasing.release import Outcome, Wanted, release

__all__ = [
    "CorpusPlan",
    "GateOutcome",
    "Outcome",
    "Wanted",
    "corpus_of",
    "golden_verdicts",
    "read_corpus",
    "read_golden",
    "release",
    "verdicts_moved",
    "write_corpus",
    "write_golden",
]
