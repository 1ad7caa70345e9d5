"""What a fixture makes of an office, made once: afterwards it is remembered.

Most services tests begin where somebody is registered, linked and has said something; getting there took five
times as long as what they look at.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial, wraps
from typing import Any, TypeVar

from storage.db import Database
from tests.databases import Beginnings, Watched
from tests.services.office import Office

T = TypeVar("T")

_moments: dict[tuple[str, str], tuple[tuple[datetime, int, int], Any]] = {}


class Remembering(Office):
    """An office that can be put back to where it stood. Its database begins again when it is first asked for."""

    def __init__(self, db: Watched, beginnings: Beginnings) -> None:
        self._shared, self._beginnings = db, beginnings
        super().__init__(db, founded=True)
        self._begun = False
        self.stands("office")

    @property
    def db(self) -> Database:
        """Where everything is kept."""
        if not self._begun:
            self._beginnings.put_back(self._db, "office")
            self._begun = True
        return self._db

    @db.setter
    def db(self, db: Database) -> None:
        self._db, self._begun = db, True

    @property
    def backend(self) -> str:
        """Its kind."""
        return self._db.url.get_backend_name()

    def put_back(self, name: str) -> bool:
        """Put back what was kept under a name; say whether anything was."""
        found = self._beginnings.put_back(self._db, name)
        self._begun = self._begun or found
        return found

    def keep(self, name: str) -> None:
        """Keep where everything stands now under a name."""
        self._beginnings.keep(self.db, name)

    def stands(self, name: str) -> None:
        """Note that everything stands as it was kept under a name."""
        self._moment_named, self._asked = name, self._shared.asked

    def enrol(self, who: int, name: str, extra: str = "", *, consent: str = "self", scans: bool = True) -> int:
        """Register somebody, as an office does; who was registered from the same moment before is put back."""
        enrol = partial(super().enrol, who, name, extra, consent=consent, scans=scans)
        if self._db is not self._shared or self._asked != self._shared.asked:
            return enrol()
        moment = f"{self._moment_named}, {self.moment}: {who} {name} {extra} {consent} {scans}"
        return self.again(moment, enrol)

    def again(self, name: str, makes: Callable[[], T]) -> T:
        """Put back what was made under a name, or have it made and keep it; return what was made."""
        key = (self.backend, name)
        if self.put_back(name):
            self.moment, made = _moments[key]
        else:
            made = makes()
            self.keep(name)
            _moments[key] = self.moment, made
        self.stands(name)
        return made  # type: ignore[no-any-return]

    def leave(self) -> None:
        """Leave the database to the next; one that the test opened itself is closed."""
        if self._db is not self._shared:
            self._db.close()


def remembered(makes: Callable[[Any], T]) -> Callable[..., T]:
    """Call a fixture function once for each kind of database, and put everything back to what it made ever after.

    It takes an office, or another remembered fixture that is one, and nothing else; what it returns is the office or
    something that nobody changes.
    """
    name = f"{makes.__module__}.{makes.__qualname__}"

    @wraps(makes)
    def remember(*args: Any, **fixtures: Any) -> T:
        (office,) = [*args, *fixtures.values()]
        assert isinstance(office, Remembering), "only an office can be put back"
        made = office.again(name, lambda: makes(office))
        return office if made is None or isinstance(made, Office) else made  # type: ignore[return-value]

    return remember
