"""A council's own list of Ordinarily Available Provision, read from its document into phrases that a plan is judged by.

The list is what every setting is expected to offer without a plan. `cutting` makes phrases of its lines, `reading` finds
the phase and area of each, `writing` makes the lexicon of an overlay, and `matching` shows what it would find before
anybody is judged by it.
"""

from ehcp_rules.ordinarily_available.matching import Matches, matches_in
from ehcp_rules.ordinarily_available.reading import Entry, Offer, Refusal, read_offer
from ehcp_rules.ordinarily_available.writing import LEXICON, lexicon_of, toml_of

__all__ = ["LEXICON", "Entry", "Matches", "Offer", "Refusal", "lexicon_of", "matches_in", "read_offer", "toml_of"]
