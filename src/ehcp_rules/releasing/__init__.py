"""Releasing a ruleset: the gates it has to pass, the golden verdicts it leaves behind, and its frozen folder."""

from ehcp_rules.releasing.corpus import CorpusPlan, corpus_of, read_corpus, write_corpus
from ehcp_rules.releasing.gates import GateOutcome
from ehcp_rules.releasing.golden import golden_verdicts, read_golden, verdicts_moved, write_golden
from ehcp_rules.releasing.release import Outcome, Wanted, release
from ehcp_rules.releasing.standing import Published, Standing, publish, published, standing

__all__ = [
    "CorpusPlan",
    "GateOutcome",
    "Outcome",
    "Published",
    "Standing",
    "Wanted",
    "corpus_of",
    "golden_verdicts",
    "publish",
    "published",
    "read_corpus",
    "read_golden",
    "release",
    "standing",
    "verdicts_moved",
    "write_corpus",
    "write_golden",
]
