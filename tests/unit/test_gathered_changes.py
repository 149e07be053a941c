"""What a list gained or lost is one change that tells its first members, and no change is longer than a few lines."""

from __future__ import annotations

from ehcp_rules.compare import Change, gathered


def added(field: str, member: str) -> Change:
    return Change(kind="lexicon", id="names", field=field, before=None, after=member, judges=True)


def removed(field: str, member: str) -> Change:
    return Change(kind="lexicon", id="names", field=field, before=member, after=None, judges=True)


def test_one_member_is_told_as_it_is():
    assert gathered([added("groups.one.phrases", "a name")]) == (added("groups.one.phrases", "a name"),)


def test_the_members_of_a_short_list_are_told_in_one_change():
    (one,) = gathered(added("groups.one.phrases", f"name {at}") for at in range(12))
    assert str(one) == f"lexicon names: groups.one.phrases: {', '.join(f'name {at}' for at in range(12))} added"


def test_a_long_list_is_one_change_that_tells_its_first_members_and_how_many_more():
    (one,) = gathered(added("groups.one.phrases", f"name {at}") for at in range(41))
    assert (one.before, one.field) == (None, "groups.one.phrases")
    assert str(one.after).startswith("name 0, name 1, ")
    assert str(one.after).endswith("name 11 and 29 more")


def test_what_was_taken_away_is_gathered_apart_from_what_was_added():
    shown = gathered([*(removed("f", f"old {at}") for at in range(3)), *(added("f", f"new {at}") for at in range(2))])
    assert [str(one) for one in shown] == [
        "lexicon names: f: old 0, old 1, old 2 removed",
        "lexicon names: f: new 0, new 1 added",
    ]


def test_values_that_changed_from_one_to_another_are_told_one_by_one():
    moved = [Change(kind="policy", id="p", field="bands", before="1", after=str(at), judges=True) for at in (2, 3)]
    assert gathered(moved) == tuple(moved)


def test_things_that_are_new_or_gone_as_a_whole_are_told_one_by_one():
    new = [Change(kind="criterion", id=id, field="", before=None, after=id, judges=True) for id in ("F-90", "F-91")]
    assert [str(one) for one in gathered(new)] == ["criterion F-90: added", "criterion F-91: added"]


def test_a_long_value_is_cut():
    whole = Change(kind="policy", id="p", field="bands", before="a" * 301, after="b" * 300, judges=True)
    (one,) = gathered([whole])
    assert (one.before, one.after) == ("a" * 300 + " …", "b" * 300)
