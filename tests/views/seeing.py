"""Finding things on a page by what is written on them."""

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button, TextInput


def calm(test: AppTest) -> AppTest:
    """The same page, when nothing went wrong on it."""
    assert not test.exception, test.exception
    return test


def button(test: AppTest, label: str) -> Button:
    return next(each for each in test.button if each.label == label)


def text_input(test: AppTest, label: str) -> TextInput:
    return next(each for each in test.text_input if each.label == label)


def side(test: AppTest, document_id: object, part: str) -> AppTest:
    """The page with the document's card turned to this side."""
    test.session_state[f"card-{document_id}"] = part
    return calm(test.run())
