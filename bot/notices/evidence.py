"""Pictures of thermometers, as a worker sees them."""

from dataclasses import dataclass

from bot.notices.base import Notice
from bot.rules.evidence import MediaKind


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceCard(Notice):
    """Live: a picture somebody sent, and what was seen on it."""

    evidence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView(Notice):
    """A picture as it stands now. `picture` names its file; empty when there is none to show."""

    evidence: int
    picture: str
    kind: MediaKind
    state: str
    name: str
    address: str
    words: str
    value: str  # what was said, empty when nothing was
    centi: int
    old: str  # what was said before a worker read another value
    code: str  # the two digits that should stand beside the thermometer
    alike: str  # when a picture like this one came before
    forwarded: bool
    who: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePicture(Notice):
    """A picture once more, large."""

    picture: str
    name: str
