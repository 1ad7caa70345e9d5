"""The tables. Every moment is aware UTC; a temperature is hundredths of a degree Celsius.

What must not happen twice is unique here, so that doing it twice is harmless.
"""

from storage.models.alerts import Alert, AlertStep, Bundle, Card
from storage.models.approvals import Approval
from storage.models.broadcasts import Broadcast, BroadcastReceipt
from storage.models.delivery import Audit, Gauge, Heartbeat, Inbox, Outage, Outbox
from storage.models.duty import Handover, Shift
from storage.models.ending import AftercareCall, EpisodeChange, Reassignment, ReleaseStepTaken
from storage.models.evidence import Evidence
from storage.models.feeling import Recheck, SymptomNote
from storage.models.following import Check, Dialogue, Reading
from storage.models.forgetting import Purge
from storage.models.imports import Import, ImportRow
from storage.models.people import Attempt, Episode, EpisodeParty, Invite, Reporter, Reporting, Resident
from storage.models.places import BoundGroup, House, Place, Staff, StaffRole
from storage.models.presence import Outing, PresenceRound, Routine, Visit
from storage.models.reports import DailyReport
from storage.models.ruling import RuleChange
from storage.models.spot_checks import SpotCheck, SpotPerson
from storage.models.stock import Donation, StockEntry, StockItem, StockTransfer
from storage.models.supplies import SupplyItem, SupplyRequest, SupplyStepTaken
from storage.models.writing import Message, MessageReceipt, Note

__all__ = [
    "AftercareCall",
    "Alert",
    "AlertStep",
    "Approval",
    "Attempt",
    "Audit",
    "BoundGroup",
    "Broadcast",
    "BroadcastReceipt",
    "Bundle",
    "Card",
    "Check",
    "DailyReport",
    "Dialogue",
    "Donation",
    "Episode",
    "EpisodeChange",
    "EpisodeParty",
    "Evidence",
    "Gauge",
    "Handover",
    "Heartbeat",
    "House",
    "Import",
    "ImportRow",
    "Inbox",
    "Invite",
    "Message",
    "MessageReceipt",
    "Note",
    "Outage",
    "Outbox",
    "Outing",
    "Place",
    "PresenceRound",
    "Purge",
    "Reading",
    "Reassignment",
    "Recheck",
    "ReleaseStepTaken",
    "Reporter",
    "Reporting",
    "Resident",
    "Routine",
    "RuleChange",
    "Shift",
    "SpotCheck",
    "SpotPerson",
    "Staff",
    "StaffRole",
    "StockEntry",
    "StockItem",
    "StockTransfer",
    "SupplyItem",
    "SupplyRequest",
    "SupplyStepTaken",
    "SymptomNote",
    "Visit",
]
