"""How people write an attribute in the terminal."""

from corpora.refusal import Refusal


def attribute(said: str) -> tuple[str, str]:
    """`sector=vo` as attribute and value; refuses `attribute-form`."""
    name, sign, value = said.partition("=")
    if not sign or not name.strip():
        raise Refusal("attribute-form", said=said)
    return name.strip(), value.strip()
