"""How the views were gathered, as far as an item says so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_rules.evidence import Quote, Span
from ehcp_rules.text.english.grammar import Cued, any_of
from ehcp_rules.text.english.mentions import sentence_of
from ehcp_rules.text.english.sentences import content_words
from ehcp_rules.text.people.persons import works_with_people
from ehcp_rules.text.reading import Slot, SlotState
from ehcp_rules.text.views.whose import Whose

if TYPE_CHECKING:
    from ehcp_rules.text.analysis import AnalysedItem, AnalysedPassage

__all__ = ["method"]

_GATHERED_BY = re.compile(r"\bviews (?:were|have been) (?:gathered|sought|obtained|collected|taken) by\b")
_ONLY_THAT = Cued(
    "view|voice|wishes",
    r"(?:^|(?<=[.;:] ))(?:(?:the|all|his|her|their|our|pupil|child|student|parent(?:al)?|family|[a-z]+'s?|young"
    r"|person's|people's|and|parents'?) ){0,4}(?:views?|voice|wishes)(?: and [a-z]+)?(?: of (?:the |our )?[a-z']+(?: [a-z']+)?)? "
    r"(?:(?:were|was|have been|has been|are) )?(?:[a-z]+ly )?(?:also )?(?:sought|gathered|obtained|collected|taken|captured"
    r"|ascertained|considered|listened to|included)\b",
)
"""Sentences that begin so say that views were asked for."""
_IN_A_REPORT = Cued(
    "described in|set out in|explained in|recorded in",
    r"\b(?:described|set out|explained|recorded) in (?:the |his |her )?[a-z' ]+(?:report|advice|form)\b",
)
_HOW = any_of(
    r"\b(?:said|told|says|explained|shared|written) (?:us |me |here (?:is|was) (?:what|said) )?(?:this|these|it) (?:in|during"
    r"|while"
    r"|when|over|on|to|through|with)\b",
    r"\b(?:said|told|shared) (?:over|during|while) ",
    r"\bshown (?:a |two |the )?(?:photo|picture|symbol|object)",
    r"(?:^|[.;] )\W{0,9}(?:when |once )?asked (?:while|during|on|in|at|over|by|with|beside|after) [^.;]{3,70}?, ?"
    r"(?!mum |mother |dad |father |nan |gran |carers? |parents )[a-z'-]+ "
    r"(?:said|told|chose|pointed|answered|replied|signed|drew|thought|talked|laughed|nodded|named)\b",
    r"\b(?:while|during|over) [^.;]{3,60}(?:,| (?:his|her|their|the|an?)) [^.;]{2,30} asked (?:[a-z'-]+ )?"
    r"(?:who|what|which|where|how|whether|if|about)\b",
    r"\b(?:watched|observed) (?:him|her|them|[a-z'-]+) (?:across|over|on|during|for|in|at|while|through) [^.;]{3,60}? "
    r"(?:and|then) (?:noted|wrote|recorded|marked|listed|logged|filmed)\b",
    r"\basked (?:him|her|them|me|[a-z'-]+) (?:about|what|which|who|where|how|whether|if|to) [^.;]{3,60}?(?:,| and| then) "
    r"(?:he|she|they|i) (?:put|placed|moved|pointed|chose|picked|showed|drew|nodded|turned|signed|pressed"
    r"|sorted|held|typed|wrote)\b",
    r"\bkept a (?:diary|notebook|log|record)\b",
    r"\b(?:questionnaire|survey|form|profile) (?:filled in|completed|answered|done)\b",
    r"\b(?:filled in|completed|answered|did) (?:a|the|his|her|their) (?:[a-z]+ ){0,2}(?:questionnaire|survey|form|profile)\b",
    r"\bfixed (?:his|her|their) gaze\b",
    r"\b(?:in|over|during) (?:a|two|three|several) (?:chats?|conversations?|sessions?|visits?|walks?"
    r"|meetings?|lessons?)\b",
    r"\b(?:talking mats?|mosaic|widgit|photo book|photo elicitation|choice board"
    r"|comic strip)\b",
    r"\b(?:by|with) (?:the|his|her|their|an?) (?:advocate|interpreter|scribe)\b",
    r"\bi (?:told|said|typed|recorded|wrote|dictated|drew|spoke|filmed)(?: [a-z]+){0,4}?(?<! about)(?<! like) (?:all )?this"
    r"(?= ?[.,:;]|$| (?:to|on|in|with|at|while|when|for|by|over|after|before|through|using|and (?!that\b))\b)",
    r"\b(?:he|she|they|who|[a-z]+) (?:wrote|typed) (?:it|this|everything|all of (?:it|this)|what i said)(?: all)? "
    r"(?:down|up|out|for me|on (?:his|her|their|the))\b",
    r"\b(?:put|wrote|drew|stuck|typed|recorded|gave|showed|told|shared) (?:his|her|their) (?:own )?"
    r"(?:answers?|views?|thoughts|ideas|choices|wishes) (?:on|onto|into|using|through|by|as)\b",
    r"\b(?:by|in|on|as|through|via|using|left|made) (?:an? |his |her |their |my |two |short )*(?:voice|video|audio)"
    r" (?:note|memo|message|clip|diary|recording)s?\b",
    r"\b(?:voice|video|audio) (?:note|memo|message|clip|diary|recording)s? (?:with|of|about) (?:his|her|their|my) "
    r"(?:answers?|views?|hopes|choices|thoughts|wishes)\b",
)
_BY_MEANS_OF = any_of(
    r"\b(?:used|using|with|through|by|over|during|from|in) (?:a |an |the |his |her |their |my |two "
    r"|three |photo|symbol|pictur|draw|talk|play)",
    r"\b(?:sorted|filmed|observed|typed|wrote|dictated|drew|interviewed|chatted|talked|spoke|sat with"
    r"|recorded|scribed)\b",
)
_ASKING = any_of(
    r"\bviews?\b|\b(?:said|told|shared|explained|answered|talked|talk|spoke|chatted|conversation|written|wrote|noted)\b",
    r"\basked (?:him|her|them|about|what|which|how|whether)\b",
)
_ONE_REMARK = 16
"""Words of substance that a remark on how views were gathered takes at most."""
_HEADED = Cued(
    "told|said|typed|dictated|signed|drawn|drew|filmed|wrote|written|recorded|shown|showed|sorted",
    r"\b(?:told|said|typed|dictated|signed|drawn|drew|filmed|wrote|written|recorded|shown|showed|sorted)\b[^.;]{0,40}? "
    r"(?:(?:while|during|over|at|using|with|through|on (?:his|her|their|my|the|an?)) "
    r"(?!(?:(?:the|this|last|all|his|her|my) )?(?:school|college|nursery|home|times?|years?|terms?|months?|everyone)\b)[a-z]"
    r"|by (?:him|her|them|me)\b)",
)
"""A heading over a child's words that tells how they came: `told to her uncle at the allotment`."""
_OFFERED = Cued(
    "laid |set out|put out|held up|spread out|showed|offered|gave|handed|tried",
    r"\b(?:laid out|set out|put out|held up|spread out|laid|showed|offered|gave|handed|tried) [^.;]{4,80}?\b"
    r"(?:and|so|then|;|,) (?P<who>[a-z'-]+) (?!(?:was|is|were|had|has|did|would|could|can|likes|loves|enjoys) )[a-z]+",
)
"""What an adult put before the child, and that somebody then did something with it."""
_FAMILY = re.compile(r"\b(?:mum|mother|dad|father|brother|sister|parents?|carers?|nan|gran\w*|aunt\w*|uncle)\b")
_CLINICAL = re.compile(r"\b(?:(?:re)?assessed|diagnosed|referred|discharged|screened|tested)\b")
_OWN_SENTENCE = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|me|my|we|us|our)\b")
_ANSWERED = re.compile(
    r"\b(?P<who>[a-z'-]{1,30}) (?:chose|picked|sorted|coloured|circled|ringed|ticked|pointed|stuck|marked|scored|rated|drew|placed"
    r"|posted|photographed|showed|crossed) [^.;]{0,60}?(?<![a-z])"
    r"(?:which|what|who|where|how|(?:his|her|their) (?:best|worst|favourite)"
    r"|the (?:places|rooms|lessons|things|people|parts|times|activities|days|jobs|foods|subjects) (?:he|she|they|that|who))\b"
)
"""What a child did with things to tell what it thinks: `coloured the rooms she avoids`."""
_THINGS_TO_ANSWER_WITH = re.compile(
    r"\b(?:pictures?|cards?|photo\w*|maps?|plan|stickers?|beads?|stones?|pebbles?|counters?|symbols?|faces|charts?|scales?"
    r"|bricks?|blocks?|emojis?|boards?|paper|lists?|sheets?|tokens?|dots?|tray|jars?|box(?:es)?|piles?|hoops?|flags?|notes?"
    r"|tablet|screen|camera|circled|ringed|ticked|coloured|drew|photographed|rated|scored|crossed)\b"
)
_OF_WHAT = re.compile(
    r"\b(?:what|which|who|where|how|things|people|places|that) (?:[a-z'-]+ ){1,2}(?:likes|enjoys|loves|prefers|uses|plays)\b"
)
_ONLY_A_PAPER = re.compile(
    r"(?:(?:the|a|his|her|their|my|own|pupil'?s?|child'?s?|student'?s?|learner'?s?|young person'?s?|school|completed) )*"
    r"(?:one[- ]page profile|(?:pupil |communication )?passport|all about me|(?:views?|voice|contribution)(?: (?:form|sheet|booklet"
    r"|document|template|pro ?forma|section))?|form|sheet|booklet|advice|report|appendix [a-z0-9])"
    r"(?: (?:attached|enclosed|completed|returned|received|provided|form|sheet|booklet))*\W*"
)
_BY_HABIT = re.compile(r"\b(?:uses|communicates|understands|likes|enjoys|loves|draws|plays|prefers|spends|watches)\b")


