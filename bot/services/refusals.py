"""What we do not do for somebody: raised in domain words, said in one sentence of the texts."""


class Refused(Exception):
    """A refusal. `key` is its sentence, `values` what stands in it; `audited` when the trail keeps it."""

    audited = False

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class NotAllowed(Refused):
    """Somebody asked for what is not theirs."""

    audited = True

    def __init__(self, what: str, *, place_id: int | None = None, key: str = "not-allowed") -> None:
        super().__init__(key)
        self.what = what
        self.place_id = place_id
