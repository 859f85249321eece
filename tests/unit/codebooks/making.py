"""Codebooks as Hypothesis draws them."""

import unicodedata
from uuid import NAMESPACE_URL, UUID, uuid5

from hypothesis import strategies as st

from codebooks.codebook import Category, Code, Codebook, Direction
from codebooks.entries import StatedRelation, one_line, same


def id_for(path: str) -> UUID:
    """The same id for the same path, so that what was read can be held against what was written."""
    return uuid5(NAMESPACE_URL, path)


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
texts = st.text(characters, max_size=40).map(_nfc)
formulas = st.sampled_from(["=1+1", "'=1+1", "-", "@som", "+31", "''-x"])
colors = st.from_regex(r"#[0-9A-F]{6}", fullmatch=True)
names = st.one_of(st.text(characters, max_size=20), formulas).map(one_line).filter(bool)
shortcuts = st.characters(categories=["Lu", "Ll", "Nd"], max_codepoint=0x2FF)
keywords = st.lists(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0,;"), max_size=12)
    .map(one_line)
    .filter(bool),
    max_size=4,
    unique=True,
).map(tuple)


@st.composite
def codebooks(draw: st.DrawFn) -> Codebook:
    """At least one code; codes stand in the order of their categories, the loose ones last."""
    category_names = draw(st.lists(names, max_size=3, unique_by=same))
    categories = tuple(
        Category(
            id_for(f"category:{name}"),
            name,
            draw(texts),
            draw(texts),
            draw(st.one_of(texts, formulas)),
            color=draw(colors),
            position=position,
        )
        for position, name in enumerate(category_names)
    )
    code_names = draw(st.lists(names, min_size=1, max_size=5, unique_by=same))
    homes = sorted(draw(st.lists(st.integers(0, len(categories)), min_size=len(code_names), max_size=len(code_names))))
    keys = draw(st.lists(shortcuts, min_size=len(code_names), max_size=len(code_names), unique=True))
    codes = tuple(
        Code(
            id_for(f"code:{name}"),
            name,
            categories[home].id if home < len(categories) else None,
            draw(st.one_of(texts, formulas)),
            draw(texts),
            draw(texts),
            direction=draw(st.none() | st.sampled_from(Direction)),
            color=draw(colors),
            key=draw(st.sampled_from(["", key])),
            keywords=draw(keywords),
            position=position,
        )
        for position, (name, home, key) in enumerate(zip(code_names, homes, keys, strict=True))
    )
    return Codebook(categories, codes)


@st.composite
def related(draw: st.DrawFn) -> tuple[Codebook, tuple[StatedRelation, ...]]:
    """A codebook with relations between its parts, none to itself."""
    codebook = draw(codebooks())
    ends = [item.id for item in codebook.categories] + [item.id for item in codebook.codes]
    links = draw(
        st.lists(st.tuples(st.sampled_from(ends), st.sampled_from(ends), names), max_size=4).map(
            lambda links: [link for link in links if link[0] != link[1]]
        )
    )
    return codebook, tuple(StatedRelation(id_for(repr(link)), *link, note=draw(texts)) for link in links)