def method(item: AnalysedItem, body: AnalysedPassage, said: Whose) -> Slot:
    """The slot method: by what means the views were obtained, which a form or a meeting that the child speaks of is not."""
    stated = item.passages.get("method")
    paper = stated is not None and _ONLY_A_PAPER.fullmatch(stated.folded) is not None
    if stated is not None and not paper and len(content_words(stated.folded)) >= 1:
        return Slot("method", SlotState.FILLED, (stated.quote(0, len(stated.text)),), "the method is stated")
    told = _HOW.search(body.folded)
    if told:
        return Slot("method", SlotState.FILLED, (body.quote(*told.span()),), "how the views were gathered")
    label = item.passages.get("label")
    headed = label and _HEADED.search(label.folded, label.scan)
    if label and headed:
        return Slot(
            "method", SlotState.FILLED, (label.quote(*headed.span()),), "the heading tells how the views were gathered"
        )
    offered = _OFFERED.search(body.folded, body.scan)
    adult_there = body.hits_of("relations") or works_with_people(body.folded)
    if offered and offered.group("who") in {*item.plan.names, "he", "she", "they"} and adult_there:
        return Slot("method", SlotState.FILLED, (body.quote(*offered.span()),), "how the views were gathered")
    answered = _answered(item, body)
    if answered:
        return Slot("method", SlotState.FILLED, (answered,), "what the child did to tell its views, and with whom")
    if _IN_A_REPORT.search(body.folded, body.scan) and re.search(r"\bviews?\b", body.folded):
        return Slot("method", SlotState.UNSURE, (), "the method is in a report")
    found = tuple(_means(item))
    if found and len(body.words) >= 4:
        return Slot("method", SlotState.FILLED, found[:3], "how the views were gathered")
    if stated is not None and paper and not said.adult:
        whole = stated.quote(0, len(stated.text))
        return Slot("method", SlotState.EMPTY, (whole,), "names a paper, and not how it was filled in")
    quotes = tuple(body.quote(*match.span()) for match in _ONLY_THAT.finditer(body.folded, body.scan))
    if quotes and _GATHERED_BY.search(body.folded):
        return Slot("method", SlotState.PARTLY, quotes, "says who gathered the views, but not how")
    if quotes and len(body.words) <= _ONE_REMARK:
        return Slot("method", SlotState.EMPTY, quotes, "says that views were gathered, but not how")
    return Slot("method", SlotState.EMPTY, (), "no method is stated")


