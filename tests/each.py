"""One test over many small cases: every case is tried, and each that fails is named.

`pytest.mark.parametrize` makes a test of each case, which costs more than the check itself where there are
thousands (every sentence in every language). Where a case deserves a name of its own, parametrize stays.
"""

import functools
from collections.abc import Callable, Iterable
from typing import Any


def each(cases: Iterable[Any]) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """Let a test be called with every case in turn; a tuple is spread over its arguments."""
    rows = [case if isinstance(case, tuple) else (case,) for case in cases]

    def over(check: Callable[..., None]) -> Callable[[], None]:
        def test() -> None:
            assert rows, "there is nothing to look at"
            faults = [fault for row in rows if (fault := _fault(check, row))]
            assert not faults, f"{len(faults)} of {len(rows)}:\n" + "\n".join(faults)

        functools.update_wrapper(test, check)
        del test.__wrapped__  # type: ignore[attr-defined]  # pytest would ask it for its arguments
        return test

    return over


def _fault(check: Callable[..., None], row: tuple[Any, ...]) -> str:
    try:
        check(*row)
    except Exception as fault:
        return f"{', '.join(map(repr, row))}: {type(fault).__name__} {fault}"
    return ""
