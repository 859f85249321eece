"""Who may do what: every function that writes, and every action of the log, for a reader, a coder and a lead."""

import ast
import inspect
import pkgutil
import re
import textwrap
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

import actions
from actions import coding, history, memos, rights, team
from actions.accounts import close_account
from actions.documents import documents, remove
from actions.rights import LEAST, Role, may
from actions.workspace import Desk, Workspace, create_project, join, projects, remove_project, revision
from corpora.refusal import Refusal
from tests.builders import everything
from tests.members import account, member
from tests.store.deeds import DEEDS, Deed, Study, study

# Where roles are kept there is no log, and a transaction of its own is the write.
WRITE = {"actions.team": ("transaction",), "actions.workspace": ("writing", "transaction")}
ROOT = Path(__file__).parents[2]
# What a name of an action that is put together can become.
KINDS = {"{kind}.add": ["journal.add", "memo.add"]} | {
    f"{{kind}}.{end}": [f"{kind}.{end}" for kind in ("code", "category")] for end in ("meaning", "change")
}
# What leaves no row in the log, or is the house's own.
NOT_LOGGED = {"key.open", "project.remove", "team.change"}


@pytest.fixture
def made(desk: Desk, colleague: Desk, tmp_path: Path) -> Study:
    return study(desk, colleague, tmp_path)


def test_every_function_that_writes_stands_in_the_list_of_deeds() -> None:
    assert len(DEEDS) > 60
    assert sorted(writers()) == sorted(DEEDS)


def test_every_action_of_the_log_has_a_least_role() -> None:
    assert sorted(named_actions()) == sorted(LEAST.keys() - NOT_LOGGED)


@pytest.mark.parametrize("who", ["reader", "stranger", "closed"])
def test_a_reader_changes_nothing_and_neither_does_who_has_no_role_at_all(made: Study, who: str) -> None:
    at = made.reader if who == "reader" else Desk(made.lead.workspace, made.lead.project_id)
    if who == "closed":
        at = made.coder
        closing = next(each.account for each in team.members(made.lead) if each.coder.id == at.coder_id)
        close_account(made.lead.workspace.as_trusted, None, closing.id)
    before, number = everything(made.lead), revision(made.lead)
    refused = {name: refusal_of(deed, made, at) for name, deed in DEEDS.items()}
    nobody = {"nobody"} if who == "stranger" else set()
    first = {"workspace.join": {"sign-in-first"}}
    assert {
        name: code for name, code in refused.items() if code not in {"not-allowed"} | nobody | first.get(name, set())
    } == {}
    assert (everything(made.lead), revision(made.lead)) == (before, number)
    assert len(team.members(made.lead)) == 3


def test_a_coder_is_refused_what_is_a_leads(made: Study) -> None:
    before = everything(made.lead)
    theirs = {name: deed for name, deed in DEEDS.items() if name not in A_CODERS}
    assert {name: code for name, deed in theirs.items() if (code := refusal_of(deed, made, made.coder)) not in NO} == {}
    assert everything(made.lead) == before


def test_whatever_a_coder_does_the_codings_and_memos_of_others_stay_as_they_are(made: Study) -> None:
    def others() -> tuple[object, ...]:
        return tuple(each for each in coding.codings(made.lead) if each.coder_id != made.coder.coder_id), tuple(
            each for each in memos.memos(made.lead) if each.author_id != made.coder.coder_id
        )

    before = others()
    outcome = {name: refusal_of(deed, made, made.coder) for name, deed in DEEDS.items() if name in A_CODERS}
    assert others() == before
    assert {name for name, code in outcome.items() if code} == ANOTHERS
    assert {outcome[name] for name in ANOTHERS} <= {
        "not-your-coding",
        "not-your-memo",
        "not-your-remark",
        "nothing-to-redo",
    }


def test_a_lead_may_do_everything(desk: Desk, colleague: Desk, tmp_path: Path) -> None:
    made = study(desk, colleague, tmp_path)
    assert {deed for deed in LEAST if not may(made.lead, deed)} == set()
    assert {deed for deed in LEAST if may(made.reader, deed)} == set()


def test_who_lost_a_role_can_not_turn_back_what_it_allowed(made: Study) -> None:
    other = member(made.lead, "Olga", Role.LEAD)
    remove(other, made.document)
    left = documents(made.lead)
    mine = next(each.account.id for each in team.members(made.lead) if each.coder.id == other.coder_id)
    team.give_role(made.lead, mine, Role.CODER)
    with pytest.raises(Refusal, match="not-allowed"):
        history.undo(other)
    assert documents(made.lead) == left


