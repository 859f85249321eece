"""The file that goes out: a zip with `project.qde` first and its sources behind it."""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType
from typing import cast
from uuid import UUID

from lxml import etree

from corpora.refusal import Refusal
from reports.refi.draft import PROGRAMS, Draft, let_go, made_unique
from reports.refi.elements import SPACE, Element, clean
from reports.refi.graphs import Picture, write_graphs
from reports.refi.holding import ORIGIN, Holding, Plan
from reports.refi.links import write_relations
from reports.refi.marks import mark, marks
from reports.refi.offsets import COUNTED
from reports.refi.people import Known
from reports.refi.reading import Exchange
from reports.refi.remarks import Remark
from reports.refi.themes import write_themes
from reports.refi.tidying import tidied
from reports.refi.validity import faults
from reports.refi.writing_codes import write_codebook, write_coders
from reports.refi.writing_notes import write_memos, write_parts
from reports.refi.writing_people import write_people
from reports.refi.writing_texts import write_codings, write_documents, write_texts

QUICK = 3  # of 9: texts become a tenth larger in a third of the time
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same project gives the same bytes
ALREADY_SMALL = (".docx", ".pdf", ".jpg", ".jpeg", ".png", ".mp3", ".mp4", ".m4a", ".mov", ".avi", ".wma", ".wmv")
NAMES: dict[str | None, str] = {None: SPACE}
NO_FILES: Mapping[UUID, tuple[str, bytes]] = MappingProxyType({})
NO_PICTURES: Mapping[UUID, Picture] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Written:
    """A .qdpx, and what the program that opens it will not have or show."""

    data: bytes
    lost: tuple[Remark, ...]


def written(
    now: Holding,
    seed: UUID,
    *,
    program: str = "",
    came_in: tuple[Exchange, Plan] | None = None,
    people: tuple[Known, ...] = (),
    originals: Mapping[UUID, tuple[str, bytes]] = NO_FILES,
    pictures: Mapping[UUID, Picture] = NO_PICTURES,
) -> Written:
    """Write what a project holds, over the file that it came in as, if it did: what we can't hold goes along.

    `seed` is what GUIDs follow from that nothing of ours has. Refuses `refi-for` for a program without a form of its
    own, and `refi-not-valid` rather than write what other programs would not open. The tree that came in is changed.
    `originals` are files that documents came as, by kind (docx, pdf); `pictures` what drawings show.
    """
    if program not in PROGRAMS:
        raise Refusal("refi-for", program=program, known=", ".join(filter(None, PROGRAMS)))
    exchange, plan = came_in or (None, None)
    root: Element = (
        exchange.root if exchange else etree.Element(f"{{{SPACE}}}Project", nsmap=cast("dict[str, str]", NAMES))
    )
    draft = Draft(root, now, seed, program, exchange, plan, originals)
    if exchange:
        made_unique(root, seed, exchange.keys)
        aside = tidied(root, seed)
        draft.lose("refi-lose-foreign", aside)
    _ours(root, now.name, program)
    _write_everything(draft, people)
    write_graphs(draft, pictures)
    let_go(root, draft.gone)
    tidied(root, seed)
    if wrong := faults(root):
        raise Refusal("refi-not-valid", n=len(wrong), fault=wrong[0][1])
    return Written(_zipped(draft), tuple(draft.lost))


def _write_everything(draft: Draft, people: tuple[Known, ...]) -> None:
    write_coders(draft)
    write_codebook(draft)
    write_documents(draft)
    places = write_codings(draft)
    write_memos(draft)
    write_relations(draft)
    write_themes(draft)
    write_parts(draft, places)
    write_people(draft, people, places)
    write_texts(draft, places)


def _ours(root: Element, name: str, program: str) -> None:
    """From now on it counts as we write it."""
    root.set("name", clean(name))
    root.set("origin", ORIGIN + (" (NVivo)" if program == "nvivo" else ""))
    mark(root, {key: said for key, said in marks(root).items() if key != COUNTED})


def _zipped(draft: Draft) -> bytes:
    target = BytesIO()
    content = etree.tostring(draft.root, xml_declaration=True, encoding="UTF-8")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=QUICK) as archive:
        _put(archive, "project.qde", content)
        new = {name.lower() for name in draft.files}
        for name, data in draft.files.items():
            _put(archive, f"sources/{name}", data)
        package = draft.exchange.package if draft.exchange else None
        wanted = {_last(value) for element in draft.root.iter(etree.Element) for value in _paths(element)}
        for name, data in package.copies(wanted - new) if package else ():
            _put(archive, f"sources/{name}", data)
    return target.getvalue()


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, LONG_AGO)
    info.compress_type = zipfile.ZIP_STORED if name.lower().endswith(ALREADY_SMALL) else zipfile.ZIP_DEFLATED
    archive.writestr(info, data, compresslevel=QUICK)


def _paths(element: Element) -> list[str]:
    return [element.get(name) for name in ("path", "currentPath", "plainTextPath", "richTextPath") if element.get(name)]


def _last(path: str) -> str:
    return path.strip().replace("\\", "/").rpartition("/")[2].lower()
