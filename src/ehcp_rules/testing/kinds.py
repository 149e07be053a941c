"""The kinds of defects: which criterion each must turn, and which others a reviewer agreed that it may move, and why."""

from __future__ import annotations

from collections.abc import Mapping

from ehcp_rules.testing.mutations import Defect

__all__ = ["DEFECTS"]

_NEW_TEXT = "the whole text is another one"


def _defect(id: str, title: str, target: str, **may_move: str) -> Defect:
    return Defect(id=id, title=title, target=target, may_move={k.replace("_", "-"): why for k, why in may_move.items()})


DEFECTS: Mapping[str, Defect] = {
    one.id: one
    for one in (
        _defect("amount-out", "The amount is taken out", "F-02"),
        _defect("health-amount-out", "The amount is taken out of health or care provision", "G-02"),
        _defect(
            "vague-amount",
            "A vague phrase stands for the amount",
            "F-06",
            F_02="the amount is gone",
        ),
        _defect("nobody", "Nobody in particular stands for the deliverer", "F-03"),
        _defect("health-nobody", "Nobody in particular stands for the deliverer of health or care", "G-02"),
        _defect("duty-out", "A duty is turned into a suggestion", "F-08"),
        _defect("conditional", "The provision depends on money or staff", "F-07"),
        _defect("delegated", "The decision is handed to somebody else", "F-07"),
        _defect("variable", "The provision may be reduced outside a review", "F-07"),
        _defect(
            "support",
            "Nothing says what is done",
            "F-01",
            F_02=_NEW_TEXT,
            F_03=_NEW_TEXT,
            F_06="an unnamed help is vague too",
            F_12=_NEW_TEXT,
        ),
        _defect(
            "ordinary",
            "Ordinary good teaching stands for special provision",
            "F-12",
            F_01=_NEW_TEXT,
            F_02=_NEW_TEXT,
            F_03=_NEW_TEXT,
            F_06=_NEW_TEXT,
        ),
        _defect("bound-out", "The outcome's time bound is taken out", "E-06"),
        _defect("bound-past", "The outcome's time has passed", "E-06"),
        _defect(
            "measure-out",
            "Nobody could tell whether the outcome was reached",
            "E-03",
            E_02="what cannot be told is seldom an observable act",
            E_07="getting better is a process",
        ),
        _defect(
            "change-out",
            "A wish stands for the observable change",
            "E-02",
            E_03="a wish cannot be measured",
            E_07="a wish may also be an aspiration or a process",
        ),
        _defect("service", "A service stands for the outcome", "E-07", E_02=_NEW_TEXT, E_03=_NEW_TEXT, E_06=_NEW_TEXT),
        _defect("process", "A process stands for the outcome", "E-07", E_02=_NEW_TEXT, E_03=_NEW_TEXT, E_06=_NEW_TEXT),
        _defect("impact-out", "The need no longer says what it makes hard", "B-05", B_10="some of the detail goes too"),
        _defect("detail-out", "A label stands for the description of a need", "B-10", B_05="its impact goes too"),
        _defect(
            "unanswered",
            "The provision for a need is dropped",
            "F-14",
            GT_02="the thread is broken",
            F_16="with all therapy gone from F, what is in G stands alone",
        ),
        _defect("unlinked", "Provision answers no need and no outcome", "GT-02", F_14="its need loses it"),
        _defect(
            "therapy-in-health",
            "Speech and language therapy stands in G",
            "F-16",
            F_14="its need loses it",
            GT_02="so does its outcome",
        ),
        _defect("health-silent", "Section C is empty", "C-01", GT_02="needs are gone", F_14="needs are gone"),
        _defect("care-silent", "Section D is empty", "D-01", GT_02="needs are gone", F_14="needs are gone"),
        _defect(
            "section-out",
            "A section is missing",
            "S-01",
            A_01="it stood in A",
            A_02="it stood in A",
            A_04="it stood in A",
            A_07="it stood in A",
            A_08="it stood in A",
            A_12="it stood in A",
            D_01="it stood in D",
            GT_02="needs of D are gone",
        ),
        _defect(
            "voice-out",
            "The child's own views are gone",
            "A-01",
            A_02="their method goes too",
            A_07="their hopes go too",
        ),
        _defect("method-out", "Nobody says how the child was asked", "A-02"),
        _defect(
            "hopes-out",
            "There are no aspirations",
            "A-07",
            A_01="they were the child's words",
            A_02="their method goes too",
        ),
        _defect(
            "bland",
            "A general wish stands for an aspiration",
            "A-08",
            A_01=_NEW_TEXT,
            A_02=_NEW_TEXT,
            A_04=_NEW_TEXT,
            A_07=_NEW_TEXT,
        ),
        _defect(
            "provision-in-views",
            "Section A holds provision",
            "A-12",
            A_04="in an item of the child's own it stands in the child's mouth",
        ),
        _defect(
            "adult-voice",
            "An adult's words stand in the child's mouth",
            "A-04",
            A_01=_NEW_TEXT,
            A_02=_NEW_TEXT,
            A_12="an adult's words are often provision too",
            A_07=_NEW_TEXT,
            A_08=_NEW_TEXT,
        ),
        _defect("placeholder", "A placeholder is left in", "S-04"),
        _defect("other-name", "Another child's name stands for this child's", "ID-01"),
        _defect(
            "advice-undated",
            "A piece of advice has no date",
            "K-02",
            B_12="a need rests on that advice, whose age can no longer be told",
        ),
        _defect("advice-out", "A required piece of advice is not listed", "K-02"),
        _defect("type-out", "Section I gives no type", "I-02"),
        _defect(
            "named-in-draft",
            "A draft names the setting",
            "I-02",
            P_03="a draft is not final",
            R_01="a draft has no review",
            P_01="a draft is not a first final plan",
            P_04="a draft has no fifteen days to wait for",
            S_07="it is called a draft and still has the date of a final plan",
        ),
        _defect("final-late", "The final plan is late", "P-03"),
        _defect("decision-late", "The decision whether to assess is late", "P-01"),
        _defect("draft-hurried", "The family had too few days to answer", "P-04"),
        _defect("cycle-late", "A step after the review is late", "R-03"),
        _defect("transfer-late", "The plan is late for a move of phase", "R-11"),
        _defect(
            "untouched",
            "The plan is as it was four years ago",
            "R-10",
            R_01="no review since then is told",
            R_03="no review since then is told",
            B_12="its advice is as old",
            K_04="a young child was not born when its advice is dated",
        ),
        _defect("advice-aged", "A piece of advice is years old", "B-12"),
        _defect("advice-not-attached", "A piece of advice is listed and not attached", "K-03"),
        _defect(
            "advice-impossible",
            "A piece of advice has a date that cannot be",
            "K-04",
            B_12="a date before birth is old, and another entry may be the newest of its field now",
        ),
        _defect(
            "status-contradicts",
            "Version, status and dates contradict one another",
            "S-07",
            P_01="the days to the decision cannot be counted",
            P_03="the days to the final plan cannot be counted",
            P_04="the days to the final plan cannot be counted",
            R_01="the year since the plan cannot be counted",
        ),
        _defect(
            "record-incomplete",
            "An identifier is missing or malformed",
            "S-06",
            ID_01="without a name nobody's name can be compared",
            H_02="without a date of birth there is no age",
            R_11="without a date of birth there is no year of school",
        ),
        _defect(
            "blank",
            "A section is blank or holds a mark",
            "S-03",
            GT_02="its provision is gone",
            F_16="the therapy in it is gone",
            H_02="its provision is gone",
        ),
        _defect("merged", "Outcomes and provision stand under one label", "S-02"),
        _defect("adult-in-h1", "Provision for an adult stands in H1", "H-02"),
        _defect("area-unreached", "No outcome touches an area of need", "E-01"),
        _defect(
            "review-late",
            "The review is late",
            "R-01",
            P_03="the date of the final plan moved",
            P_04="the date of the final plan moved",
            S_07="the dates of the plan no longer follow one another",
            K_04="the advice now lies after the plan",
        ),
    )
}
"""Every kind of defect by its id."""