def test_without_accounts_everybody_may_and_with_one_nobody_joins_by_name(workspace: Workspace, desk: Desk) -> None:
    assert all(may(desk, deed) for deed in LEAST)
    owner = account(workspace, "Olga", owner=True)
    for deed in (
        lambda: join(desk, "Iemand"),
        lambda: create_project(workspace, "Nog een"),
        lambda: remove_project(workspace, desk.project_id),
    ):
        with pytest.raises(Refusal):
            deed()
    begun = team.begin(workspace, owner, "Nog een")
    assert may(begun, "project.remove")
    with pytest.raises(Refusal, match="not-allowed"):
        team.begin(workspace, account(workspace, "Lies"), "Eigen project")
    assert [project.name for project in projects(workspace)] == ["Besturen 2021", "Nog een"]


def test_a_deed_that_nobody_classified_is_a_leads(made: Study) -> None:
    assert may(made.lead, "something.new")
    assert not may(made.coder, "something.new")
    assert rights.role_at(made.coder) is Role.CODER


NO = {"not-allowed", "sign-in-first"}
ANOTHERS = {
    *("coding.change_coding", "coding.move_coding", "coding.remove_coding", "history.redo"),
    *("meanings.keep_codings", "meanings.recode", "meanings.remove_codings", "memos.change_memo", "memos.remove_memo"),
    "settling.unsay",
}
A_CODERS = {
    *(
        "autocoding.autocode",
        "coding.apply_code",
        "coding.apply_codes",
        "coding.name_code",
        "coding.name_codes",
        "quoting.bring_quotes",
        "finishing.finish",
    ),
    *("codebook.add_category", "codebook.add_code", "codebook.change_category", "codebook.change_code"),
    *("codebook.move_codes", "codebook.set_key", "history.undo", "memos.write_entry", "memos.write_memo"),
    *("settling.say_of", "workspace.once", *ANOTHERS),
}


def refusal_of(deed: Deed, made: Study, at: Desk) -> str:
    """The code of the refusal; empty where it was done."""
    try:
        deed(made, at)
    except Refusal as refusal:
        return refusal.code
    return ""


def named_actions() -> set[str]:
    """Every name that a write gives itself, in the source."""
    found = {name for path in (ROOT / "coding").glob("*.py") for name in ACTION.findall(path.read_text("utf-8"))}
    for path in (ROOT / "actions").rglob("*.py"):
        for said in WRITING.findall(path.read_text("utf-8")):
            for name in re.findall(r'f?"([a-z{}]+\.[a-z{}-]+|undo|redo)"', said):
                found |= set(KINDS[name]) if "{" in name else {name}
    return found


ACTION = re.compile(r'action: ClassVar\[str\] = "([a-z.-]+)"')
WRITING = re.compile(r"(?:\.writing\(|once\(desk, |_turned_back\(desk, )(.*)")


def writers() -> dict[str, FunctionType]:
    """Every public function of actions at a desk that comes to write, itself or by what it calls."""
    return {
        f"{function.__module__.removeprefix('actions.')}.{function.__name__}": function
        for module in modules()
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
        if next(iter(inspect.signature(function).parameters), "") == "desk"
        if writes(function)
    }


@cache
def modules() -> tuple[ModuleType, ...]:
    found = (
        each.name for each in pkgutil.walk_packages(actions.__path__, "actions.") if not each.name.endswith("_apart")
    )
    return tuple(import_module(name) for name in found)


def writes(function: Callable[..., object], seen: frozenset[object] = frozenset()) -> bool:
    if function in seen:
        return False
    return any(
        called == "writing" or (callable(called) and writes(called, seen | {function})) for called in calls(function)
    )


@cache
def calls(function: FunctionType) -> tuple[object, ...]:
    return tuple(_calls(function))


def _calls(function: FunctionType) -> Iterator[object]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    for node in ast.walk(tree):
        if not isinstance(node, (ast.Name, ast.Attribute)):
            continue
        if isinstance(node, ast.Attribute) and node.attr in WRITE.get(function.__module__, ("writing",)):
            yield "writing"
            continue
        base = node.value if isinstance(node, ast.Attribute) else node
        found = function.__globals__.get(base.id) if isinstance(base, ast.Name) else None
        if isinstance(node, ast.Attribute) and isinstance(found, ModuleType):
            found = getattr(found, node.attr, None)
        if isinstance(found, FunctionType) and found.__module__.startswith("actions"):
            yield found
