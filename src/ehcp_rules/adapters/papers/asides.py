"""What a sentence tells beside advice, for all its amounts: money, how a service works, what the family does, hopes, courtesy."""

from __future__ import annotations

import re
from collections.abc import Collection

from ehcp_rules.adapters.papers.moods import FIRST_PERSON, OBLIGED, RECOMMENDS
from ehcp_rules.text.papers.help_words import speaks_of_help
from ehcp_rules.text.papers.nil_returns import says_nothing_is_asked

__all__ = ["is_aside", "is_hoped"]

_LEAD = r"(?:please note (?:that )?|(?:note that|also|however|at present|currently|at home|in addition|meanwhile|finally)[,:]? )?"
_KIN = r"(?:mum|mummy|mother|dad|daddy|father|gran|nan|grandmother|grandfather|aunt|uncle|guardian|brother|sister)"
_KINSFOLK = r"(?:(?:grand)?parents|mothers|fathers|family|families|carers)"
_SHE_OR_HE_DOES = (
    r"(?:[a-z]+ly |also |already |still |now |then )?"
    r"(?:[a-z]{2,}s|has|had|[a-z]{3,}ed|told|said|felt|thought|found|took|gave|went"
    r"|will (?!(?:have|receive|need|require|get|attend|be)\b)[a-z]+)\b"
)
_THEY_DO = (
    r"(?:[a-z]+ly |also |already |still |now |both |all )?(?:may|can|could|have(?! to\b)|had|do|does|are(?! to\b)|were|pays?|takes?"
    r"|carr(?:y|ies)|uses?|reads?|practi[sc]es?|brings?|manages?|gives?|books?|plans?|intends?|hopes?|wants?|wish(?:es)?"
    r"|claims?|attends?|knows?|feels?|says?|buys?|goes|go|makes?|keeps?|runs?|fund|finds?|share|play|spend"
    r"|will (?:carry on|continue|go on|keep))\b"
)
_NOT_LESSER = r"(?<!which )(?<!that )(?<!who )"
"""Not in a clause that only tells more of what is asked for: "two hours of art, which costs £60"."""
_ANYBODY = r"(?:schools|settings|colleges|families|parents|carers|(?:a|the) pupil|pupils|a child|children|young people|students)"
_MONEY = (
    (
        r"(?:fees?|tariffs?|prices?|mileage|(?:hourly|daily|half|usual|payment) rates?|rates? for [a-z ]{3,40}|travel costs?"
        r"|charges|invoices?) "
        r"(?:[^.;]{0,60} )?(?:is|are|apply|applies|starts?|stands?|will (?:follow|be sent))\b"
    ),
    r"(?:meet|pay|fund|find|contribute)(?:s|ing)? (?:for )?(?:about |up to |the |only |first )*£",
    rf"{_NOT_LESSER}(?:is|are|will be) (?:charged|costed|billed|invoiced|priced|reimbursed)\b",
    r"(?:charges|bills|invoices) (?:schools|£)",
    r"(?:can|could|cannot) (?:only )?(?:fund|pay for|afford)\b",
    rf"{_NOT_LESSER}costs? (?:(?:the|his|her|their) [a-z]+ )?(?:about |around |roughly |some )?£",
    r"(?:may|can|could) (?:buy|purchase|borrow|hire|claim|be bought)\b",
)
_SERVICE = (
    r"(?:is|are|remains?) (?:[a-z]+ )?under the care of\b",
    r"(?:is|are|be|been|being|was) discharged\b|re-?referr(?:als?|ed)\b|not attended\b",
    r"(?:closes?|closed|ends?|ended) (?:the |an? |his |her |their )?(?:episode|case|file|referral)\b",
    r"(?:appointments?|sessions?|visits?) (?:[a-z]+ ){0,3}(?:are|is) (?:missed|cancelled)\b",
    (
        r"(?:given|sent|e-?mailed|seen|done|discussed|shown|explained|copied|ordered|requested|arranged|booked|taken|issued)\b"
        r"[^.;]{0,60} today\b"
    ),
    r"waiting (?:times?|lists?)\b|(?:present|current) wait\b",
    (
        r"(?:is|are) (?:now |already )?(?:with|before) (?:the|our|his|her|their) (?:[a-z']+ ){0,3}"
        r"(?:officers?|panel|landlord|housing association)\b"
    ),
)
_SERVICE_FIRST = (
    r"(?:missed|cancelled) (?:appointments?|sessions?|visits?) (?!(?:should|must|will|to|are to)\b)",
    r"the (?:[a-z]+ )?panel (?:meets|met|sits|considers|decides|looks)\b",
    r"(?:our|the) (?:[a-z]+ )?(?:office|secretar(?:y|ies)|switchboard|(?:help|duty |crisis )line) (?:can|is|are)\b",
    (
        r"(?:our|this) (?:[a-z]+ )?(?:clinics?|service|team|level of support|caseload) "
        r"(?:runs?|operates?|opens?|covers?|holds?|usually|normally|(?:is|are) (?!to\b))"
    ),
    r"(?:our|the|this) (?:[a-z]+['’]s )?(?:[a-z]+ )?(?:core|standard|usual|universal|general) offer\b",
    r"(?:(?:please )?note(?: that|:)|n\.?b\.?[: ])",
    rf"{_ANYBODY} (?:(?:may|can)\b|who [^.,;]{{3,60}} (?:are|is|will|wait)\b)",
)
_FAMILY_FIRST = (
    rf"(?:(?:his|her|their|[a-z'-]+'s?) )?{_KIN} {_SHE_OR_HE_DOES}",
    rf"(?:(?:his|her|their|both|the|[a-z'-]+'s) ){{0,2}}{_KINSFOLK} {_THEY_DO}",
    rf"(?:his|her|their|the) (?:gp|optician|dentist) {_SHE_OR_HE_DOES}",
)
_FAMILY_SAID_FIRST = (
    rf"(?:(?:his|her|their|[a-z'-]+'s?) )?{_KIN} (?:told|said|says|tells|thinks|thought|feels|felt|believes|wondered|would like)\b",
)
_AS_A_RULE = (r"(?:is|are) (?:usual|usually|normal|normally|common|commonly|typical|typically|open to)\b",)
_AS_A_RULE_FIRST = (
    r"(?:if|when|where|after) [^.;]{3,80}\b(?:he|she|they) (?:usually|often|sometimes|generally|always|rarely|tends? to)\b",
)
_IF_EVER_FIRST = (r"(?:should|were) [^.;]{3,80}\b(?:he|she|they) would (?!(?:need|have|require|benefit)\b)",)
_NO_MORE = r"(?![^.;]{0,120}?\b(?:and|but) (?:[a-z'-]+ ){0,4}?(?:should|must|needs?)\b)"
"""`We have asked school to see to it, and he should have an hour a week` goes on to advise."""
_PAPER_FIRST = (
    r"(?:an? |further )?cop(?:y|ies)(?: of (?:this|the|my)| to)\b",
    (
        r"(?:the )?(?:local authority|council|la) (?:should|must|will) review (?:the|this|his|her|their) (?:plan|ehc)"
        rf"{_NO_MORE}"
    ),
    r"(?:(?:an?|the|this|his|her|their) )?(?:next )?(?:annual|statutory) review (?:is|are|falls|will|should|must|takes)\b",
)
_PAPER = (
    (
        r"(?:this|the|my|our|these) (?:advice|report|paper|letter|reply|package|ehc plan|recommendations) "
        r"(?:[^.;]{0,30} )?(?:reviewed|looked at again|updated|valid|lapses?|expires?|revisited|reconsidered"
        r"|(?:right|correct) (?:as )?(?:at|on))\b"
    ),
    r"(?:carry|copy|rely on|use|forward|share) (?:this|my|our) (?:advice|report|letter|reply)\b",
    r"(?:i|we) will (?:look (?:again )?at|review|update|revisit|revise) (?:this|my|our) (?:advice|report)\b",
)
_A_LIMIT = r"(?![^.;]*\b(?:more|longer|larger|bigger|fewer|less|shorter|over|under|above|below|beyond|without|until|but|instead)\b)"
"""`I would not advise more than 20 minutes` asks for no more."""
_NO_ADVICE = (
    (
        r"(?:i|we|and|so|but) (?:(?:do|did|would|could|can|have|had) not|cannot|can't|don't|didn't|wouldn't|couldn't|haven't) "
        rf"(?:recommend|advise|suggest|propose)(?:e?d)?\b{_A_LIMIT}"
    ),
    rf"nor (?:do|would|did|can) (?:i|we)\b{_A_LIMIT}",
    (
        rf"(?:i|we) (?:have |also )*(?:considered|thought about|wondered|looked at) (?:whether|if|about|an?)\b{_A_LIMIT}"
        r"(?![^.;]*,[^.;,]*\b(?:should|must|needs?|recommend|advise)\b)"
    ),
    r"(?:is|are) (?:not|no) (?:an? |part of )?(?:my |our |the |this )?(?:recommendations?|advice)\b",
    (
        r"(?:i|we) (?:do not|don't) (?:think|believe|feel|consider) (?![^.;]*\b(?:enough|sufficient|adequate|only)\b)"
        rf"(?=[^.;]*\b(?:would|should|need)){_A_LIMIT}"
    ),
    (
        r"not (?:something|what) (?:(?:which|that) )?(?:i|we) (?:(?:am|are|would|can) )?"
        r"(?:recommend|advis|suggest|propos|ask(?:ing)? for)"
    ),
    r"(?:i|we) (?:make|offer|have|express) no (?:comments?|recommendations?|views?|preference)\b",
    r"(?:send|sends|raise|raises|enclose) (?:an?|our|my|the) invoice\b",
    r"(?:weeks|months)'? notice\b",
    r"if (?:an?|any) (?:appointment|session|visit) is (?:missed|cancelled)\b",
)
_COURTESY_FIRST = (
    r"(?:date (?:and time )?of )?next (?:meeting|review|clinic)(?: date)? ?:",
    (
        r"(?:please|kindly) (?:contact|email|e-mail|quote|do not hesitate|get in touch|feel free"
        r"|(?:ring|phone|call|write)(?= (?:to |on )?(?:me|us|my|our|\d|if"
        r"|the (?:[a-z]+ )?(?:office|clinic|service|team|line|number))\b)"
        r"|let (?:me|us|our|my)|(?:give|allow) (?:me|us|[a-z0-9]+ weeks'? notice))\b"
    ),
    r"(?:should|if) you\b|(?:should|if) [^.;,]{3,80}, (?:i am|we are|please|contact|my (?:number|office|email))\b",
    r"(?:i|we) (?:am|are) (?:[a-z]+ )?(?:in the|on|away|available|happy|grateful|glad)\b|thank you\b",
    r"(?:i|we) (?:shall|will) be (?:[a-z]+ )?(?:in the office|on (?:annual |maternity |sick )?leave|away)\b",
)
_COURTESY = (
    (
        r"(?:i|we) (?:would|should|shall|will) (?:also |only )?be (?:glad of|grateful for|(?:glad|happy|pleased|delighted) to "
        r"(?:attend|talk|discuss|answer|speak|hear))\b"
    ),
)
_ONE_TIME = r"(?![^.;]*\b(?:by|every|each|times|twice|weekly|monthly|termly)\b)"
_RING = (
    r"(?:ring|phone|call|telephone|dial|text|contact|e-?mail|speak to|come back to|get in touch with|ask(?= (?:me|us)\b))"
    r" (?:me|us|111|samaritans|childline|(?:the|our|my|this|a) (?:[a-z-]+ ){0,3}"
    rf"(?:line|helpline|department|service|office|number|hub|switchboard|point of access))\b{_ONE_TIME}"
)
_IF_NEEDED_FIRST = (
    rf"(?:if|should|were|outside|out of hours|at any time|in (?:a |an )?(?:crisis|emergency))\b[^.;]{{0,200}}\b{_RING}",
    rf"(?:(?:[a-z']+ ){{0,3}}(?:parents?|family|families|carers?|mum|dad|anybody|anyone) (?:should |may |can |could ))?{_RING}",
    r"(?:[a-z-]+ ){0,4}(?:crisis|help|duty|emergency|out[- ]of[- ]hours) ?lines?\b",
    r"[^.;]{0,80}\b(?:re-?referred|referred (?:back|again)|new referral)\b[^.;]{0,80}\b(?:if|should|were)\b",
)
"""A door that stands open if things change, or a line to ring in a crisis."""
_TASK_FIRST = (
    (
        r"(?:[a-z'.-]+ ){1,5}(?:to|will) (?:chase|minute"
        r"|(?:send|share|circulate|e-?mail|forward|upload|re-?send|distribute|complete|submit|return|make|write|fill in) "
        r"(?:(?:out|round|off|back) )?(?:(?:the|these|our|draft) minutes|(?:(?:an?|the|his|her|their) )?(?:[a-z-]+ ){0,2}"
        r"(?:forms?|referrals?|paperwork|invitations?|papers|application|notes of (?:the|this) (?:meeting|discussion)))"
        r"|(?:book|arrange|set|fix) (?:an?|the) (?:room|hall|date|next|follow-up meeting))\b"
        r"(?![^.;]*\b(?:every|each|daily|weekly|fortnightly|monthly|termly)\b)"
    ),
)
"""A task of one day for somebody who was at a meeting."""
_BY_PHONE = (r"0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}\b(?!\)?,? (?:will|should|must|to)\b)",)
_SEEN_AGAIN = (
    r"next (?:visit|appointment|review|meeting|clinic)\b[^.;]{0,40} (?:is|will be|falls|takes place)\b",
    (
        r"will (?:next )?be (?:seen|reviewed|followed up) (?:again )?(?:in|at) (?:the |our |my )?(?:clinic|hospital)\b"
        rf"{_ONE_TIME}"
    ),
    rf"(?:i|we) (?:will|shall) (?:see|review) [a-z]+ again (?:in|on|at|next|after) [^.;,]{{1,30}}(?=[.;]|$){_ONE_TIME}",
    (
        r"(?:increase|reduce|start|stop|continue|titrate|wean) (?![^.;]{0,90}\b(?:feed|feeding|feeds|tube|water|milk|drinks?)\b)"
        r"[^.;]{1,60} \d+ ?(?:mg|mcg|ml|micrograms?)\b"
    ),
    rf"review(?:ed)? (?:again )?(?:in|at) (?:the |our |my )?clinic\b{_ONE_TIME}",
    (
        r"(?:i|we) (?:will|shall) (?:[a-z]+ )?(?:look at|look into|think about|consider|return to|come back to|revisit|discuss"
        rf"|raise|talk about) (?:this|that|it|these)\b{_ONE_TIME}{_NO_MORE}"
    ),
    (
        r"(?:i|we) have (?:also )?(?:asked|invited|told) (?!for\b|that\b)[^.;,]{2,60}? to (?:repeat|check|send|refer|see|review"
        rf"|look|ring|contact|write|arrange|book|chase|consider|let)\b{_ONE_TIME}{_NO_MORE}"
    ),
)
"""One more appointment is no provision; a clinic every few months is."""
_SEEN_AGAIN_FIRST = (
    (
        r"(?:[a-z-]+ )?(?:clinic|follow-?up|f/u|review|appointment|e[ec]g|mri|scan|bloods?(?: tests?)?|x-?ray)(?: appointment)?"
        r" in (?:[a-z]+ )?[a-z0-9-]+ (?:weeks|months|years?)(?:['’]? time)?\W*$"
    ),
)
_GAINS = (
    (
        r"(?:i|we) (?:[a-z]+ ){0,2}(?:hope for|expect|anticipate|envisage|predict) (?:[a-z]+ ){0,3}"
        r"(?:attendance|progress|improvements?|gains?|growth|changes?|recovery|independence|reductions?)\b"
    ),
    r"(?:i|we) (?:would|should|shall|will) be (?:pleased|happy|content|delighted|satisfied) with\b",
)
_ADVISED_THEN = (
    r"(?<!\bi )(?<!\bwe )(?:advised|recommended|suggested|proposed) (?:(?:this|it) )?in (?:[a-z]+ )?(?:19|20)\d\d\b",
)
_FINDING = (r"i would (?:put|place|judge|estimate|rate|describe) (?:his|her|their|him|them)\b",)


