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
_PLACE_OF_WORK = (
    rf"(?:an?|the|his|her|their|two|three) {_WORDS}{{0,3}}?(?:caf[eé]s?|canteen|shops?|garage|kitchens?|farm|nursery|salon|office"
    r"|stables|warehouse|workshop|garden centre|bakery|hotel|restaurant|care home|library)\b"
)
_SPELL = r"(?:hours?|mornings?|afternoons?|days?|weeks?|shifts?)"
_IN_AN_OUTCOME = {
    "employment": Cued(
        "job|interview|application|employer|workplace|customer|colleges|paper|functional skills|exam|gcse|level|diploma|certificate"
        "|qualification|course|apprentice|hour|morning|afternoon|day|week|shift|till|open evening",
        r"\b(?:job applications?|interviews?|employers?|workplaces?|customers?|colleges"
        r"|(?:timed|practice|mock|past|exam|gcse) papers?|(?:mock )?exam(?:ination)?s?|open (?:days?|evenings?)"
        r"|(?:a|the) till|(?:choos\w+|picks?|appl(?:y|ies) for) (?:a|his|her|their) (?:[a-z]+ )?(?:course|apprenticeship|job))\b",
        rf"\b(?:pass(?:es|ed)?|gain(?:s|ed)?|achieve[sd]?|complete[sd]?|finish(?:es|ed)?|start(?:s|ed)?|has) {_WORDS}{{0,5}}?"
        r"(?:entry level [1-3]|level [1-6] (?:in|of|diploma|certificate|award|course|maths|english)|diploma|certificate"
        r"|qualifications?|gcses?|functional skills|course (?:in|at)|apprenticeship)\b",
        rf"\b{_SPELL} (?:a week |each week )?(?:in|at|with) {_PLACE_OF_WORK}",
        rf"\b(?:in|at) {_PLACE_OF_WORK} for (?:an?|half an|one|two|three|four|\d) {_SPELL}\b",
    ),
    "independent-living": Cued(
        "wash|dress|shower|shav|iron|hoover|vacuum|toilet|fasten|zip|clothes|bag|alarm|get|buy|pay|purse|wallet|card|price"
        "|travel|journey|way|road|train|tram|bus|home|house|room|night|weekend|kettle|microwave|oven|recipe|sandwich|toast|drink"
        "|snack|door",
        r"\b(?:wash|shave|dress|undress)(?:es|ing|ed)?\b|\b(?:showers?|irons?|hoovers?|vacuums?|toilet|fastens?|zips?)\b"
        rf"|\b(?:puts? away|folds?) {_WORDS}{{0,3}}?clothes\b",
        rf"\bpacks? {_WORDS}{{0,3}}?bag\b|\bsets? {_WORDS}{{0,2}}?alarm\b"
        r"|\bgets? (?:(?:him|her)self |themselves )?(?:up|ready)\b",
        r"\b(?:buys?|pays?|purse|wallet|(?:coin|bank|debit) card|prices?)\b",
        r"\b(?:travels?|journeys?|trains?|trams?|finds? (?:his|her|their) (?:own )?way|bus(?:es)? (?:from|to|home|stop))\b"
        rf"|\bcross(?:es)? (?:the|an?|two|three) {_WORDS}{{0,2}}?roads?\b",
        r"\b(?:home|house) (?:alone|by (?:him|her)self|by themselves|on (?:his|her|their) own)\b|\bwalks? (?:[a-z]+ )?home\b"
        r"|\b(?:nights?|weekends?) (?:a [a-z]+ )?(?:away|without)\b",
        r"\b(?:kettle|microwave|oven|recipes?|sandwich(?:es)?|toast|(?:hot|own) drinks?|(?:own|a) snacks?|front door)\b"
        r"|\b(?:tid(?:y|ies)|cleans?) (?:his|her|their) (?:own )?(?:bed)?room\b",
    ),
    "community": Cued(
        "mate|invit|play|league|team|outing|shopkeeper|hello|greet|people|person|peer|cousin|game|match",
        r"\b(?:mates?|invit(?:e|es|ing)|league|outings?|shopkeepers?|hello|greets?|cousins?)\b",
        rf"\bplays? (?:in|for|with|against) |\b(?:joins?|takes? part) in {_WORDS}{{0,3}}?(?:games?|team|match)\b",
        r"\b(?:(?:other|new|unfamiliar) (?:young )?(?:people|person)|(?:with|to|of|at least) (?:one|two|three|four) (?:other )?"
        r"(?:young )?(?:people|peers?))\b",
    ),
    "health": Cued(
        "hurts|pain|nurse|doctor|gp|surgery|dentist|clinic|inject|tablets|inhaler|vegetable|fruit|exercise|swims|fit|sleep|bedtime"
        "|teeth|eat|hearing aid|splint|glasses|insoles|catheter|stoma|walking ",
        r"\b(?:hurts|pain|nurse|doctor|gp|surgery|dentist|clinic|injects?|tablets|inhaler|vegetables?|fruit|exercises?|swims|asleep"
        r"|sleeps|bedtime|teeth|hearing aids?|splints?|glasses|insoles|catheter|stoma"
        r"|walking (?:\d+|an?|one|two|three))\b|\b(?:keep|stay|get)s? fit\b|\beats? ",
    ),
}
"""What says enough in an outcome, which tells of the learner alone; provision names the same things for staff and lessons."""


def themes_of_adult_life(passage: AnalysedPassage, *, told_of_the_learner: bool = False) -> set[str]:
    """The themes of preparing for adulthood whose acts a passage tells.

    Things of adult life that are only named count in what is `told_of_the_learner`: provision tells those of staff and lessons.
    """
    kinds = (_BY_THEME, _IN_AN_OUTCOME) if told_of_the_learner else (_BY_THEME,)
    return {
        theme
        for acts_by_theme in kinds
        for theme, acts in acts_by_theme.items()
        if acts.search(passage.folded, passage.scan)
    }
