"""A long list that changed is told by its first members."""

from __future__ import annotations

from ehcp_rules.compare import Change, gathered


def added(field: str, member: str) -> Change:
    return Change(kind="lexicon", id="names", field=field, before=None, after=member, judges=True)


def test_a_short_list_is_told_member_by_member():
    short = [added("groups.one.phrases", f"name {at}") for at in range(40)]
    assert gathered(short) == tuple(short)


def test_a_long_list_is_one_change_that_tells_its_first_members_and_how_many_more():
    (one,) = gathered(added("groups.one.phrases", f"name {at}") for at in range(41))
    assert (one.before, one.field) == (None, "groups.one.phrases")
    assert str(one.after).startswith("name 0, name 1, ")
    assert str(one.after).endswith("name 11 and 29 more")


def test_what_was_taken_away_is_gathered_apart_from_what_was_added():
    gone = [
        Change(kind="lexicon", id="names", field="f", before=f"old {at}", after=None, judges=True) for at in range(50)
    ]
    new = [added("f", f"new {at}") for at in range(3)]
    shown = gathered([*gone, *new])
    assert len(shown) == 4
    assert (shown[0].after, shown[1].before) == (None, None)
