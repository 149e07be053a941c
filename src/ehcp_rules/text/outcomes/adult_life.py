"""Which themes of adult life an outcome is about, by what the young person does in it: works, keeps a home, belongs, stays well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehcp_rules.text.english.grammar import Cued

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = ["themes_of_adult_life"]

_WORDS = r"(?:[a-z0-9'-]+ )"
_BY_THEME = {
    "employment": Cued(
        "work|paid |till|customer|voluntary|job|career",
        r"\b(?:works?|working) (?:(?!with |on |for |through )[a-z0-9-]+ ){0,4}?(?:mornings?|afternoons?|days?|hours?|shifts?"
        r"|saturdays?|weekends?|a week)\b",
        r"\b(?:weeks?|days?|mornings?|afternoons?) of work\b|(?<!household )(?<!classroom )(?<!class )\b(?:jobs?|careers?)\b"
        r"(?! (?:at home|in (?:the |his |her )?(?:class|house|kitchen|lesson)|of |well\b|charts?\b|lists?\b))",
        r"\bat work\b|\bat the till\b|\bserv(?:e|es|ing) customers\b|\bwork (?:experience|placement)\b",
        r"\b(?:paid|voluntary) (?:[a-z]+ ){0,2}(?:work|job|hours|mornings?|days?)\b",
    ),
    "independent-living": Cued(
        "meal|lunch|dinner|breakfast| tea|pay|bed|wash|laundry|shopping|bus|train|tram|ticket",
        rf"\b(?:makes?|cooks?|prepares?|chooses?) {_WORDS}{{0,5}}?(?:meals?|lunch|dinner|tea|breakfast)\b",
        rf"\bpays? (?:for|his|her|their) {_WORDS}{{0,3}}?(?:shop\w*|rent|bills?|bus|fare|lunch)\b",
        r"\bchanges? (?:the|his|her) bed\b|\b(?:does|do) (?:his|her|their|the) (?:own )?(?:washing|laundry|shopping)\b",
        rf"\b(?:(?:catch|take|use|ride|get)s?|riding|catching|using) (?:the|a|one|two) {_WORDS}{{0,2}}(?:bus|buses|train|tram)\b"
        r"|\btimetables?,? (?:and )?tickets\b|\bbuy(?:s|ing)? (?:a|the|his|her) (?:bus |train )?tickets?\b",
    ),
    "community": Cued(
        "group|club|team|choir|band|societ|congregation|out with|out in the evening|neighbour",
        r"\b(?:belongs? to|joins?|attends?|goes? to|helps? at|plays? for|is a member of) (?:an?|the|his|her|their)? ?"
        rf"{_WORDS}{{0,3}}?(?:group|club|team|choir|band|society|congregation)\b",
        r"\b(?:in|with|at|for) (?:an?|the|his|her|their) (?:[a-z-]+ ){0,2}?"
        r"(?:choir|band|team|club|congregation)\b",
        r"\b(?:go|goes|going) out (?:with|in the evening)\b|\bneighbours?\b",
    ),
    "health": Cued(
        "doctor|gp|nurse|dentist|pharmacist|appointment|check-up|prescription|tablet|medicine|inhaler|insulin|gluten|walk|swim|run|cycle",
        rf"\b(?:books?|makes?|asks? for|keeps?|attends?) {_WORDS}{{0,3}}?(?:appointments?|check-ups?) {_WORDS}{{0,3}}?"
        r"(?:doctor|gp|nurse|dentist|clinic)\b",
        r"\b(?:asks?|tells?|rings?|phones?|sees?|visits?) (?:the|his|her|their|a) (?:doctor|gp|nurse|dentist|pharmacist)\b",
        rf"\b(?:takes?|orders?|collects?|manages?|counts?) (?:his|her|their) (?:own )?{_WORDS}?"
        r"(?:prescriptions?|tablets?|medicines?|inhaler|insulin)\b|\bwithout gluten\b|\bgluten[- ]free\b",
        rf"\b(?:walks?|swims?|runs?|cycles?) {_WORDS}{{0,5}}?(?:minutes|times a week|lengths|miles?|each week|every week)\b",
    ),
}


def themes_of_adult_life(passage: AnalysedPassage) -> set[str]:
    """The themes of preparing for adulthood whose acts a passage tells."""
    return {theme for theme, acts in _BY_THEME.items() if acts.search(passage.folded, passage.scan)}
