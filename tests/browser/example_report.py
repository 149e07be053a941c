"""An invented plan and a hand-made assessment of it, with one of everything that a report can show."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

from ehcp_rules.adapters import ImportedPlan, ImportIssue
from ehcp_rules.assessment import FORMAT, Assessment, CriterionResult, HumanJudgement, Provenance
from ehcp_rules.criterion import CheckUse, Criterion, FindingText, Judgement, Scoring, Source
from ehcp_rules.evidence import Absence, DateSeen, Evidence, Quote, SourceRef, Span
from ehcp_rules.findings import Finding, ItemOutcome, JudgementRequest, Verdict
from ehcp_rules.plan import (
    AdviceEntry,
    Budget,
    Learner,
    Need,
    Outcome,
    Placement,
    Plan,
    PlanDates,
    Provision,
    Section,
    Strength,
    View,
)
from ehcp_rules.ruleset import Band, Layer, Limit, Policy, Ruleset, Variation
from ehcp_rules.scoring import result_of

AS_OF = dt.date(2026, 9, 1)


def example_plan() -> Plan:
    """The plan of an invented boy of eight, of middling quality, as a Word reader might give it."""
    return Plan(
        id="THO-10377",
        stage="final",
        dates=PlanDates(request_received=dt.date(2025, 11, 3), final_issued=dt.date(2026, 6, 19)),
        learner=Learner(name="Wilfred Ashdown", known_as="Wilf", pronouns="he/him"),
        not_supplied=("J",),
        sections=(
            Section(
                code="A",
                items=(
                    View(
                        id="A1",
                        label="What I want you to know",
                        speaker="Wilf",
                        text="I like the pond. I don't like it when everybody talks. I want to be a canal boat man.",
                    ),
                    View(id="A2", label="What my family says", text="We hope that he will have one good friend."),
                ),
            ),
            Section(
                code="B",
                items=(
                    Strength(id="BS1", text="Wilf names forty kinds of bird and draws them from memory."),
                    Need(
                        id="B1",
                        area="Communication and interaction",
                        text="Wilf follows instructions of two steps. Beyond that he does the last step only, so he "
                        "misses the start of most tasks.",
                    ),
                    Need(id="B2", area="Cognition and learning", text="He has difficulties with literacy."),
                    Need(
                        id="B3",
                        area="Social, emotional and mental health",
                        text="When the hall is loud he leaves it, two or three times a week, and cannot say why.",
                    ),
                    Need(id="B4", area="Sensory and physical", text="His grip tires after a few lines of writing."),
                ),
            ),
            Section(code="C", items=(Need(id="C1", text="Wilf takes melatonin in the evening."),)),
            Section(code="D", items=()),
            Section(
                code="E",
                items=(
                    Outcome(
                        id="E1",
                        needs=("B1",),
                        text="By July 2028 Wilf carries out three spoken steps in class on four of five occasions.",
                    ),
                    Outcome(id="E2", needs=("B2",), text="Wilf will attend a phonics group."),
                    Outcome(id="E3", needs=("B3",), text="To improve his self-esteem."),
                ),
            ),
            Section(
                code="F",
                items=(
                    Provision(
                        id="F1",
                        needs=("B1",),
                        outcomes=("E1",),
                        text="A speech and language therapist works with Wilf for 40 minutes each week in term time "
                        "and shows his teaching assistant how to carry the work on.",
                        source=SourceRef("docx:table 4 row 2"),
                    ),
                    Provision(
                        id="F2",
                        needs=("B2",),
                        outcomes=("E2",),
                        text="Wilf would benefit from access to a phonics group as appropriate.",
                        who="Staff",
                        source=SourceRef("docx:table 4 row 3"),
                    ),
                    Provision(
                        id="F3",
                        needs=("B3",),
                        text="Regular check-ins with a trusted adult, where staffing allows.",
                        source=SourceRef("docx:table 4 row 4"),
                    ),
                    Provision(
                        id="F4",
                        text="Quality first teaching with <visual> prompts & praise.",
                        source=SourceRef("docx:table 4 row 5"),
                    ),
                ),
            ),
            Section(code="G", items=()),
            Section(code="H1", items=(), shares=("H2",)),
            Section(code="I", items=(Placement(id="I1", field="name", text="Lock Lane Primary School"),)),
            Section(code="J", items=(Budget(id="J1", text=""),)),
            Section(
                code="K",
                items=(AdviceEntry(id="K1", text="Psychological advice", type="Educational", role="Psychologist"),),
            ),
        ),
    )


def example_import() -> ImportedPlan:
    """The example plan as a reader hands it over, with what it had to say."""
    unread = [ImportIssue(f"docx:table {number}", "this table was not understood") for number in range(5, 10)]
    return ImportedPlan(
        example_plan(),
        (ImportIssue("docx:paragraph 3", "the label of this row is none that is known", "note"), *unread),
        "word",
        "plans/final/THO-10377.docx",
    )


def example_criterion(id: str, title: str, section: str, **given: Any) -> Criterion:
    """A complete criterion; what is given takes the place of the usual values."""
    weight, severity = given.pop("weight", 3), given.pop("severity", "major")
    gate, codes = given.pop("gate", False), given.pop("codes", {})
    values: dict[str, Any] = {
        "name": title.lower().replace(" ", "-"),
        "status": "stable",
        "since": "2026.1.0",
        "catalogue": (id,),
        "summary": f"{title}, in every item of section {section}.",
        "why_it_matters": "A family, a school and a tribunal have to be able to tell whether it happened.",
        "good_looks_like": "A stranger could carry it out tomorrow, and a parent could see that it was done.",
        "auditor_guidance": "Read the item as a supply teacher would. Ask what you would do on Monday.",
        "how_to_fix": "Go back to the advice in section K and take the words from there.",
        "exemplar": "A trained teaching assistant reads with Ada one-to-one for 15 minutes on four days a week.",
        "sources": (
            Source(
                kind="code",
                citation="SEND code of practice: 0 to 25 years (2015), paragraph 9.69",
                basis="secondary",
                checked_on=dt.date(2026, 8, 20),
                note="Provision should normally be quantified.",
            ),
        ),
        "reads": (section,),
        "check": CheckUse(use="wording.each_item_states"),
        "judgement": Judgement(question=f"Does section {section} do this?"),
        "scoring": Scoring(weight=weight, severity=severity, gate=gate),
        "findings": {code: FindingText(message=message, fix=fix) for code, (message, fix) in codes.items()},
        "known_exceptions": ("Provision that is there all the time states its amount by saying so.",),
    }
    return Criterion(id=id, title=title, section=section, **(values | given))


_ASK = "Ask whoever gave the advice, and write their answer here."
CRITERIA = (
    example_criterion(
        "S-01",
        "Every section is there",
        "S",
        weight=5,
        severity="critical",
        gate=True,
        codes={"sections-share-a-label": ("Sections H1 and H2 stand under one label.", "Give each its own label.")},
    ),
    example_criterion("A-01", "The child's own views are recorded", "A", weight=4),
    example_criterion("A-04", "Views in the first person sound like the child", "A", decided_by="person"),
    example_criterion(
        "B-05",
        "Each need is specific",
        "B",
        codes={"specifics-missing": ("{item} names a difficulty without saying what is seen: “{quote}”.", _ASK)},
    ),
    example_criterion(
        "D-01",
        "Section D is stated",
        "D",
        severity="minor",
        codes={
            "nothing-stated": (
                "Section D is there, and nothing is written in it.",
                "Ask social care, and write what they say.",
            )
        },
    ),
    example_criterion(
        "E-02",
        "Each outcome is something the child will do",
        "E",
        weight=4,
        codes={
            "service": ("{item} is a service written as an outcome: “{quote}”.", _ASK),
            "change-missing": ("{item} does not say what Wilf will do.", _ASK),
        },
    ),
    example_criterion(
        "F-02",
        "Each provision says how much and how often",
        "F",
        weight=5,
        severity="critical",
        codes={"quantity-missing": ("{item} does not say how much or how often.", _ASK)},
    ),
    example_criterion(
        "F-06",
        "Provision is certain",
        "F",
        weight=4,
        codes={
            "vague": ("{item} uses words that promise nothing: “{quote}”.", _ASK),
            "conditional": ("{item} depends on staff or money: “{quote}”.", "Take the condition out."),
            "benefit-wording": ("{item} says who would benefit, not what will be done: “{quote}”.", _ASK),
        },
    ),
    example_criterion(
        "F-12",
        "Special provision goes beyond what every school offers",
        "F",
        weight=2,
        severity="minor",
        codes={"ordinarily-available": ("{item} is offered to every child: “{quote}”.", "Move it out of section F.")},
    ),
    example_criterion("J-01", "A personal budget is stated", "J", severity="minor"),
    example_criterion(
        "P-03",
        "The final plan came within 20 weeks",
        "P",
        attribution="process",
        codes={
            "too-late": (
                "The final plan came after {days} days; the limit is {limit} days.",
                "Record the exception, if there was one.",
            )
        },
    ),
    example_criterion("R-01", "The first review is held in time", "R"),
)


def example_ruleset(criteria: tuple[Criterion, ...] = CRITERIA) -> Ruleset:
    """A ruleset of these criteria with the two usual policies and one local variation."""
    policies = (
        Policy(
            id="machine",
            title="What software can decide",
            summary="Counts only what software decides by itself.",
            counts="machine",
            bands=(
                Band(word="fix first", at=Fraction(0), meaning="Mend what is listed before the plan is sent."),
                Band(word="ready to send", at=Fraction(4, 5), meaning="Nothing that software sees is in the way."),
            ),
            undecided="needs a person",
            gate_cap="fix first",
            limits=(Limit(section="F", below=Fraction(7, 10), cap="fix first"),),
        ),
        Policy(
            id="audit",
            title="A full audit",
            summary="Counts everything.",
            counts="all",
            bands=(Band(word="Inadequate", at=Fraction(0)), Band(word="Good", at=Fraction(3, 4))),
        ),
    )
    return Ruleset(
        id="example",
        version="2026.1.0",
        title="An example ruleset",
        publisher="The example council",
        licence="CC-BY-4.0",
        status="released",
        engine=">=0.1",
        valid_from=None,
        valid_to=None,
        policies=policies,
        default_policy="machine",
        criteria=criteria,
        lexicons=(),
        layers=(),
        variations=(
            Variation(layer="thornsea", target="F-12", change="weight 2 instead of 3", reason="Agreed in May"),
        ),
        notices=("This ruleset is an example.",),
    )


def example_assessment(plan: Plan | None = None) -> Assessment:
    """What an engine might say of the example plan: eight causes, two kinds of question, one error, one thing unseen."""
    plan = plan or example_plan()

    def quote(path: str, words: str) -> Quote:
        passage = next(passage for passage in plan.passages() if passage.path == path)
        start = passage.text.index(words)
        item = next(item for at, item in plan.items(path.split(".")[1]) if path.startswith(at + "."))
        return Quote(path, Span(start, start + len(words)), words, item.id, item.source)

    def fault(item: str, path: str, code: str, *evidence: Evidence, **parameters: str | int) -> Finding:
        return Finding(code, item or None, path, evidence, parameters)

    def outcome(item: str, path: str, verdict: Verdict, *findings: Finding, ask: str = "", **more: Any) -> ItemOutcome:
        request = JudgementRequest(ask, item or None, path, more.pop("gathered", ())) if ask else None
        return ItemOutcome(item or None, path, verdict, findings, request=request, **more)

    met, not_met, partly, asked = Verdict.MET, Verdict.NOT_MET, Verdict.PARTLY_MET, Verdict.NEEDS_JUDGEMENT
    f = [f"section.F.items[{index}]" for index in range(4)]
    a1, b2, e2, e3 = "section.A.items[0]", "section.B.items[2]", "section.E.items[1]", "section.E.items[2]"
    judged: dict[str, tuple[ItemOutcome, ...]] = {
        "S-01": (
            outcome(
                "",
                "plan",
                not_met,
                fault("", "section.H2", "sections-share-a-label", Absence(("section.H2",), ("its own label",))),
            ),
        ),
        "A-01": (outcome("A1", a1, met),),
        "A-04": (
            outcome(
                "A1",
                a1,
                asked,
                ask="Does this sound like Wilf?",
                gathered=(quote(a1 + ".text", "I want to be a canal boat man."),),
            ),
        ),
        "B-05": (
            outcome("B1", "section.B.items[1]", met),
            outcome(
                "B2",
                b2,
                not_met,
                fault("B2", b2, "specifics-missing", quote(b2 + ".text", "has difficulties with literacy")),
            ),
            outcome("B3", "section.B.items[3]", met),
            outcome(
                "B4",
                "section.B.items[4]",
                asked,
                ask="Is a few lines enough to tell how much he writes?",
                gathered=(
                    quote("section.B.items[4].text", "a few lines"),
                    Absence(("section.B.items[4]",), ("a measure", "a comparison")),
                ),
            ),
        ),
        "D-01": (
            outcome(
                "",
                "section.D",
                not_met,
                fault("", "section.D", "nothing-stated", Absence(("section.D",), ("a need", "a nil statement"))),
            ),
        ),
        "E-02": (
            outcome("E1", "section.E.items[0]", met),
            outcome("E2", e2, not_met, fault("E2", e2, "service", quote(e2 + ".text", "will attend a phonics group"))),
            outcome("E3", e3, not_met, fault("E3", e3, "change-missing", Absence((e3,), ("what can be seen",)))),
        ),
        "F-02": (
            outcome("F1", f[0], met),
            outcome(
                "F2",
                f[1],
                not_met,
                fault("F2", f[1], "quantity-missing", quote(f[1] + ".text", "a phonics group as appropriate")),
            ),
            outcome(
                "F3", f[2], not_met, fault("F3", f[2], "quantity-missing", quote(f[2] + ".text", "Regular check-ins"))
            ),
            outcome("F4", f[3], Verdict.NOT_APPLICABLE),
        ),
        "F-06": (
            outcome("F1", f[0], met),
            outcome(
                "F2",
                f[1],
                not_met,
                fault("F2", f[1], "vague", quote(f[1] + ".text", "access to"), quote(f[1] + ".text", "as appropriate")),
                fault("F2", f[1], "benefit-wording", quote(f[1] + ".text", "would benefit from access to")),
            ),
            outcome(
                "F3", f[2], partly, fault("F3", f[2], "conditional", quote(f[2] + ".text", "where staffing allows"))
            ),
            outcome("F4", f[3], met),
        ),
        "F-12": (
            outcome(
                "F4",
                f[3],
                not_met,
                fault(
                    "F4",
                    f[3],
                    "ordinarily-available",
                    quote(f[3] + ".text", "Quality first teaching with <visual> prompts & praise"),
                ),
            ),
        ),
        "P-03": (
            outcome(
                "",
                "dates.final_issued",
                not_met,
                fault(
                    "",
                    "dates.final_issued",
                    "too-late",
                    DateSeen("request_received", dt.date(2025, 11, 3)),
                    DateSeen("final_issued", dt.date(2026, 6, 19)),
                    days=228,
                    limit=140,
                ),
            ),
        ),
        "R-01": (outcome("", "dates", Verdict.ERROR),),
    }
    ruleset = example_ruleset()
    results = tuple(
        result_of(criterion, judged[criterion.id], reason="", provider="built in")
        if criterion.id in judged
        else CriterionResult(
            criterion=criterion.id,
            verdict=Verdict.NOT_ASSESSED,
            reason="Section J was not supplied.",
            provider="built in",
        )
        for criterion in ruleset.criteria
    )
    return Assessment(
        format=FORMAT,
        plan_id=plan.id,
        as_of=AS_OF,
        results=results,
        provenance=Provenance(
            engine="0.1.0",
            layers=(
                Layer(
                    id="example",
                    version="2026.1.0",
                    kind="ruleset",
                    title="An example ruleset",
                    publisher="The example council",
                    digest="sha256:" + "ab" * 32,
                    judging_digest="sha256:" + "cd" * 32,
                ),
            ),
            checks=(("wording.each_item_states", "1"), ("timing.within", "1")),
            adapter="word-tables",
        ),
        ruleset=ruleset,
        not_supplied=plan.not_supplied,
        judgements=(
            HumanJudgement(
                criterion="A-01", verdict=Verdict.MET, by="R. Pell", on=dt.date(2026, 8, 30), reason="Wilf's own words."
            ),
        ),
        notices=("A newer version of the ruleset is in force.",),
    )
