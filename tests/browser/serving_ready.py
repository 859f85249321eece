"""Read once by the process that servers are forked from."""

from tests.browser.serving import read_all

read_all()
