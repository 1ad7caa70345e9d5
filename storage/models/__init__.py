"""The tables. Every moment is aware UTC; a temperature is hundredths of a degree Celsius.

What must not happen twice is unique here, so that doing it twice is harmless.
"""

from storage.models.alerts import Alert, AlertStep, Card
from storage.models.delivery import Audit, Gauge, Heartbeat, Inbox, Outage, Outbox
from storage.models.following import Check, Dialogue, Reading
from storage.models.people import Attempt, Episode, EpisodeParty, Invite, Reporter, Reporting, Resident
from storage.models.places import BoundGroup, House, Place, Staff, StaffRole
from storage.models.writing import Message, MessageReceipt, Note

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
    "Heartbeat",
    "House",
    "Inbox",
    "Invite",
    "Message",
    "MessageReceipt",
    "Note",
    "Outage",
    "Outbox",
    "Place",
    "Reading",
    "Reporter",
    "Reporting",
    "Resident",
    "Staff",
    "StaffRole",
]
