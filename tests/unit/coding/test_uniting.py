"""Two copies become one: what one changed is taken over, what both changed is listed, nothing goes unlisted."""

import pytest

from coding.uniting import MINE, NEWEST, THEIRS, Union, undecided, united
from coding.uniting_log import Copy, chained, shared
from coding.uniting_places import placed
from coding.uniting_same import Known, Shape, renamed, same_things
from coding.uniting_settling import settled, twins_joined
from coding.uniting_values import UNITED, united_value
from tests.unit.coding.uniting_making import History, code, coding, document

SHAPE = Shape(
    ("code", "document", "coding", "assignment"),
    {"coding": {"code_id": ("code", True), "note_id": ("note", False)}},
    {"assignment": (("document_id", "coder_id"),)},
)


def _begun() -> History:
    return History().did("code.add", ("code", "c", code())).did("document.add", ("document", "d", document()))


def _united(here: History, there: History, since: int = 2, rule: str = MINE, **choices: str) -> Union:
    ours, theirs = here.copy(since), there.copy(since)
    union = united(ours, theirs, {name.replace("_", ":"): side for name, side in choices.items()}, rule)
    settled(union, ours, theirs, SHAPE)
    return union


def test_what_one_side_changed_is_taken_over_column_by_column() -> None:
    here = History(_begun()).did("code.change", ("code", "c", code(definition="Hier")))
    there = History(_begun()).did("code.change", ("code", "c", code(key="r")), ("code", "n", code(name="Nieuw")))
    union = _united(here, there)
    assert union.rows["code", "c"] == code(definition="Hier", key="r")
    assert ("code", "n") in union.added
    assert union.conflicts == []


@pytest.mark.parametrize(("rule", "said"), [(MINE, "Hier"), (THEIRS, "Daar"), (NEWEST, "Daar")])
def test_what_both_changed_is_a_conflict_that_a_rule_or_a_choice_settles(rule: str, said: str) -> None:
    here = History(_begun()).did("code.change", ("code", "c", code(definition="Hier")))
    there = History(_begun()).did("x", ("code", "z", code(name="Z")))
    there.did("code.change", ("code", "c", code(definition="Daar")))
    union = _united(here, there, rule=rule)
    assert union.rows["code", "c"]["definition"] == said
    assert [each.name for each in union.conflicts] == ["code:c:definition"]
    assert undecided(union.conflicts, {}, None) == union.conflicts
    assert undecided(union.conflicts, {}, rule) == undecided(union.conflicts, {"code:c:definition": MINE}, None) == []
    assert _united(here, there, code_c_definition=THEIRS).rows["code", "c"]["definition"] == "Daar"


def test_what_was_removed_goes_unless_the_other_side_worked_on_it() -> None:
    begun = _begun().did("coding.apply", ("coding", "one", coding()), ("coding", "two", coding(start=5, end=9)))
    here = History(begun).did("coding.remove", ("coding", "one", None), ("coding", "two", None))
    there = History(begun).did("coding.change", ("coding", "two", coding(start=5, end=9, memo="Let op")))
    union = _united(here, there, 3)
    assert ("coding", "one") not in union.rows
    assert [(each.what, each.subject) for each in union.notes] == [("kept", "two")]
    assert _united(there, here, 3).rows == union.rows


def test_a_code_that_is_still_used_and_a_document_that_is_worked_in_stay() -> None:
    here = History(_begun()).did("code.remove", ("code", "c", None), ("document", "d", document(removed=True)))
    there = History(_begun()).did("coding.apply", ("coding", "one", {**coding(), "note_id": "nowhere"}))
    union = _united(here, there)
    assert {(each.what, each.kind) for each in union.notes} == {("kept", "code"), ("kept", "document")}
    assert not union.rows["document", "d"]["removed"]
    assert union.rows["coding", "one"]["note_id"] is None


def test_what_leans_on_nothing_that_exists_is_listed_as_lost() -> None:
    there = History(_begun()).did("coding.apply", ("coding", "one", coding(code_id="nowhere")))
    union = _united(_begun(), there)
    assert [(each.what, each.subject) for each in union.notes] == [("lost", "one")]


