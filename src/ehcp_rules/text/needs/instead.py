"""What stands in the place of a need: aims, help, history, praise, scores and reports, by how a clause tells it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_rules.text.english.grammar import MONTH, Cued, any_of
from ehcp_rules.text.english.turns import find
from ehcp_rules.text.needs.labels import PROVISION, head_of

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedPassage

__all__ = [
    "ADULTS_HELP",
    "ADVISED",
    "AHEAD",
    "AIM",
    "BIDS",
    "BY_THEN",
    "DEPENDS",
    "FOR_WHAT",
    "GIVEN",
    "HELP_LISTED",
    "HISTORY",
    "LIKES",
    "PRAISED",
    "PURPOSE",
    "READ_ON",
    "SCORE",
    "USES",
    "WILL_DO",
    "provision_named",
]

ADULTS_HELP = Cued(
    "need",
    r"\bneeds? (?:adults?|people|others|someone|time|things|words|instructions|information|to)\b",
)
AIM = any_of(
    r"(?:by|before) (?:the )?(?:end|close|next|age|[a-z]+ 20\d\d|\d"
    rf"|{MONTH}|summer|easter|christmas|spring|autumn|year|key stage|ks)",
    r"to [a-z]+\b",
)
"""How an aim begins."""
BIDS = any_of(
    r"(?:give|bring|stay|use|write|read|say|ask|tell|join|play|share|wait|sit|eat|wash|follow|listen|look|count|complete"
    r"|take|keep|show|make|name|choose|walk|travel|learn|develop|improve|increase|build|respond|recognise|identify)\b"
    r"(?! (?:age|aloud|speech|levels?))",
)
"""A bare verb at the beginning: an aim as it is said to the child."""
PURPOSE = re.compile(r"(?:[a-z]+ ){0,3}?(?:can(?! only\b)|could|is able|may|will)\b")
"""After `so that`: what something is for, and no consequence."""
AHEAD = re.compile(
    r" ?(?:(?:wants|hopes|wishes|aspires|aims|would like)\b|(?:to|will|shall|should|must|ought|would)\b"
    r"(?! (?:not|only|often|usually|sometimes|always|never|rather|happily|frequently)\b| be (?:sick|wet|in tears)\b"
    r"| [a-z]+ (?:only|nothing (?:but|except)|no [a-z]+ (?:but|except))\b)"
    r"|(?:is|are) (?:(?:preparing|hoping|planning|learning|due|keen) )?to\b"
    r"|needs? to (?:feel|belong|be (?:able|happy|safe|calm|included"
    r"|valued|respected|confident|given|provided|taught|supported|offered|encouraged|helped)|have|access"
    r"|improve(?! (?:with|at|on|in)\b)|develop|increase|build|work on|practise|make|learn|understand|become"
    r"|strengthen|take responsibility|try|behave|listen|engage|concentrate|focus|work)\b)"
)
"""A predicate of what is still to be."""
WILL_DO = re.compile(
    r" ?will (?!be\b|have\b|need|require|benefit|receive|access|get\b|become|learn|understand|develop|improve|live|work|study"
    r"|feel\b|know\b|attend|continue|become|grow|make (?:progress|friends)|go (?:on )?to (?:college|university|school))"
)
"""What a child does, or one day will do."""
ADVISED = Cued(
    "recommend|advis|suggest|proposed|hoped|requested|anticipated|planned|intended|it is|best met|that | be ",
    r"\b(?:is|was|are|were|has been|have been) (?:recommended|advised|suggested|proposed|hoped|requested|anticipated"
    r"|planned|intended)\b",
    r"\bit is the (?:view|opinion|belief|feeling|wish)\b|\b(?:is|are|be) best met\b",
    r"\bit is (?:felt|believed|thought|considered|agreed|understood)\b",
    r"\b(?:recommends?|advises|advised|suggests?|recommended) that\b",
    r"^that [^;]{0,60}? (?:be|continues?|continue to be) ",
    r"\b(?:will|shall|must|should|may|to) be (?:[a-z]+ly )?[a-z]+(?:ed|en|ught|ven)\b",
)
_THEN = r"(?:year|term|school|academic|summer|autumn|spring|key|phase|ks|y\d|reception|20\d|course|programme)"
BY_THEN = Cued(
    "by | time",
    rf"\bby (?:the (?:end of (?:the |this |next )?{_THEN}|time (?:he|she|they) (?:leaves?|moves?|turns?|is|are)|next)"
    rf"|next |christmas|easter|(?:the )?(?:summer|autumn|spring)|(?:{MONTH})|(?:half|end of) term|year \d"
    r"|age )",
    r"\bin \d+ (?:weeks|months|years)' time\b",
)
_HELP = (
    r"(?:assistants?|ta|lsa|support|worker|timetable|programme|circuits?|diet|station|workstation|sessions?|mentor"
    r"|tuition|teaching|laptop|scribe|reader|time|interventions?|breaks?|pass|card|hours|overlay|frame|room|base|place"
    r"|transport)"
)
HELP_LISTED = re.compile(
    rf"(?!difficult|poor|weak|no )(?:(?:[a-z0-9:-]+ ){{0,3}}?(?:{_HELP}|spaces?|headphones|visuals|prompts?|adults?|boards?"
    r"|reminders|checklists?|scaffolds?|scaffolding)(?:, and |, | and |\W*$)){2,12}"
)
"""Help by its names and nothing else: `quiet space, headphones and movement breaks`."""
GIVEN = re.compile(
    r" ?(?:(?:also|continues to|will) )*"
    r"(?:(?:(?:needs?|requires?)(?! to\b| (?:at least |about |up to )?[a-z0-9]+ (?:or [a-z0-9]+ |more )?"
    r"(?:goes|tries|attempts|readings|repetitions|repeats|hearings|reminders|prompts|times)\b)"
    r"|receives?|received|benefits from|accesses"
    r"|accessed|participates in|takes part in an?|responds (?:well )?to|thrives|does best"
    r"|(?:is|was|are|were|has been|have been|be|being) (?:also |now |currently |best |well )?(?:given|provided|offered"
    r"|taught|supported|helped|delivered|prescribed|fitted|issued|needed|required|necessary|transported|allocated|funded|accompanied|used"
    r"|available|in place))\b"
    r"|(?:has|have|uses|had) (?:an?|the|access to|extra|daily|weekly|regular|\d+|one|two|three)\b[^,;]{0,60}?"
    rf"\b{_HELP}\b)"
)
"""A predicate of help that is given or asked for."""
DEPENDS = re.compile(
    r" ?(?:needs?|requires?|relies on|depends on) (?:an? |the |two |one |constant |full |some |his |her |their )*"
    r"(?:[a-z-]+ ){0,2}?"
    r"(?:adults?|others|people|someone|somebody|staff|help|prompts?|prompting|reminders?|reminding|time|person|mother"
    r"|mum|father|dad|parents?|physical help|assistance|to be (?:reminded|told|prompted|fed|changed|lifted|hoisted"
    r"|turned|moved|carried|shown|asked|dressed|washed|held|cleaned|wiped|watched|suctioned))\b"
)
FOR_WHAT = re.compile(
    r" (?:to (?!pupil|child)|with|for|when|at|on|in|before|after|if|by|from|every|each|twice|once|\d|[a-z]+ times)"
)
"""What follows the help that a child depends on where the need itself is told."""
USES = re.compile(
    r" ?(?:uses|wears|(?:(?:has|have)(?: had)?|sits in|is issued with|owns) (?:an?|the|his|her|their|two|some))\b"
)
_SCHOOL = r"(?:school|unit|base|college|nursery|setting|provision|pru)"
_HAPPENED = (
    r"(?:(?:re)?assessed|seen|reviewed|referred|diagnosed|discharged|admitted|born|adopted|fostered|placed|monitored"
    r"|(?:excluded|suspended)(?! from (?!school|the school|[a-z ]*(?:academy|primary|college|nursery)))"
    r"|identified|registered|educated|moved|transferred|enrolled|noted|reported|recorded|confirmed|agreed|requested"
    r"|completed|discussed|raised|considered|investigated|explored|treated|managed|overseen|followed up|looked after"
    r"|looked into|known|open|under|involved|subject|removed|on roll|on the|on a|in care|in foster care|in year"
    rf"|in reception|(?:in|at) (?:an?|the|mainstream|specialist|special|alternative) (?:[a-z]+ ){{0,3}}"
    rf"(?:{_SCHOOL}|(?:nurture|intervention|support|skills) group)"
    r"|awaiting|waiting|awaited|pending|booked|due to|part of|home[- ](?:educated|schooled)|permanently"
    r"|out of (?:school|education)|described|working with|aged?|the (?:youngest|oldest|eldest|middle|second|third|only)"
    r"|an only child|an? (?:twin|young carer|refugee|pupil|student|looked|member|year|triplet|[a-z]+-year-old))"
)
_DID = (
    r"(?:attends?|attended|joined|started (?:at|school|nursery|college|in|reception)|transferred|moved|lives?|lived"
    r"|visits?|visited|underwent|undergoes|arrived (?:in|from)|came (?:to live|to (?:england|the uk|this)|from)|began"
    r"|left (?:school|nursery|his|her|the school|college)|completed|sees (?:an?|the|his|her|dr)|saw (?:an?|the)|awaits"
    r"|wears?(?! (?:off|down|out))|spent|speaks? [a-z]+ (?:at home|as)|changed school|met (?:with|the)|passed|failed"
    r"|sat (?:his|her|the)|returned|stood at|fell (?:to|from)|works? with (?:the|an?)|meets? (?:the )?criteria|enjoyed"
    r"|went to|studies|studied|ended|ceased|(?:finished|stopped) in)"
)
_MEDICINE = (
    r"(?:\d ?(?:mg|ml|mcg)|medication|medicines?|inhalers?|melatonin|insulin|tablets?|epipens?|auto-?injectors?"
    r"|(?:once|twice|three times) (?:a |each )?(?:day|daily|night)"
    r"|[a-z]{2,}(?:toin|valproate|azole|etine|aline|idone|apine|tidine|phenidate|amfetamine|tadine|cillin|iracetam"
    r"|bazam|trigine|lofen|nidine|formin|solone|mazepine|pram))"
)
_HAD = (
    r"(?:exclusions?|suspensions?|placements?|brothers?|sisters?|siblings?|surgery|operations?|history|background|ehcp"
    r"|ehc plan|plan|changes? of|diagnosis|appointments?|assessments?|eal|english as|hearing aids?|glasses|cochlear"
    r"|grommets|splints|attendance|school(?:s|ing)?|childhood|start in life|upbringing|involvement|register|absences?"
    r"|reviews?|input|referral|profile|managed move|report|pupil premium|free school meals|cycles?|allocation"
    r"|contact|care plan)"
)
HISTORY = any_of(
    r" ?(?:(?:also|first|last|has|have|had) ){0,4}(?:"
    r"(?:known to|open to|under (?:the|camhs)|seen|discharged|referred|diagnosed|admitted|assessed"
    r"|excluded (?:for|in|on|from school)|suspended|awaiting|waiting (?:for|to be)|fitted|issued|born|prescribed|on roll)\b"
    r"|(?:is|was|are|were|been|being|remains|be|became) (?:[a-z]+ly |also |first |still |now |being |not |no longer )*"
    rf"{_HAPPENED}\b|{_DID}\b"
    rf"|(?:takes|carries|is on|is taking|is prescribed|has) [^,;]{{0,50}}?{_MEDICINE}\b"
    r"|takes (?!part\b|turns?\b|time\b|ages\b|longer\b|care\b|up\b|off\b|out\b|food\b|things\b|over\b)[a-z]+"
    r"(?: [a-z]+)? (?:once|twice|at night|daily|(?:each|every) (?:day|night|morning))\b"
    r"|(?:has|have|had) (?!not (?!had|been|yet|received))"
    rf"(?:had |been |an? |the |one|two|three|four|five|six|several|many|\d+|no |any |previous |recent"
    rf" |fixed[- ]term ){{0,8}}(?:[a-z-]+ ){{0,3}}?{_HAD}\b)",
)
"""A predicate of what happened, who is involved, what is taken or worn."""
LIKES = re.compile(
    r" ?(?:(?:really|also|particularly|always|very much|thoroughly) )*(?:enjoys?|loves?|adores?|likes?|excels?|tries hard"
    r"|works hard|gets? on well|shines|thrives|takes pride|prefers to|smiles|is good (?:at|with)|is proud|is able to"
    r"|has an? (?:good|lovely|wonderful|great|excellent|wicked|vivid|lively|strong|cheeky|super|fantastic|keen|love"
    r"|passion|real)|has (?:many|lots of|good|some lovely|a lot of) (?:friends|strengths|interests|qualities)"
    r"|has an? (?:[a-z]+ )?smile|(?:has )?(?:made|makes|is making) [^,;]*\b(?:progress|gains|improvements?)"
    r"|brightens|brings joy|makes (?:everyone|others|people) (?:laugh|smile))\b"
)
_PRAISE = (
    r"(?:happy|bright|funny|kind|caring|polite|helpful|popular|sociable|friendly|lively|curious|cheerful|lovely"
    r"|delightful|cheeky|creative|imaginative|thoughtful|affectionate|loving|gentle|enthusiastic|confident"
    r"|hard-?working|well-mannered|sweet|charming|artistic|musical|sporty|likeable|pleasant|warm|well-behaved|talented"
    r"|clever|articulate|inquisitive|outgoing|honest|loyal|(?:much |well |greatly )?(?:loved|liked|respected)"
    r"|a pleasure|an asset|a credit|a joy|a delight|determined|resilient|wonderful|fantastic|engaging|considerate"
    r"|energetic|calm|sensitive|intelligent|able|capable)"
)
PRAISED = any_of(
    r"(?:\b(?:is|was|can be|has always been|described as) |^)(?:an? )?"
    r"(?:(?:very|really|most|generally|usually|naturally|extremely|such an?) )?(?:[a-z-]+, )?"
    rf"{_PRAISE}(?:(?:,| and|, and) (?:[a-z-]+ )?{_PRAISE})*(?: (?:little |young |natured )?(?:boy|girl|child|pupil|man"
    r"|woman|lad|person|learner|student|member of)\b|,? (?:who|with an?|by|to)\b|\W*$)",
    r"\bsense of humour\b",
)
READ_ON = any_of(
    r"(?:please )?(?:see|refer to|read|consult)\b[^.;]*?\b(?:reports?|advice|appendix|appendices|letters?|attached"
    r"|section [a-k]|assessments?|evidence|profile|documents?|below|above)\b",
    r"as (?:above|below)\b",
)
SCORE = Cued(
    "score|subtest|composite|quotient|index|celf|bpvs|wisc|wppsi|wiat|wrat|ctopp|conners|basc|vineland|sdq|boxall|abas",
    r"\b(?:standard(?:ised)? scores?|scaled scores?|t-scores?|subtests?|composite|quotient|index|scores?|scored|celf"
    r"|bpvs|wisc|wppsi|wiat|wrat|ctopp|conners|basc|vineland|sdq|boxall|abas)\b",
)


def provision_named(passage: AnalysedPassage) -> tuple[re.Match[str], ...]:
    """Where provision is named, past what the need is listed under: `Need 3:` needs nothing."""
    head = head_of(passage.folded)
    found = find(PROVISION, "provision-in-need", passage.folded, passage.scan)
    return tuple(match for match in found if match.start() >= head)