def _answered(item: AnalysedItem, body: AnalysedPassage) -> Quote | None:
    """The words by which the child is said to have answered with things, in a sentence that names somebody beside the child."""
    for match in _ANSWERED.finditer(body.folded):
        span = sentence_of(body, match.start()).span
        if not _THINGS_TO_ANSWER_WITH.search(body.folded, span.start, span.end):
            continue
        # Where the source gives no name, whoever is no relative may be the child.
        by_child = match["who"] in {*item.plan.names, "he", "she", "they"} or not (
            item.plan.names or _FAMILY.match(match["who"]) or works_with_people(match["who"])
        )
        at = bisect_left(body.sentences, span.start, key=lambda one: one.start)
        if by_child and any(_somebody_in(body, one) for one in body.sentences[at : at + 2]):
            return body.quote(*match.span())
    return None


def _means(item: AnalysedItem) -> Iterator[Quote]:
    """The means that are named in sentences about asking, and not in what the child or family says."""
    for name in ("text", "label", "speaker"):
        passage = item.passages.get(name)
        hits = passage.hits_of("voices", "method", "method-loose") if passage is not None else ()
        if passage is None or not hits:
            continue
        if name != "text":
            yield from (passage.quote(hit.span.start, hit.span.end) for hit in hits if hit.group == "method")
            continue
        empty = [hit.span for hit in passage.hits_of("voices", "empty-method")]
        for span in passage.sentences:
            inside = [hit for hit in hits if span.start <= hit.span.start < span.end]
            inside = [hit for hit in inside if not any(one.overlaps(hit.span) for one in (*passage.speech, *empty))]
            if inside and _tells(passage, span, sure=any(hit.group == "method" for hit in inside)):
                yield from (passage.quote(hit.span.start, hit.span.end) for hit in inside)


def _tells(passage: AnalysedPassage, span: Span, *, sure: bool) -> bool:
    words = passage.folded[span.start : span.end]
    if _OWN_SENTENCE.search(words) or _BY_HABIT.search(_OF_WHAT.sub(" ", words)):
        return False
    if sure:
        return _BY_MEANS_OF.search(words) is not None
    asked = not _CLINICAL.search(words) and _ASKING.search(words) is not None and _BY_MEANS_OF.search(words) is not None
    return asked and _somebody_in(passage, span)


def _somebody_in(passage: AnalysedPassage, span: Span) -> bool:
    """Whether a sentence names somebody of the family, or by their work."""
    words = passage.folded[span.start : span.end]
    return (
        works_with_people(words)
        or _FAMILY.search(words) is not None
        or any(span.start <= hit.span.start < span.end for hit in passage.hits_of("roles"))
    )