def test_codings_follow_a_merged_code_and_two_on_one_place_become_one() -> None:
    begun = _begun().did("code.add", ("code", "e", code(name="Kalmte")))
    here = History(begun).did("coding.apply", ("coding", "b", coding(code_id="e", memo="Hier", direction="beide")))
    merged = ("code", "c", code(archived=True)), ("code", "e", code(name="Kalmte", synonyms=["Rust"]))
    here.did("code.merge", *merged)
    there = History(begun).did("coding.apply", ("coding", "a", coding(memo="Daar", direction="neutraal")))
    there.did("theme.add", ("theme", "t", {"code_ids": ["c"], "coding_ids": ["a", "b"], "links": [{"id": "b"}]}))
    union = _united(here, there, 3)
    assert union.rows["coding", "a"]["code_id"] == "e"
    assert union.rows["theme", "t"]["code_ids"] == ["e"]
    twins_joined(union)
    assert ("coding", "b") not in union.rows
    assert union.rows["coding", "a"]["memo"] == "Daar\n\n(beide) Hier"
    assert union.rows["theme", "t"]["coding_ids"] == ["a"]
    assert union.rows["theme", "t"]["links"] == [{"id": "a"}]
    assert [each.what for each in union.notes] == ["followed", "joined"]


def test_opposite_directions_of_twins_become_both() -> None:
    union = Union(
        {("coding", name): coding(direction=said) for name, said in (("a", "bevorderend"), ("b", "belemmerend"))}
    )
    twins_joined(union)
    assert union.rows["coding", "a"]["direction"] == "beide"


def test_names_and_keys_that_came_to_be_the_same_are_told_apart() -> None:
    here = History(_begun()).did("code.add", ("code", "h", code(name="Nieuw", key="n")))
    there = History(_begun()).did("code.add", ("code", "t", code(name="nieuw", key="n")))
    union = _united(here, there)
    assert (union.rows["code", "t"]["name"], union.rows["code", "t"]["key"]) == ("nieuw (2)", "")
    assert [each.what for each in union.notes] == ["renamed", "unkeyed"]


def test_an_undone_change_is_no_change_and_a_merge_is_not_new_to_whom_it_came_from() -> None:
    here = History(_begun()).did("code.change", ("code", "c", code(definition="Hier")))
    here.did("undo", ("code", "c", code()), undoes=3)
    there = History(_begun()).did("code.change", ("code", "c", code(definition="Daar")))
    assert _united(here, there).rows["code", "c"]["definition"] == "Daar"
    here.did("project.merge", ("code", "c", code(definition="Daar")), ("code", "x", code(name="X")))
    there.did("code.change", ("code", "c", code(definition="Later")))
    union = united(here.copy(2, {5: 3}), there.copy(3), {})
    assert union.conflicts == []
    assert union.rows["code", "c"]["definition"] == "Later"
    assert ("code", "x") in union.rows


def test_what_was_settled_by_who_knows_all_is_not_asked_again() -> None:
    here = History(_begun()).did("code.change", ("code", "c", code(definition="Hier")))
    there = History(_begun()).did("code.change", ("code", "c", code(definition="Daar")))
    assert united(here.copy(3), there.copy(3), {}).rows["code", "c"]["definition"] == "Hier"
    there.did("code.add", ("code", "z", code(name="Z")))
    assert united(here.copy(3), there.copy(3), {}).rows["code", "c"]["definition"] == "Daar"


@pytest.mark.parametrize("side", [MINE, THEIRS])
def test_what_was_blanked_by_forgetting_stays_blank(side: str) -> None:
    begun = _begun().did("coding.apply", ("coding", "one", coding(memo="Jan zei dit")))
    blank = History(begun).did("speaker.forget", ("document", "d", document(name="Gesprek 2")))
    blank.rows["coding", "one"] = coding(memo="")
    copies = (blank, begun) if side == MINE else (begun, blank)
    union = united(copies[0].copy(3), copies[1].copy(3), {})
    assert union.rows["coding", "one"]["memo"] == ""


OLD, NEW = "Rust helpt het hele team vooruit.", "Vooraf. Rust helpt het hele team vooruit."


