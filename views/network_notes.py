"""What one sees in a view of the network, and what has to be kept in mind with it."""

import streamlit as st

from actions.networking_cautions import PAIRED, cautions
from actions.workspace import Desk
from coding.cooccurrence import Strength
from coding.network_choices import Choice, View
from coding.network_views import Drawn
from views import publication
from views.desk import plain, say

NAMING = "network-caution-in-both"  # tells of boards by name


def notes(at: Desk, choice: Choice, found: Drawn) -> None:
    """A few quiet sentences under the picture."""
    words = say()
    said = [words(f"network-note-{choice.view}", documents=found.network.documents)]
    if choice.view in PAIRED:
        said.append(words(f"meet-note-{choice.meet}", sentences=choice.sentences))
    if choice.view is View.TOGETHER and choice.strength is not Strength.COUNT:
        said.append(words(f"strength-note-{choice.strength}"))
    st.caption(" ".join(plain(sentence) for sentence in said))
    for caution in cautions(at, choice):
        if publication.is_on() and caution.code == NAMING:
            continue
        st.caption(plain(words(caution.code, **caution.facts)))