def _any_of(start: str, *alternatives: str) -> re.Pattern[str]:
    """These alternatives after one start, which is tried first and mostly fails."""
    return re.compile(f"{start}(?:{'|'.join(alternatives)})", re.ASCII)


_UNLESS_ASKED = _any_of(r"\b", *_MONEY, *_SERVICE, *_AS_A_RULE, *_BY_PHONE)
_UNLESS_ASKED_FIRST = _any_of(_LEAD, *_SERVICE_FIRST, *_FAMILY_FIRST, *_AS_A_RULE_FIRST)
_WHATEVER = _any_of(r"\b", *_PAPER, *_NO_ADVICE, *_COURTESY, *_SEEN_AGAIN, *_GAINS, *_ADVISED_THEN, *_FINDING)
_WHATEVER_FIRST = _any_of(
    _LEAD,
    *_FAMILY_SAID_FIRST,
    *_IF_EVER_FIRST,
    *_PAPER_FIRST,
    *_COURTESY_FIRST,
    *_IF_NEEDED_FIRST,
    *_TASK_FIRST,
    *_SEEN_AGAIN_FIRST,
)
_HELPED = r"(?!(?:be(?! able)|have|receive|get|see|meet)\b)"
_HOPED = (
    re.compile(
        r"\b(?:i|we) (?:[a-z]+ ){0,2}(?:hope|expect|anticipate|envisage|predict)\b[^.;]{0,80}?"
        rf"\b(?P<who>[a-z'-]+) (?:to|will|can|could|should|would|might) {_HELPED}"
    ),
    re.compile(
        r"\b(?:i|we) (?:would )?(?:like|hope|want|wish) to see (?P<who>[a-z'-]+) "
        r"(?:(?!(?:having|receiving|getting|being)\b)[a-z]+ing\b|(?:in|at|back in) (?:school|college|lessons|class|nursery)\b"
        r"(?=[^.;]{0,40}\bout of\b))"
    ),
    re.compile(rf"\b(?:i|we) (?:would )?hope that by [a-z0-9 ]{{3,40}}? (?P<who>[a-z'-]+) {_HELPED}[a-z]+s\b"),
    re.compile(
        r"^(?:within|in|over|after) (?:the next )?[a-z0-9-]+ (?:weeks|months|terms|years),? "
        rf"(?P<who>[a-z'-]+) (?:will|can|could) {_HELPED}"
    ),
)
_BY_THEN = re.compile(
    r"^by [a-z0-9 ]{3,40}?,? (?:he|she|they|(?P<name>[a-z][a-z'-]+)) (?:will|can|could|is|[a-z]{2,}s) "
    r"(?!(?:have|receive)\b|be (?:given|seen|taught|offered)\b)"
)
"""What the child is to do by some day is an outcome."""
_PRONOUNS = frozenset("he she they him her them".split())


def is_aside(folded: str, names: Collection[str] = ()) -> bool:
    """Whether a folded sentence surely tells something beside advice; `names` are of the child and the family."""
    if says_nothing_is_asked(folded):
        return True
    if FIRST_PERSON.search(folded) is not None:
        return False
    if _WHATEVER_FIRST.match(folded) is not None or _WHATEVER.search(folded) is not None or is_hoped(folded):
        return True
    if any(_of_the_child(one, folded, names) for one in _HOPED):
        return True
    if _UNLESS_ASKED_FIRST.match(folded) is None and _UNLESS_ASKED.search(folded) is None:
        return False
    return RECOMMENDS.search(folded) is None and OBLIGED.search(folded) is None


def is_hoped(folded: str) -> bool:
    """Whether a folded sentence tells what the child is to do by some day."""
    found = _BY_THEN.match(folded)
    return found is not None and (found["name"] is None or not speaks_of_help(found["name"]))


def _of_the_child(hope: re.Pattern[str], folded: str, names: Collection[str]) -> bool:
    found = hope.search(folded)
    return found is not None and (found["who"] in _PRONOUNS or found["who"] in names)