def test_spans_of_another_version_move_along_or_are_listed() -> None:
    begun = _begun().did("coding.apply", ("coding", "kept", coding()))
    here = History(begun).did(
        "document.correct", ("document", "d", document(version=2)), ("coding", "kept", coding(start=8, end=12))
    )
    there = History(begun).did("coding.apply", ("coding", "new", coding(start=5, end=10)))
    there.did(
        "coding.apply",
        ("coding", "gone", coding(start=0, end=33)),
        ("part", "p", {"document_id": "d", "start": 0, "end": 4}),
    )
    there.did("part.add", ("part", "q", {"document_id": "d", "start": 0, "end": 10}))
    ours, theirs = here.copy(3), there.copy(3)
    union = united(ours, theirs, {})
    placed(union, ours, theirs, lambda _, version: NEW if version == 2 else OLD)
    assert union.rows["coding", "new"]["start"] == 13
    assert union.rows["coding", "kept"]["start"] == 8
    assert [(each.what, each.subject) for each in union.notes] == [("lost", "q")]
    union = united(theirs, ours, {})
    placed(union, theirs, ours, lambda _, version: "Alles is anders." if version == 2 else OLD)
    assert {each.subject for each in union.notes} == {"new", "gone", "p", "q"}
    union = united(ours, theirs, {})
    placed(union, ours, theirs, lambda _, version: None if version == 2 else OLD)
    assert {each.subject for each in union.notes if each.what == "lost"} == {"new", "gone", "p", "q"}


def test_one_value_of_two_where_that_can_be() -> None:
    assert united_value("at", "2026-01-01", "2026-02-01", None) == "2026-02-01"
    assert united_value("position", 3, 4, 1) == 3
    assert united_value("attributes", {"a": "1", "b": "2"}, {"a": "1", "c": "3"}, {"a": "0"}) == {
        "a": "1",
        "b": "2",
        "c": "3",
    }
    assert united_value("attributes", {"a": "1"}, {"a": "2"}, {"a": "0"}) is UNITED
    assert united_value("attributes", {}, {"a": "0"}, {"a": "0"}) == {}
    assert united_value("memo", "a", "b", "") is UNITED


def test_copies_find_what_they_share() -> None:
    begun = _begun()
    here, there = (list(chained(History(begun).did(deed, ("code", deed, code())).log, 0, "x")) for deed in "ab")
    assert shared(there, frozenset(state for _, state in here)) == 2
    assert shared(there, frozenset()) == 0


def test_one_thing_under_two_ids_is_recognised() -> None:
    anna = {"name": "Anna", "color": "#000000"}
    board_list = {"name": "Lijst", "sha256": "l", "as_of": "2021"}

    def one(end: str, assigned: str) -> Copy:
        rows = {
            ("coder", f"coder{end}"): anna,
            ("document", f"document{end}"): document(),
            ("category", f"category{end}"): {"name": "Personeel"},
            ("code", f"code{end}"): code(category_id=f"category{end}"),
            ("code", f"below{end}"): code(name="Onder", parent_id=f"code{end}"),
            ("board_list", f"list{end}"): board_list,
            ("finished", assigned): {"document_id": f"document{end}", "coder_id": f"coder{end}"},
            ("assignment", f"task{end}"): {"document_id": f"document{end}", "coder_id": f"coder{end}"},
        }
        return Copy(rows, History().did("code.add", ("code", f"code{end}", rows["code", f"code{end}"])).log)

    def known(end: str) -> Known:
        speakers = {(f"document{end}", "Jansen"): f"person{end}"}
        return Known({f"document{end}": {"hash"}}, {f"list{end}": (f"board{end}",)}, speakers)

    here = one("1", "f1")
    there = one("2", "f2")
    ids = same_things(here, _with_no_ids_of_both(there), known("1"), known("2"), SHAPE)
    things = "coder document category code below list board person task".split()
    assert ids == {f"{thing}2": f"{thing}1" for thing in things}
    assert set(renamed(_with_no_ids_of_both(there), ids).rows) == {key for key in here.rows if key[0] != "finished"}
    assert renamed(there, {}) is there


def _with_no_ids_of_both(copy: Copy) -> Copy:
    """Without the rows whose ids must be UUIDs."""
    return Copy({key: image for key, image in copy.rows.items() if key[0] != "finished"}, copy.log)


def test_who_is_done_with_a_document_keeps_an_id_that_follows_from_both() -> None:
    one, other, anna = (f"00000000-0000-0000-0000-00000000000{n}" for n in range(3))
    here = Copy({("document", one): document()}, [])
    done = {"document_id": other, "coder_id": anna}
    there = Copy({("document", other): document(), ("finished", "f"): done}, [])
    ids = same_things(here, there, Known({one: {"h"}}), Known({other: {"h"}}), SHAPE)
    assert ids[other] == one
    assert len(ids["f"]) == 36
