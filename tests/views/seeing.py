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
