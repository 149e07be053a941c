"""Facts of a child's body and skills that have one value at a time, with the words that tell each.

The words are those of a sentence in which the child is `he`, `his`, `him` and `himself`, whoever it is. Each telling has the
values that it leaves open: two tellings of one fact that leave none in common exclude one another.
"""

from __future__ import annotations

from ehcp_rules.text.child.telling import NO_MORE, NOT, OFTEN, Telling, told

__all__ = ["FACTS_OF_BODY"]

_DEVICE = r"(?:walker|walking frame|frame|rollator|kaye walker|k-walker|crutches|sticks|walking sticks?|gait trainer)"
_FITS = r"(?:seizures?|fits|drop attacks|absences|convulsions|tonic[- ]clonics?|spasms|jerks)"
_SIGN = r"(?:makaton|british sign language|bsl|sign language|signalong|signs|signing)"
_PADS = r"(?:nappy|nappies|pads?|pull-ups)"
_MEAT = r"(?:meat|chicken|ham|beef|bacon|sausages?|burgers?|turkey|lamb|pork|mince|meatballs|fish fingers)"
_LOSS = r"(?:hearing loss|hearing impairment|deafness)"


def _hand(side: str) -> Telling:
    return told(
        "the hand used",
        side,
        side,
        rf"\b(?:dominant|preferred|writing|stronger) (?:hand|side) (?:is|being) (?:his |the )?{side}\b",
        rf"\b(?:dominant|preferred|writing) {side} hand\b",
        rf"\bhis {side} hand,? (?:which )?(?:is|being) (?:his |the )?(?:dominant|preferred|writing)\b",
        rf"\b(?:is|writes|he,) (?:a )?{side}[- ]hand(?:ed|er)\b",
        rf"\b{side}[- ]handed (?:(?:child|pupil|boy|girl|learner|writer|scissors|pens?|pencils?|rulers?|tools?|mouse|keyboard"
        r"|cutlery|spoons?|knife|desk|notebook|grip)\b)",
        rf"\b(?:writes|draws|colours|handwriting|holds (?:a|his|the) (?:pen|pencil)|prefers to write|pencil|pen)\b[^.;:]{{0,30}}?"
        rf"(?:with|in|using|by) (?:his|the) {side} hand\b(?! and\b)",
    )


