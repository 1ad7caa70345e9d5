"""The tables. Every moment is aware UTC; a temperature is hundredths of a degree Celsius.

What must not happen twice is unique here, so that doing it twice is harmless.
"""

from storage.models.alerts import Alert, AlertStep, Card
from storage.models.delivery import Audit, Gauge, Heartbeat, Inbox, Outage, Outbox
from storage.models.duty import Handover, Shift
from storage.models.following import Check, Dialogue, Reading
from storage.models.people import Attempt, Episode, EpisodeParty, Invite, Reporter, Reporting, Resident
from storage.models.places import BoundGroup, House, Place, Staff, StaffRole

__all__ = [
    "Alert",
    "AlertStep",
    "Attempt",
    "Audit",
    "BoundGroup",
    "Card",
    "Check",
    "Dialogue",
    "Episode",
    "EpisodeParty",
    "Gauge",
    "Handover",
    "Heartbeat",
    "House",
    "Inbox",
    "Invite",
    "Outage",
    "Outbox",
    "Place",
    "Reading",
    "Reporter",
    "Reporting",
    "Resident",
    "Shift",
    "Staff",
    "StaffRole",
]
