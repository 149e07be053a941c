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
        "work|paid |till|customer|voluntary|job|career|shelves",
        r"\b(?:works?|working) (?:(?!with |on |for |through )[a-z0-9-]+ ){0,4}?(?:mornings?|afternoons?|days?|hours?|shifts?"
        r"|saturdays?|weekends?|a week)\b",
        r"\b(?:weeks?|days?|mornings?|afternoons?) of work\b|(?<!household )(?<!classroom )(?<!class )\b(?:jobs?|careers?)\b"
        r"(?! (?:at home|in (?:the |his |her )?(?:class|house|kitchen|lesson)|of |well\b|charts?\b|lists?\b))",
        r"\bat work\b|\bat the till\b|\bserv(?:e|es|ing) customers\b|\bwork (?:experience|placement)\b",
        r"\b(?:paid|voluntary) (?:[a-z]+ ){0,2}(?:work|job|hours|mornings?|days?)\b|\bstack(?:s|ing)? shelves\b",
    ),
    "independent-living": Cued(
        "meal|lunch|dinner|breakfast| tea|pay|bed|wash|laundry|shopping|bus|train|tram|ticket|change|budget|flat|week's",
        rf"\b(?:makes?|cooks?|prepares?|chooses?) {_WORDS}{{0,5}}?(?:meals?|lunch|dinner|tea|breakfast)\b",
        rf"\bpays? (?:for|his|her|their) {_WORDS}{{0,3}}?(?:shop\w*|rent|bills?|bus|fare|lunch|things?|items?)\b",
        r"\b(?:checks?|counts?|expects?|says what) (?:the|his|her|their) change\b|\bbudget of £|\bweek's (?:food|shopping|money)\b",
        rf"\b(?:nights?|days?|weekends?|lives?|stays?) {_WORDS}{{0,4}}?(?:in|at) {_WORDS}{{0,3}}?flat\b",
        r"\bchanges? (?:the|his|her) bed\b|\b(?:does|do) (?:his|her|their|the) (?:own )?(?:washing|laundry|shopping)\b",
        rf"\b(?:(?:take|use|ride|get)s?|catch(?:es)?|riding|catching|using) "
        rf"(?:the|a|one|two) {_WORDS}{{0,2}}(?:bus|buses|train|tram)\b"
        r"|\btimetables?,? (?:and )?tickets\b|\bbuy(?:s|ing)? (?:a|the|his|her) (?:bus |train )?tickets?\b",
    ),
    "community": Cued(
        "group|club|team|choir|band|societ|congregation|out with|out in the evening|neighbour|caf|library|mosque|church|chapel"
        "|temple|cinema|pub|leisure|sports centre|vot|week",
        r"\b(?:belongs? to|joins?|attends?|goes? to|helps? at|plays? for|is a member of) (?:an?|the|his|her|their)? ?"
        rf"{_WORDS}{{0,3}}?(?:group|club|team|choir|band|society|congregation)\b",
        r"\b(?:in|with|at|for) (?:an?|the|his|her|their) (?:[a-z-]+ ){0,2}?"
        r"(?:choir|band|team|club|congregation)\b",
        r"\b(?:go|goes|going) out (?:with|in the evening)\b|\bneighbours?\b|\bvot(?:es?|ing)\b(?! (?:for|on) )",
        rf"\b(?:in|at|to|from) (?:an?|the|his|her|their) {_WORDS}{{0,2}}?(?:caf[eé]|town library|mosque|church|chapel|temple|cinema"
        r"|pub|leisure centre|sports centre)\b",
        rf"\bgo(?:es)? to (?!(?:the |his |her )?(?:school|college|class|lessons?|therapy|respite|bed)\b){_WORDS}{{1,8}}?"
        r"(?:every|each|once a|twice a) week\b",
    ),
    "health": Cued(
        "doctor|gp|nurse|dentist|pharmacist|appointment|check-up|prescription|tablet|medic|inhaler|insulin|gluten|walk|swim|run|cycle"
        "|dose|pill|blood|injection|seizure| pad|teeth|meals|fizzy|health",
        rf"\b(?:books?|makes?|asks? for|keeps?|attends?) {_WORDS}{{0,3}}?(?:appointments?|check-ups?) {_WORDS}{{0,3}}?"
        r"(?:doctor|gp|nurse|dentist|clinic)\b",
        r"\b(?:asks?|tells?|rings?|phones?|sees?|visits?) (?:the|his|her|their|a) (?:doctor|gp|nurse|dentist|pharmacist)\b",
        rf"\b(?:takes?|orders?|collects?|manages?|counts?|checks?|tests?|fills?|gives?|keeps?|changes?|uses?) {_WORDS}{{0,4}}?"
        r"(?:prescriptions?|tablets?|medicines?|medication|inhalers?|insulin|doses?|pills?|pill box|blood sugars?|injections?"
        r"|seizure (?:diary|plan)|pads?)\b|\bwithout gluten\b|\bgluten[- ]free\b",
        rf"\b(?:brush(?:es)?|cleans?) (?:his|her|their) (?:own )?teeth\b|\b(?:eats?|has) {_WORDS}{{0,2}}meals a day\b"
        rf"|\bfizzy drinks\b|\bhealth(?:y|ier)? (?:{_WORDS}{{0,2}})?(?:meals?|food|snacks?|diet|plan|check\w*)\b",
        rf"\b(?:walks?|swims?|runs?|cycles?) {_WORDS}{{0,5}}?(?:minutes|times a week|lengths|miles?|each week|every week)\b",
    ),
}
_QUALIFIES = Cued(
    "level|diploma|certificate|qualification|gcse|course|apprentice",
    rf"\b(?:pass(?:es|ed)?|gain(?:s|ed)?|achieve[sd]?|complete[sd]?|finish(?:es|ed)?|start(?:s|ed)?|has) {_WORDS}{{0,5}}?"
    r"(?:entry level [1-3]|level [1-6] (?:in|of|diploma|certificate|award|course|maths|english)|diploma|certificate"
    r"|qualifications?|gcses?|course (?:in|at)|apprenticeship)\b",
)


def themes_of_adult_life(passage: AnalysedPassage, *, told_of_the_learner: bool = False) -> set[str]:
    """The themes of preparing for adulthood whose acts a passage tells.

    Qualifications count only in what is `told_of_the_learner`: provision tells those of staff.
    """
    themes = {theme for theme, acts in _BY_THEME.items() if acts.search(passage.folded, passage.scan)}
    if told_of_the_learner and _QUALIFIES.search(passage.folded, passage.scan):
        themes.add("employment")
    return themes