FACTS_OF_BODY: tuple[Telling, ...] = (
    _hand("left"),
    _hand("right"),
    told(
        "signing",
        "none",
        "sign|makaton|bsl",
        rf"\bhe {NOT} (?:sign|use (?:any )?{_SIGN}|know any signs){NO_MORE}",
        rf"\bhe (?:uses|has|knows) no (?:{_SIGN}){NO_MORE}",
    ),
    told(
        "signing",
        "some",
        "sign|makaton|bsl",
        rf"\bhe {OFTEN}(?:signs(?! (?:up|in|out|off|on|his|himself|for up|the|a)\b)|(?:uses|communicates (?:in|with|by"
        rf"|through|using))"
        rf" (?:[a-z]+ )?{_SIGN})\b",
        r"\bhis (?:[a-z]+ )?(?:makaton|bsl|british sign language|signalong)\b(?! (?:lessons|course|tutor|class|programme))",
        r"\bhis (?:signs|signing)\b(?! of| that)",
        rf"\b{_SIGN}(?: is|,) his (?:first|main|preferred) (?:language|means)\b",
    ),
    told(
        "speech",
        "none",
        "spoken|verbal|speak|talk|speech|words",
        rf"\bhe (?:has|uses|says) no (?:spoken |meaningful )?(?:words|speech|spoken language)\b(?: yet)?{NO_MORE}",
        rf"\bhe is (?:non|pre)-?(?: ?verbal|speaking|verbal)\b{NO_MORE}",
        rf"\bhe {NOT} (?:speak|talk|use (?:spoken )?(?:words|speech)){NO_MORE}",
    ),
    told(
        "speech",
        "some",
        "sentences|spoken|phrases|speak|talk|chat|utterances",
        r"\bhis (?:(?:short|long|longer|full|spoken|two-word|three-word|simple|own|clear) )*(?:sentences|utterances|phrases)\b",
        r"\bhis spoken (?:words|language|answers|replies|sentences|phrases)\b(?! (?:is|are) (?:absent|not))",
        rf"\bhe {OFTEN}(?:speaks|talks|chats)\b(?! (?:through|using|with (?:a|his|the) (?:device|aid|talker|tablet)|by))",
    ),
    told(
        "reading",
        "none",
        "read",
        rf"\bhe {NOT} (?:learn(?:ed|t) to )?read(?: (?:any |even )?(?:connected|continuous|simple|short|whole|single)? ?"
        rf"(?:text|texts|sentences|words|books|print))?{NO_MORE}",
        r"\bhe has (?:not|yet)(?: yet)? (?:learn(?:ed|t) )?to read"
        rf"{NO_MORE}",
        rf"\bhe is (?:a non-reader|not (?:yet )?(?:a reader|reading)){NO_MORE}",
    ),
    told(
        "reading",
        "some",
        "read|decoder",
        rf"\bhe {OFTEN}reads (?:(?:a|an|long|whole|short|his|the|many|adult|difficult|thick) ){{0,2}}"
        r"(?:chapter books?|novels?|newspapers?|paperbacks?|magazines?|stories|books?|paragraphs|pages|passages)\b(?! (?:with"
        r"|to him))",
        r"\bhe is an? (?:[a-z]+,? (?:and )?)?(?:fluent|avid|keen|able|confident|accurate|exact) (?:decoder|reader)\b",
        r"\bhe reads (?:for pleasure|fluently|silently|widely)\b(?! (?:below|only))",
    ),
    told(
        "hearing device",
        "aids",
        "hearing aids",
        r"\b(?:his|both|two|bilateral|binaural|wears|has) (?:[a-z]+ )?hearing aids\b",
    ),
    told(
        "hearing device",
        "implants",
        "implants|processors",
        r"\b(?:cochlear implants|(?:his|both|two|bilateral) (?:of his )?(?:cochlear )?(?:implants|sound processors))\b",
    ),
    told(
        "hearing device",
        "implants nothing",
        "hearing aids|hearing aid",
        rf"\bhe (?:has|wears|needs|uses) no hearing aids?\b{NO_MORE}|\bhe {NOT} (?:have|need|wear|use) (?:a "
        rf"|any )?hearing aids?{NO_MORE}",
    ),
    told(
        "hearing loss",
        "",
        "hearing loss|hearing impairment|deafness",
        rf"(?<!to )\b(?P<value>mild|moderate|severe|profound) (?:(?:permanent|sensorineural|conductive|bilateral) )*{_LOSS}"
        r"(?! (?:in|on) (?:his|the|one) (?:left|right|better|worse|ear\b))",
    ),
    told(
        "continence",
        "dry",
        "toilet|continent|dry",
        r"\bhe is (?:now )?(?:fully )?(?:toilet[- ]trained|continent|clean and dry|dry (?:by day|all day|in the day"
        r"|during the day))\b",
        r"\bhe (?:uses the toilet|toilets himself|manages the toilet|manages his own toileting) (?:independently|by himself"
        r"|himself|alone"
        r"|unaided|on his own|without (?:any )?help)\b",
        r"\b(?:he|and) (?:takes himself|goes alone|goes by himself|goes on his own) to the toilet\b",
        r"\bhe is (?:fully )?independent (?:in|with|at) (?:the toilet|toileting|using the toilet|his toileting)\b",
    ),
    told(
        "continence",
        "pads",
        "nappy|nappies|pad |pads|pull-ups|incontinent|trained|continent",
        rf"\bhe (?:still )?(?:wears|is (?:still )?in) (?:a )?{_PADS}\b(?! (?:for|on))",
        rf"\bchang(?:e|es|ing) his {_PADS}\b|\bhis {_PADS} (?:is|are|to be|will be|needs? to be) changed\b",
        rf"\bhe is (?:doubly |still )?incontinent\b|\bhe is not (?:yet )?(?:toilet[- ]trained|continent|dry)\b{NO_MORE}",
        r"\bhis (?:nappy|pad) chang(?:e|es|ing)\b",
    ),
    told(
        "seizures",
        "now",
        "seizure|fits|attacks|absences|convulsions|spasms|jerks|clonic",
        rf"\b{_FITS} (?:happen|occur|come|strike|are seen|recur)\b[^.;]{{0,25}}\b(?:most|every|each|daily|weekly|nightly"
        rf"|a (?:day|week|month))\b",
        rf"\bhe (?:still )?has [^.;]{{0,30}}\b{_FITS} (?:on )?(?:a|each|every|most|per|daily|weekly|monthly|nightly)\b",
        rf"\b(?:his|has) (?:daily|weekly|nightly|monthly|frequent) (?:[a-z-]+ )?{_FITS}\b",
    ),
    told(
        "seizures",
        "free",
        "seizure|fits|attacks",
        r"\bfree (?:of|from) (?:all )?(?:seizures|fits)\b(?! (?:for (?:[a-z0-9]+ )?(?:days?|weeks?)))",
        r"\b(?:is|been|being) seizure[- ]free\b(?! for (?:[a-z0-9]+ )?(?:days?|weeks?))",
        rf"\bhe (?:has|has now) (?:had )?no {_FITS} (?:since|for (?:over |more than )?(?:[a-z0-9]+ )?years?)\b",
        rf"\bhis last {_FITS} was (?:in \d{{4}}|[^.;]{{0,20}}years? ago)",
    ),
    told(
        "walking",
        "aid none",
        "walk|gmfcs",
        rf"\bhe walks [^.;]{{0,40}}\b(?:with|in|using|behind) (?:a|an|his) (?:[a-z-]+ )?{_DEVICE}\b",
        r"\bgmfcs (?:level )?(?:iii|3)\b",
    ),
    told(
        "walking",
        "unaided",
        "runs|climbs|walk|scooter|jumps|hops|bike",
        rf"\bhe {OFTEN}(?:runs|walks)\b(?: [a-z]+){{0,2}} (?:unaided|unsupported|without (?:an aid|support|help))\b",
        rf"\bhe {OFTEN}(?:climbs (?:(?:the|a|up) )?(?:[a-z]+ )?(?:bars|frames?|trees|walls?|fences)|jumps|hops"
        r"|runs (?:around|about|round|fast|everywhere|across|after|ahead|up and down)|rides a (?:bike|scooter))\b",
        r"\band runs unaided\b",
    ),
    told(
        "walking",
        "none",
        "walk|gmfcs|wheelchair|hoisted",
        rf"\bhe (?:cannot|is (?:not able|unable) to|does not) (?:yet )?(?:walk|stand or walk|stand|weight-bear){NO_MORE}",
        r"\bgmfcs (?:level )?(?:iv|v|4|5)\b|\bhe is (?:a full-time wheelchair user|non-ambulant)\b"
        r"|\bhe is hoisted (?:for|between|in) (?:all|every)\b",
    ),
    told(
        "GMFCS level",
        "",
        "gmfcs",
        r"\bgmfcs (?:level )?(?P<value>iv|v|i{1,3}|[1-5])\b(?! ?(?:-|(?:to|or|and) (?:i|v|[1-5])))",
    ),
    told(
        "type of diabetes", "", "diabetes", r"\b(?:he has|his) (?:[a-z]+ ){0,3}type (?P<value>1|2|one|two) diabetes\b"
    ),
    told(
        "learning difficulties",
        "",
        "learning difficult",
        r"\b(?:his|has|with) (?P<value>moderate|severe|profound and multiple) learning (?:difficulty|difficulties)\b",
    ),
    told(
        "food by mouth",
        "none",
        "mouth|gastrostomy|tube| peg|jejunostomy",
        rf"\b(?:nil|nothing|no food(?: or drink)?) by mouth\b{NO_MORE}",
        r"\b(?:fed|tube-fed) (?:only|entirely|wholly|solely|exclusively) (?:by|through|via)\b",
        r"\ball (?:of )?his (?:food|feeds|nutrition|meals) (?:is|are|comes?) (?:given )?(?:by|through|via) (?:a |his "
        r"|the )?(?:gastrostomy"
        r"|tube|peg|jejunostomy)",
    ),
    told(
        "food by mouth",
        "some",
        "eats|lunch|sandwich|chews|feeds himself|dinner",
        rf"\bhe {OFTEN}(?:eats|chews|feeds himself|finishes his (?:lunch|dinner))\b(?! (?:nothing|no\b|non))",
        r"\bhis (?:packed lunch|lunch ?box|sandwich(?:es)?|school dinner)\b",
    ),
    told(
        "meat",
        "none",
        "vegetarian|vegan|meat",
        rf"\bhe is (?:a )?(?:strict )?(?:vegetarian|vegan)\b|\bhe {NOT} eat (?:any )?meat{NO_MORE}",
    ),
    told(
        "meat",
        "some",
        "eats|lunch of|likes|loves",
        rf"\bhe {OFTEN}(?:eats|likes|loves) (?!no\b|vegetarian|vegan|veggie)(?:[a-z,]+ ){{0,3}}{_MEAT}\b",
    ),
    told(
        "range of food",
        "narrow",
        "diet|foods|eats",
        r"\bhe (?:has|keeps to|follows|eats) an? (?:very |extremely |highly )?(?:restricted|limited|narrow) (?:diet"
        r"|range of foods)\b",
        r"\bhe eats only (?!with|at|in|when)(?:[a-z0-9]+ ){1,3}foods\b",
    ),
    told(
        "range of food",
        "wide",
        "eats|diet",
        r"\bhe (?:eats (?:anything|everything|most (?:foods|things)|a (?:wide|broad) range|widely)|has a (?:varied|wide) diet)\b",
    ),
    told(
        "sleep",
        "well",
        "sleeps",
        r"\bhe (?:now )?sleeps (?:well|soundly|through|all night|right through|(?:for )?(?:about )?(?:nine|ten|eleven|9|10"
        r"|11) hours)\b",
    ),
    told(
        "sleep",
        "badly",
        "wakes|sleep",
        r"\bhe (?:wakes|is awake|is up) [^.;]{0,25}\b(?:times (?:a|each|every|most) nights?|(?:most|every|each) night"
        r"|hours each night)\b",
        rf"\bhe (?:sleeps (?:badly|poorly|little)|rarely sleeps|{NOT} sleep (?:well|through)){NO_MORE}",
    ),
    told(
        "sight",
        "none",
        "sight|vision|blind|light perception",
        r"\bhe (?:has no (?:useful|functional|usable|residual) (?:sight|vision)|is (?:totally|completely) blind"
        r"|has no light perception)\b",
    ),
    told(
        "sight",
        "some",
        "print|glasses",
        r"\bhe reads (?:[a-z0-9-]+ )?(?:large |enlarged |n ?\d+ )?print\b|\bhis glasses\b",
    ),
    told(
        "sight registration",
        "severely",
        "severely sight",
        r"\bhe is (?:registered|certified) (?:as )?severely sight[- ]impaired\b",
    ),
    told(
        "sight registration",
        "partly",
        "sight",
        r"\bhe is (?:registered|certified) (?:as )?(?:partially )?sight(?:ed)?[- ]impaired\b",
    ),
    told(
        "allergy",
        "none",
        "allerg",
        rf"\b(?:he )?has no (?:known )?(?:food )?allerg(?:y|ies){NO_MORE}|\bhe is not allergic to anything\b",
    ),
    told(
        "allergy",
        "some",
        "allerg|adrenaline|epipen|auto-injector|autoinjector",
        r"\bhis (?:[a-z]+ )?(?:allergy|allergies|adrenaline|epipens?|auto-?injectors?)\b(?! (?:policy|test))"
        r"|\bhe is (?:[a-z]+ )?allergic to\b",
    ),
)
