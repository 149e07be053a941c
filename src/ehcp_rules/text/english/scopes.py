"""Scopes: words that say when something holds without a number, such as `in every lesson`, `both ways` or `at all times`."""

from __future__ import annotations

from ehcp_rules.text.english.grammar import NUMBER, PERIOD, TIME_UNIT, any_of

__all__ = ["SCOPE"]

_FEW = r"(?:1[0-5]|[2-9]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen)"
"""The size of a class that is no ordinary one."""
_NOT_EACH = (
    r"(?:effort|opportunit|chance|possible|available|encouragement|help|support|assistance|care|attempt|step|means|way"
    r"|aspect|area"
    r"|need|reason|child|pupil|student|learner|young|person|individual|adult|staff|member|teacher|one\b|body|kind|sort"
    r"|type|other"
    r"|second|alternate|few|so\b|now\b|bit|confidence|respect|consideration|single|last|time\b|school|setting|college"
    r"|of\b|right"
    r"|intention|reasonable|appropriate|mon|tue|wed|thu|fri|sat|sun|autumn|spring|summer|january|february|march"
    r"|april|may|june|july"
    r"|august|september|october|november|december|half|term|dinner|week)"
)
"""What `every` stands before without saying when: people, periods, and efforts to be made."""
_NOT_ANY = (
    r"(?:pupil|child|student|learner|adult|staff|member|teacher|person|one|body|professional|support|help|strateg"
    r"|provision|equipment"
    r"|resource|intervention|adjustment|need|programme|advice|approach|service|concern|difficult|issue|changes? )"
)
"""What `any` stands before without saying when."""
SCOPE = any_of(
    r"\bat all times\b",
    r"\bacross (?:the|his|her|their|your|each|every) (?:[a-z]+ )?(?:day|morning|afternoon)\b",
    r"\b(?:throughout|all through)(?: the| his| her| their| your| every| each)? (?:[a-z]+ )?(?:day|week|lesson|lessons|year"
    r"|session|sessions|morning|afternoon|school|timetable|placement|course)\b",
    r"\ball (?:school )?day\b",
    r"^(?:(?:(?:the|all) )?(?:whole|entire|full) (?:school |college |nursery )?(?:day|week)|all week|continuous(?:ly)?"
    r"|constant(?:ly)?|(?:all )?core (?:lessons|subjects)|(?:all )?unstructured times?"
    r"|(?:all )?break(?:s|times?)? (?:and|&) lunch(?:es|times?)?)(?: (?:daily|every day|each day))?$",
    r"\bthroughout(?= ?[.,;)]|$)",
    r"\bat no time\b|\bon no occasion\b",
    r"\bfull[- ]time\b",
    r"\b(?:in|for|across|during|at|on|to|before|after) (?:all|every|each)(?: of)?(?: (?:his|her|their"
    r"|the|my))?(?: [a-z'-]+){1,4}",
    r"\b(?:every|each) (?:time|step|stage|taught|subject|class|room|adult|task|lesson|new|transition|meal|move"
    r"|change|piece|assembly|outing|trip|swim|practical|test|exam|off-site|hoist|feed|written|english|maths|science|pe)\b",
    rf"\bevery (?!{PERIOD}|{TIME_UNIT}|{NUMBER}|{_NOT_EACH})[a-z-]{{3,}}",
    r"\b(?:(?:his|her|their) )?(?:class|set) of (?:(?:no more than|not more than|at most|up to|fewer than|under|about|around) )?"
    rf"{_FEW}(?: pupils| children| students| learners)?,? (?:(?:with|taught by|by|led by|staffed by) )?"
    rf"(?:(?:a|an|one|two|three|the|qualified|specialist) )*[a-z ]{{0,80}}?(?:teacher|tutor|lecturer)",
    r"\btaught in (?:a|an|the) (?:[a-z]+ )?(?:class|base|unit) (?:of|with) (?:(?:no more than|not more than|at most|up to) )?"
    rf"{_FEW}\b",
    r"\bfrom (?:the |his |her |their )?(?:[a-z]+ ){0,3}?(?:registration|arrival|bell|start|moment|taxi|bus|gate"
    r"|drop[- ]off|beginning|first lesson"
    r"|doors?)\b(?:[^.;]|\.\d){0,40}? (?:to|till|until) (?:the |he |she |they |his |her )?(?:[a-z]+ )*?(?:end|home ?time|bell"
    r"|taxi|bus|gate|is|are"
    r"|leaves?|goes|lunch|departure|home|collection|pick[- ]up|bedtime|last)\b",
    r"\b(?:both|each) ways\b|\bon both journeys\b|\bthere and back\b|\bto and from (?:the |his |her )?(?:school"
    r"|college|nursery|home|bus|taxi"
    r"|placement|unit|base)\b",
    rf"\ball (?:of )?(?:the |his |her |their |its )?{NUMBER} (?:[a-z]+ )?(?:hours|lessons|days|sessions|periods|weeks"
    rf"|mornings|afternoons)\b",
    r"\ball (?:of )?(?:his |her |their |the )?(?:[a-z]+ )?(?:text|print|writing|homework|speech|films|videos"
    r"|written material|printed material|recordings|correspondence|instructions|spoken information|written information"
    r"|materials|books|textbooks"
    r"|diagrams|maps|transfers|outings|appointments|meetings|placements|rehearsals|matches|stairs|doors)\b",
    r"\ball (?:of )?(?:his |her |their )?(?:english|maths|mathematics|science|history|geography|french|spanish|german|re|pe|dt|ict"
    r"|computing|technology|drama|music|art|literacy|numeracy|swimming|games)\b",
    r"\b(?:each|every) (?:day|week|fortnight|month|term|half[- ]term|lesson)'s [a-z]+",
    r"\bany (?:absence|illness|exclusion|suspension|off-site|trip|visit|test|exam|incident|seizure|fall|transfer|journey)\b",
    rf"(?<!details of )(?<!told of )(?<!notice of )(?<!news of )\bany (?!{_NOT_ANY})[a-z]+(?: [a-z]+)?"
    r" (?:(?:that|which) (?:is|are|lasts?|takes?|goes|needs?|involves?|has|have|runs?)"
    r"|longer than|over|of more than|lasting|with more than|(?:given|handed|sent|set|shown|read|used|taken|written"
    r"|addressed) (?:to|by|in|for))\b",
    r"(?:(?<=pupils in )|(?<=children in )|(?<=students in )|(?<=learners in ))any (?:lesson|class|group)\b",
    r"\bthe (?:day|evening|night|lesson) before\b",
    rf"\b(?:half|(?:a|one|two|three) (?:thirds?|quarters?|fifths?)|{NUMBER} ?(?:%|per ?cent)) of (?:the|his|her|their"
    rf"|each|every)"
    r" (?:school |taught |teaching |college )?(?:timetable|week|day|lessons)\b",
    rf"\b{NUMBER} (?:lessons|days|sessions|periods|mornings|afternoons) (?:out of|in) (?:every )?{NUMBER}\b(?! (?:weeks"
    rf"|minutes))",
    r"\b(?:lunchtimes?|breaktimes?|playtimes?|mealtimes?),? (?:and [a-z]+ )?(?:every|each) day\b",
    r"\bon (?:all |every )?(?:school|working|college|nursery|term-time) days\b",
    r"\bthe whole of (?:each|every|it|them)\b",
    rf"\bclass has (?:no more than |at most |up to )?{_FEW} (?:pupils|children|students|learners)\b",
    r"\bwhenever\b",
    r"\bwho(?:m)?ever\b|\bwhichever\b|\bwherever (?:he|she|they|i)\b",
    r"\bnever (?:fewer|less|lower|below|without|alone|more|left)\b",
    r"\b100 ?(?:%|per ?cent)",
    r"\ball (?:of )?(?:his|her|their) (?:[a-z]+ )?(?:teachers|tutors|lecturers|lessons|classes)\b",
    r"\balways\b",
    r"\bany time\b",
    r"\beverything (?:that (?:is )?|which (?:is )?)?(?:printed|written|spoken|said|read|shown|handed|given|sent|displayed)\b"
    r"(?! (?:down )?in (?:the|an?|his|her|their|[a-z]+'s) )",
    r"\ball (?:taught |formal |written |public |internal )?(?:lessons|sessions|subjects|classrooms|classes|work|tests|meals"
    r"|transitions|activities|off-site visits|trips|times|exams|examinations|assessments|lectures|seminars|tutorials|practicals"
    r"|journeys|breaks|lunches|shifts|handouts|worksheets|texts|questions|papers)\b",
    r"\bfor the (?:whole|full|entire) [a-z -]*?(?:day|week|lesson|session|year|hour|visit|journey"
    r"|placement)\b",
    r"\bduring (?:the|his|her|their) (?:whole |entire |full )?(?:school |college |nursery )?(?:day"
    r"|week)\b",
    r"\bwithin reach\b",
    r"\bon arrival\b",
    r"\bat the start of\b",
    r"\bat the end of\b",
    r"\bat (?:break|lunch|snack|arrival|registration|home ?time|drop[- ]off|mealtimes|playtimes"
    r"|breaktimes|lunchtimes)\b",
    r"\b24[- ]hour\b",
    r"\btwenty-four-hour\b",
)
"""A scope, as quantities finds it where one can begin."""
