"""Navigation: one line, six words; at the right the project and the coder."""

import streamlit as st

from views import bar, codebook, coding, compare, documents, entrance, relations, report, team, welcome
from views.desk import desk, recall, remember, say, saying_refusals, tell
from views.style import ICON, dress
from views.visitor import Door, door

PAGES = {
    "documents": documents.show,
    "coding": coding.show,
    "codebook": codebook.show,
    "compare": compare.show,
    "relations": relations.show,
    "report": report.show,
}


def show() -> None:
    """The page that the address names, for who sits here; whoever sits nowhere yet first says who they are."""
    seated = desk()
    at_work = seated is not None and seated.coder_id is not None
    first = welcome.show if door() is Door.OPEN else entrance.show
    pages = {
        name: st.Page(
            page if at_work else first, title=say()(f"page-{name}"), url_path=name, default=name == "documents"
        )
        for name, page in (*PAGES.items(), ("team", team.show))
    }
    chosen = st.navigation(list(pages.values()), position="hidden")
    st.session_state["pages"] = pages
    if seated is not None and at_work:
        if chosen is not pages["coding"]:
            coding.look_away()
        remember()
        bar.show(seated, pages, chosen)
        tell("page")
    chosen.run()


recall()
st.set_page_config(page_title="Duiding", page_icon=ICON, layout="wide")
dress(say().language)
with saying_refusals():  # a full disk or a database that went away, on whichever page
    show()
