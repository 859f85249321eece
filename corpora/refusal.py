"""What people can cause. Every other exception is a bug of ours."""


class Refusal(Exception):
    """A request that can't be carried out, by code and facts; the sentence lives in `words`.

    >>> raise_me = Refusal("unreadable", name="notulen.docx")
    >>> raise_me.code, raise_me.facts
    ('unreadable', {'name': 'notulen.docx'})
    """

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts
