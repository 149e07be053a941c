"""The kinds of clause that stand beside a need: how each begins, told of the child, of services or of those around the child."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from ehcp_rules.text.english.grammar import any_of

__all__ = ["KINDS", "NAMED", "OPEN_ENDED"]

_WHO = (
    r"(?:(?:for|with) (?:which|whom) )?"
    r"(?:(?:since|in|from|until|on|at|after|before|between|during|by|following|currently|previously|initially|now)\b[^,;]{0,50}, )?"
    r"(?:(?:and|who|which|where) )?(?:(?:[a-z'-]+|the (?:child|pupil|young person|student)) )??"
    r"(?:(?:also|still|currently|now|then|previously|initially|regularly|always|often) )*"
)
_HAVE = r"(?:has|had|have|having)"
_BE = r"(?:is|was|are|were|has been|have been|had been|being|been|remains)"
_MEDICINE = (
    r"(?:medication|medicines?|supplements?|thickener|inhalers?|melatonin|insulin|laxatives?|eye drops|epipens?"
    r"|auto-?injectors?|adrenaline|botox|injections?|\d+ ?(?:mg|ml|mcg|micrograms)|[a-z]{2,}(?:toin|valproate|azole|etine|aline"
    r"|idone|apine|tidine|phenidate|amfetamine|dexamfetamine|tadine|cillin|iracetam|bazam|trigine|lofen|nidine|formin|mycin"
    r"|butamol|solone|mazepine|cycline|triptyline|pram))"
)
_SERVICE = (
    r"(?:clinics?|camhs|cypmhs|services?|teams?|hospital|infirmary|royal|ward|consultants?|paediatric\w*|\w*therap(?:y|ists?)"
    r"|psycholog\w+|audiolog\w+|dr|doctor|dietiti?an|dietetic\w*|nurses?|social worker|social care|early help|ophthalmolog\w+"
    r"|neurolog\w+|gp|optician|orthopti\w+|physio|specialists?|counsell\w+|mentor|elsa|orthodontist|dentist|outpatients"
    r"|appointments?|psychiatr\w+|teachers? of the deaf|portage|surgery|operation|inclusion team|family support)"
)
_SCHOOL = (
    r"(?:school|primary|nursery|pre-?school|college|academy|pru|unit|provision|class|setting|placements?"
    r"|reception|year \d{1,2}|eotas"
    r"|education|home|infants?|juniors?|secondary|high|playgroup|childminder)"
)
_REPORT = r"(?:reports?|advice|appendix|appendices|letters?|attached|section [a-k]|assessments?|evidence|profile|documents?|below)"
_GENERAL = (
    r"(?:challenging|difficult|lazy|naughty|rude|defiant|disruptive|manipulative|attention[- ]seeking|aggressive|immature|stubborn"
    r"|non-?compliant|oppositional|unacceptable|silly|poor|bad|inappropriate|unmotivated|variable|inconsistent|an issue|an? concern"
    r"|a problem|vulnerable|disrespectful|argumentative|uncooperative|wilful|unpredictable|needy|demanding|loud|moody)"
)
_PRAISE = (
    r"(?:happy|bright|funny|kind|caring|polite|helpful|popular|sociable|friendly|lively|curious|cheerful|lovely|delightful"
    r"|creative|imaginative|thoughtful|affectionate|loving|gentle|enthusiastic|confident|hard-working"
    r"|hardworking|well-mannered|sweet"
    r"|artistic|musical|sporty|charming|likeable|pleasant|warm|well-behaved|good|talented|clever|articulate|inquisitive|outgoing"
    r"|honest|loyal)"
)
_ADULTS = (
    r"(?:(?:his|her|their|the|[a-z-]+'s) )?(?:mother|mum|mam|dad|father|parents?|family|carers?|grandparents"
    r"|grandmother|school|staff"
    r"|teachers?|social worker|class teacher|previous school)"
)
_TREATMENT = "treatment, and nothing that it leaves hard"
_SEEN = "the services that are seen, and nothing of what is hard"
_LIVED = "schools and homes lived through, and nothing of what is hard"
_ATTENDED = "how often the child was at school, and not why"
_READ_ON = "a report is named, and nothing that stands in it"
_STRENGTH = "a strength, not what is hard"
_OPINION = "an opinion of somebody, not what is hard"
_AREA = "names an area of difficulty, and nothing that others could see"
NAMED = "names a kind of difficulty, and nothing that others could see"
_JUDGED = "a judgement on the child, and nothing that others could see"
_REACHED = "says what is to be reached, not what is hard"
_PROVIDED = "says what is to be provided, not what is hard"
_THEN = (
    r"(?:(?!(?:outside|of|from|to|in|by|before|after|at|corridor|middle|back|front|corner|and)\b)[a-z0-9'-]+ ){0,6}?"
)
KINDS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        _TREATMENT: any_of(
            rf"{_WHO}(?:takes?|taking|{_BE} (?:taking|on|prescribed|given|started on)|prescribed|carries|{_HAVE}|needs|requires"
            rf"|receives|uses) (?:(?!tablets?\b|and\b)[a-z0-9./-]+ ){{0,6}}?{_MEDICINE}\b",
            rf"{_WHO}(?:takes|{_BE} (?:taking|on|prescribed)) (?:[a-z0-9./-]+ ){{0,6}}?tablets?\b",
            rf"{_WHO}takes? (?!part\b|turns?\b|time\b|ages\b|longer\b|care\b|up\b|off\b|out\b|food\b|things\b"
            rf"|over\b)[a-z]+(?: [a-z]+)?"
            r" (?:once|twice|three times|four times|at night|daily|every (?:day|morning|night))\b",
            rf"{_WHO}(?:wears?|{_HAVE}|{_BE} fitted with) (?:(?!and\b)[a-z0-9-]+ ){{0,4}}?(?:glasses|spectacles"
            rf"|hearing aids?|grommets"
            r"|splints|insoles|orthotics|orthoses|afos|an? patch|cochlear implants?)\b",
            r"(?:which were |were )?fitted (?:in |on )?(?:[a-z]+ )?\d{4}\b",
            r"(?:grommets|hearing aids|splints|glasses) (?:were|was|have been) (?:fitted|prescribed|inserted)\b",
            rf"{_WHO}(?:[a-z]+ ){{0,3}}{_BE} (?:(?:well|now|fully|partly|largely|currently) )*(?:controlled"
            rf"|managed|stable|monitored)"
            rf"(?: (?:by|with|through|on) (?:[a-z]+ ){{0,3}}?(?:{_MEDICINE}|diet|gp|{_SERVICE})\b|\W*$)",
        ),
        _SEEN: any_of(
            rf"[^;]{{0,60}}? {_BE} (?:[a-z]+ )?(?:investigated|looked (?:into|at)|explored|treated|managed"
            rf"|monitored|assessed|reviewed"
            rf"|overseen|followed up|diagnosed|addressed) by\b[^;]*?\b{_SERVICE}\b",
            rf"{_WHO}(?:{_BE} )?(?:on (?:the|an?) (?:[a-z/-]+ ){{0,3}}?(?:pathway|waiting list)|awaiting|waiting for)\b",
            r"(?:this|it|these) (?:was|were|is|are|has been|have been) (?:noted|reported|observed|recorded"
            r"|identified|confirmed|agreed"
            r"|discussed|raised)\b(?! that)",
            rf"{_WHO}{_BE} (?:[a-z]+ ){{0,2}}?(?:seen|assessed|reviewed|followed up|monitored|treated|supported|visited)"
            rf"(?: [a-z]+ly| again| last)? (?:by|at|in|on|under|with|every|twice|once|yearly|annually|three|six"
            rf"|for)\b[^;]*?\b{_SERVICE}\b",
            rf"{_WHO}{_BE} (?:[a-z]+ ){{0,2}}?(?:reviewed|seen|assessed|monitored) (?:there )?(?:yearly"
            rf"|annually|weekly|monthly|termly"
            r"|regularly|once|twice|every|three times|four times|\d+ times)\b",
            rf"{_WHO}{_BE} (?:[a-z]+ ){{0,2}}?(?:known to|open to|registered (?:with|at|as)|allocated|under|involved with)"
            rf" (?:the |an? )?(?:[a-z'-]+ ){{0,5}}?{_SERVICE}\b",
            rf"{_WHO}(?:{_BE} )?(?:[a-z]+ )?(?:referred|discharged|admitted) (?:to|from|by|at)\b[^.;]*?\b{_SERVICE}\b",
            rf"{_WHO}(?:{_BE} )?discharged (?:in|on)\b",
            rf"{_WHO}(?:attends?|attended|sees|visits|visited|underwent|undergoes) (?:(?!and\b)[a-z0-9'-]+ ){{0,6}}?{_SERVICE}\b",
            rf"{_WHO}(?:{_HAVE}|received|receives)(?: had)? (?:an?|the|regular|annual|yearly|weekly|monthly"
            rf"|six-monthly|ongoing|input"
            rf"|contact|appointments?|sessions?|reviews?|support|two|three|\d+|heart|eye|ear"
            rf"|spinal) (?:[a-z0-9'-]+ ){{0,5}}?{_SERVICE}\b",
            rf"{_WHO}{_HAVE} (?:had )?(?:heart|eye|ear|spinal|hip|brain|dental|cleft) surgery\b",
            r"(?:an? |the )?(?:referral|assessment|appointment|review|observation|request)s? (?:[a-z]+ ){0,5}?"
            r"(?:was|were|has been|have been|is|are) (?:[a-z]+ )?(?:made|requested|agreed|booked|completed|carried out|arranged|due"
            r"|accepted|declined|under way|pending)\b",
            rf"{_WHO}(?:{_BE} )?(?:completed|agreed|requested|carried out) (?:in|on|by)\b",
        ),
        _LIVED: any_of(
            rf"{_WHO}(?:{_BE} )?(?:[a-z]+ )?(?:attend(?:s|ed|ing)|joined|joining|started|starting|enrolled|educated|placed"
            rf"|home[- ]educated) (?:at |in )?{_THEN}{_SCHOOL}\b(?! (?:in (?:his|her|their)|late|lessons))",
            rf"{_WHO}(?:{_BE} )?(?:moved|transferred|transitioned) (?:to|from|between|into|schools?) ?{_THEN}{_SCHOOL}\b",
            rf"{_WHO}{_BE} (?:[a-z]+ )?(?:on roll|an? (?:pupil|student|year \d{{1,2}} (?:pupil|student)))\b",
            rf"{_WHO}{_BE} (?:currently )?(?:in year \d{{1,2}}|in reception|(?:in|at) (?:an?|the|mainstream"
            rf"|specialist|special|alternative)"
            rf" {_THEN}{_SCHOOL}|out of (?:school|education)|educated|home[- ]educated)\b",
            rf"{_WHO}(?:{_BE} )?(?:permanently |temporarily |formally )?(?:excluded"
            rf"|suspended) (?:for (?:a )?(?:fixed|total|\d|one|two|three)"
            rf"|from (?:[a-z'-]+ ){{1,4}}?(?:school|primary|academy|college|nursery)|on \d|in (?:year|20"
            rf"|january|february|march|april|may"
            r"|june|july|august|september|october|november|december)|twice|\d)",
            rf"{_WHO}{_HAVE} (?:had |attended )?(?:an? |{_BE} )?(?:[a-z]+ ){{0,2}}?(?:placements|schools"
            rf"|nurseries|exclusions?|suspensions?"
            rf"|managed move|changes? of (?:school|placement))\b",
            rf"{_WHO}(?:{_BE} )?(?:on|placed on|added to) the (?:sen|send|special educational needs"
            rf"|special needs)[a-z ]* register\b",
            rf"{_WHO}{_HAVE} (?:had )?(?:an? |two |three |several )?(?:[a-z]+ )?(?:ehcp|ehc plan|education plan"
            rf"|support plan|one-page profile"
            r"|iep|cycles? of)\b",
            rf"{_WHO}(?:lives?|lived) (?:with|at|in an?|between)\b",
            rf"{_WHO}(?:was born|{_BE} (?:born|adopted|fostered|in care|in foster care|looked after|an? looked[- ]after child"
            r"|subject to an?|an only child|the (?:youngest|oldest|eldest|middle|second)))\b",
            rf"{_WHO}(?:came|moved|arrived)(?: to live)? (?:to|in|from) (?:england|the uk|this country|britain"
            rf"|scotland|wales|the area)\b",
            rf"{_WHO}{_HAVE} (?:an?|the) (?:[a-z-]+ ){{0,3}}?(?:history|background|past|start in life|childhood|upbringing)\b",
            rf"{_WHO}is an? (?:young carer|twin|previously looked[- ]after child|refugee|asylum seeker)\b",
            r"(?:[a-z-]+'s |his |her |their )(?:family|parents?|mother|father) (?:have|has) (?:recently "
            r"|just )?(?:moved|separated|divorced"
            r"|remarried|died|an?|had (?!to\b)|another)\b",
            rf"{_WHO}{_HAVE} (?:an?|one|two|three|four|\d) (?:[a-z-]+ ){{0,2}}?(?:half-|step-?)?(?:brothers?|sisters?|siblings?)\b",
            rf"{_WHO}{_HAVE} (?:eal|english as an additional language)\b",
            rf"{_WHO}speaks? [a-z]+(?: and [a-z]+)? (?:at home|as)\b",
            rf"{_WHO}spen[dt]s? [^.;]{{1,30}}(?:special care|intensive care|hospital|neonatal|incubator)",
            r"(?:[a-z-]+'s |his |her |their )?parents (?:are )?(?:separated|divorced|split|live apart)\b",
        ),
        _ATTENDED: any_of(
            r"(?:[a-z-]+'s |his |her |their )?(?:overall |current |school )*attendance\b[^;]*(?:\d|per ?cent|%|low|poor|below)",
            rf"{_WHO}(?:was|has been|were) (?:late|absent)\b[^;]*\d",
            rf"{_WHO}{_HAVE} (?:had )?\d+ (?:days|sessions|half-days)[a-z ]* (?:absen\w+|authorised|unauthorised)",
            r"\d+ ?(?:%|per ?cent) attendance\b",
        ),
        _READ_ON: any_of(
            rf"(?:please )?(?:see|refer to|read|consult)\b[^.;:]*?\b{_REPORT}\b",
            rf"as (?:described|set out|detailed|outlined|stated|reported|identified|given) in\b[^.;:]*?\b{_REPORT}\b",
            rf"[^.;:]{{0,60}}?\b(?:is|are|can be) (?:[a-z]+ )?(?:found|set out|detailed|described|given|listed|contained|outlined"
            rf"|summarised|recorded|attached)\b[^.;:]*?\b{_REPORT}\b(?![^;]*(?:\b(?:as|that|which)\b|:))",
        ),
        _STRENGTH: any_of(
            rf"{_WHO}(?:is|was|can be|has always been) (?:an? )?(?:(?:very|really|most|generally|usually|naturally) )?"
            rf"{_PRAISE}(?:(?:,| and|, and) {_PRAISE})*(?: (?:little |young |natured )?(?:boy|girl|child|pupil"
            rf"|young (?:man|woman|person)"
            r"|student|member of)\b|\W*$)",
            rf"{_WHO}(?:is|was) (?:(?:[a-z]+,? )(?:and )?){{0,2}}popular with\b",
            rf"{_WHO}(?:enjoys?|loves?|likes?|excels?|tries hard|works hard|gets? on (?:well|with)|shines"
            rf"|thrives|{_HAVE} an? (?:good|lovely"
            r"|wonderful|great|excellent|wicked|vivid|lively)|takes pride|is a pleasure|is an? asset"
            r"|is good (?:at|with)|is proud)\b",
            rf"{_PRAISE}(?:(?:,| and|, and) {_PRAISE})*(?: (?:boy|girl|child|pupil|young person))?\W*$",
        ),
        _OPINION: any_of(
            rf"{_ADULTS} (?:feels?|thinks?|believes?|(?:do|does) not (?:feel|think|believe|support|agree|accept"
            rf"|want|engage)|would like"
            r"|wants?|disagrees?|(?:is|are) (?:very |extremely )?(?:unhappy|concerned|worried|frustrated"
            r"|disappointed|keen)|hopes?)\b",
        ),
        _AREA: any_of(
            rf"(?:[a-z'-]+ ){{1,6}}?(?:{_BE}|remains?) (?:an? |her |his |their |the )?(?:main |significant "
            rf"|key |particular |major |primary )?"
            r"areas? (?:of|for) (?:need|development|concern|difficulty|weakness|improvement|growth|focus)\b",
            r"(?:[a-z'-]+ )?(?:(?:social|emotional|expressive|receptive|fine|gross|spoken|written|working"
            r"|verbal|auditory|overall|general"
            r"|cognitive|visual|listening|attention|language|speech|motor|learning) )?(?:and (?:[a-z]+ )?)?"
            r"(?:handwriting|spelling|reading|writing|speech|language|vocabulary|grammar|memory|attention|concentration|listening"
            r"|understanding|comprehension|coordination|balance|numeracy|literacy|maths|skills|communication"
            r"|interaction|organisation"
            r"|processing|play|independence|self-care|confidence|self-esteem|resilience|eyesight|hearing|sleep|diet|appetite)"
            rf" (?:{_BE}|remains?) (?:(?:very|quite|rather|extremely|generally|significantly|still|also) )*"
            r"(?:poor|weak|limited|delayed|low|immature|affected|impaired|disordered|reduced|restricted|fair|variable)\b"
            r"(?! (?:to|in|by|with|at|when|on|after) )",
            r"(?:[a-z'-]+ )?(?:his|her|their|the)? ?condition (?:is|remains) (?:life-limiting|degenerative"
            r"|progressive|stable|lifelong"
            r"|genetic|rare|complex)\b",
            rf"{_WHO}{_HAVE} (?:an? )?(?:(?:mild|moderate|severe|profound|global|specific|significant"
            rf"|complex) )*(?:learning|physical"
            r"|intellectual|developmental|sensory) (?:disabilit|difficult|delay|impairment)\w*\W*$",
            rf"{_WHO}{_BE} (?:working|performing|achieving) (?:towards|at|within|just below"
            rf"|around) (?:the )?(?:age|expected|national|year"
            r" group)\b",
            rf"{_WHO}{_HAVE} experienced\b",
            rf"{_WHO}(?:is|was) an? (?:very )?(?:fussy|picky|poor|weak|slow|reluctant|bad) (?:eater|sleeper"
            rf"|reader|writer|speller|listener"
            r"|learner|communicator|mixer)\b",
            rf"{_WHO}{_BE} (?:always |never )?(?:been )?(?:small|tall|large|young|big|underweight"
            rf"|overweight) (?:for (?:his|her|their)"
            r" (?:age|year|height)\b|\W*$)",
        ),
        NAMED: any_of(
            rf"{_WHO}{_HAVE} (?:an? |some |many |several )?(?:[a-z-]+ ){{1,3}}?(?:difficult(?:y|ies)|needs"
            rf"|issues|problems|delay|disorder)\W*$"
        ),
        _JUDGED: any_of(
            rf"{_WHO}(?:(?:is|can be|has been|was|becomes|can become) (?:[a-z]+ )?)(?:(?:very|quite|extremely"
            rf"|often|rather|at times) )?"
            rf"{_GENERAL}\b(?! (?:in|to|at|when|for|if|with|towards|after|before|during|on|by|around) )",
            r"(?:[a-z'-]+ )?(?:behaviour|attitude|conduct|effort|motivation|concentration|progress"
            r"|attainment) (?:is|can be|has been|remains)"
            rf" (?:[a-z]+ )?(?:(?:very|quite|extremely|often|still) )?{_GENERAL}\b",
            rf"{_WHO}(?:does not|doesn't|do not|refuses to|chooses not to|will not|won't|needs to|must|should) (?:always |yet )?"
            r"(?:make (?:the right|good|positive|sensible|better) choices|behave|try(?: hard(?:er)?)?|cooperate|comply|conform"
            r"|apply (?:him|her|them)sel\w+|put in|engage|do as (?:he|she|they) (?:is|are) told|follow (?:the "
            r"|school )?rules|work harder"
            r"|take responsibility)\b(?! (?:when|if|in|with|to|at)\b)",
            rf"{_WHO}(?:is|gets|becomes|can be|can get|can become) (?:very |quite )?(?:easily|quickly) (?:led"
            rf"|influenced|distracted|frustrated"
            r"|upset|overwhelmed|bored)\W*$",
            rf"{_WHO}{_HAVE} (?:his |her |their )?(?:good (?:days )?and bad(?: days)?|ups and downs)\b",
            rf"{_WHO}lacks? (?:motivation|effort|respect|resilience|confidence|drive)\b",
        ),
        _REACHED: any_of(
            rf"{_WHO}will (?:learn|be able to|develop|improve|achieve|become|make progress)\b",
            rf"{_WHO}needs? to (?:develop|improve|increase|build|work on|strengthen) (?:on )?(?:his|her"
            rf"|their) (?:own )?(?:[a-z]+ )?"
            r"(?:understanding|skills?|confidence|awareness|knowledge|ability|independence|resilience"
            r"|self-esteem|attention|behaviour)\b",
            r"[^.;]{0,60}? needs? to (?:improve|develop|increase|be (?:improved|developed|addressed|raised))\W*$",
        ),
        _PROVIDED: any_of(
            r"[^.;]{0,60}?\bneeds (?:have|has|had) been (?:discussed|considered|reviewed|shared|raised|explored)\b",
            rf"{_WHO}{_BE} (?:transported|taken|brought|driven) to (?:school|college|nursery) (?:by|in|on)\b",
            rf"{_WHO}(?:receives|{_HAVE}) (?:the )?(?:pupil premium|free school meals|an? nurture place)\b",
            rf"{_WHO}{_HAVE} (?:extra time|rest breaks|an? (?:reader|scribe|separate room)|access arrangements)\b",
            rf"{_WHO}uses? (?:[a-z0-9-]+ ){{0,5}}?(?:provided|supplied|loaned|funded|issued|recommended) by\b",
            rf"{_WHO}{_HAVE} (?:an?|the|access to|two|three|daily|weekly) (?:(?!(?:and|who"
            rf"|of)\b)[a-z0-9:-]+ ){{0,4}}?(?:assistants?|ta|lsa"
            r"|support|key ?worker|timetable|programme|circuits?|sensory diet|work ?station|sessions?|mentor"
            r"|tuition|teaching|laptop|scribe"
            r"|intervention)\b",
            rf"{_WHO}(?:should|must|ought to|requires? to) (?:be (?:taught|given|placed|provided|supported|in"
            rf"|seen)|have|receive|attend)\b",
            r"(?:an? |the )?daily sensory (?:circuit|diet)\b",
        ),
    }
)
"""For each kind, told as the reason why no need is stated, the beginnings of its clauses."""
OPEN_ENDED: frozenset[str] = frozenset({_STRENGTH, _OPINION, _JUDGED, _AREA})
"""Kinds after which the same clause may go on to what the child does."""
