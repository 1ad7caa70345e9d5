"""The one thing that is asked next about an order, and what is answered by a tap, until the order is sent.

The order is a row from the first word. What is open is a dialogue of the kind NEED; its `about` names the
draft and remembers what was asked already, so that nobody is asked twice.
"""

from datetime import datetime

from sqlmodel import Session

from bot.notices import Notice, SupplyBreath, SupplyOdd, SupplyWhen, SupplyWhom, line
from bot.rules.household import seen_from
from bot.rules.household_words import KIN
from bot.rules.supply import SupplyState, Urgency
from bot.rules.supply_items import Item, Order
from bot.rules.supply_words import Category, Grave, for_whom
from bot.services import calling, drafting
from bot.services.actors import Actor
from bot.services.households import Household, Member, household_of
from bot.services.owing import reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import dialogues, supplies
from storage.models import Dialogue, SupplyRequest
from storage.words import Asking

WHAT, HOW_MUCH, WHEN, WHOM, ODD = range(5)
OFFERED = 4


def say(
    session: Session, household: Household, notice: Notice, *, actor: Actor, now: datetime, edits: int | None = None
) -> None:
    """Answer whoever asks, in the language of their household."""
    reply(session, actor, notice, now=now, edits=edits, language=household.reporter.language)


def asker(session: Session, actor: Actor) -> Household:
    """Return the household behind a chat. Raises Refused for a chat that answers for nobody."""
    household = household_of(session, actor.chat_id)
    if household is None:
        raise Refused("button-unknown")
    return household


def own(session: Session, request_id: int, actor: Actor) -> tuple[Household, SupplyRequest]:
    """Return an order of this chat for changing. Raises Refused for anybody else's."""
    household = asker(session, actor)
    request = supplies.locked(session, request_id)
    if request is None or request.reporter_id != household.reporter.id:
        raise Refused("button-unknown")
    return household, request


def take(session: Session, household: Household, order: Order, *, actor: Actor, now: datetime) -> None:
    """Keep what somebody asked for in a draft, and ask for the next thing that is not known."""
    member = named(household, order.words) or household.first
    draft = drafting.add(session, household, member, order, now=now)
    remember(session, draft, actor)
    go_on(session, household, draft, actor=actor, now=now)


def remember(session: Session, draft: SupplyRequest, actor: Actor) -> None:
    """Give an order what was tapped before its words: its sort, and the order it takes the place of."""
    asked = dialogues.open_of(session, actor.chat_id, Asking.NEED)
    about = asked.about if asked else {}
    draft.like_id = about.get("instead", draft.like_id)
    chosen = Category(about.get("category", Category.OTHER))
    for row in supplies.items_of(session, [draft.id or 0]).get(draft.id or 0, []):
        row.category = chosen if row.category is Category.OTHER else row.category
    grave = {Category.MEDICINE: Grave.MEDICINE, Category.BABY: Grave.BABY_FOOD}.get(chosen)
    if grave is not None and draft.grave is None:
        draft.grave, draft.urgency = grave, Urgency.URGENT
    session.flush()


def named(household: Household, words: str) -> Member | None:
    """Return whom words name, in a household of several: by name, or by the word that was tapped for them."""
    if household.only is not None:
        return None
    named = [one for one in household.members if one.resident.name in words]
    if len(named) == 1:
        return named[0]
    word = for_whom(words) or words.strip()
    called = [one for one in household.members if one.link.called == word or _is_relation(one, word)]
    return called[0] if len(called) == 1 else None


def _is_relation(member: Member, word: str) -> bool:
    # the reporter is the child of their mother: the word names what the person is to the reporter
    relation = seen_from(member.link.relation)
    return relation is not None and word in KIN.get(relation, ())


def go_on(session: Session, household: Household, draft: SupplyRequest, *, actor: Actor, now: datetime) -> None:
    """Ask the one thing that comes next, or send the order when all is known.

    What a body depends on is sent first and asked about afterwards.
    """
    asked = dialogues.open_of(session, actor.chat_id, Asking.NEED)
    about = dict(asked.about) if asked else {}
    rows = supplies.items_of(session, [draft.id or 0]).get(draft.id or 0, [])
    order = Order(draft.said, tuple(Item(row.name, row.milli, row.unit, row.category) for row in rows))
    question: tuple[int, Notice, str] | None = None
    if order.odd and not about.get("sure"):
        lines = tuple(f"{name} {much}".strip() for name, much in drafting.lines_of(rows) if _is_odd(name, order))
        question = ODD, SupplyOdd(request=draft.id or 0, lines=lines[:OFFERED]), ""
    elif draft.grave is None and _asks_whom(household, draft, about):
        people = tuple((one.resident.id or 0, one.resident.name) for one in household.members)
        question = WHOM, SupplyWhom(request=draft.id or 0, people=people), "whom"
    elif draft.grave is None and not order.says_how_much and not about.get("much"):
        question = HOW_MUCH, line("supply-how-much"), "much"
    elif draft.urgency is None:
        question = WHEN, SupplyWhen(request=draft.id or 0), ""
    if question is None:
        _send(session, household, draft, actor=actor, now=now)
        return
    step, notice, remembered = question
    about |= {"request": draft.id} | ({remembered: True} if remembered else {})
    dialogues.ask(session, actor.chat_id, Asking.NEED, now=now, step=step, about=about)
    say(session, household, notice, actor=actor, now=now)


def _is_odd(name: str, order: Order) -> bool:
    return any(item.name == name for item in order.odd)


def _asks_whom(household: Household, draft: SupplyRequest, about: dict[str, object]) -> bool:
    """Whether somebody else is meant and it is not clear who: only where several are registered."""
    if household.only is not None or about.get("whom"):
        return False
    return bool(for_whom(draft.said)) and named(household, draft.said) is None


def _send(session: Session, household: Household, draft: SupplyRequest, *, actor: Actor, now: datetime) -> None:
    dialogues.close(session, dialogues.open_of(session, actor.chat_id, Asking.NEED), now=now)
    drafting.send(session, draft, now=now)
    noted = drafting.noted(session, draft, now=now, several=household.only is None)
    say(session, household, noted, actor=actor, now=now)
    if draft.grave is Grave.OXYGEN:
        say(session, household, SupplyBreath(request=draft.id or 0), actor=actor, now=now)


def _draft(session: Session, request_id: int, actor: Actor) -> tuple[Household, SupplyRequest]:
    """Return a draft of this chat for changing. Raises Refused for another's, or one that was sent."""
    household, request = own(session, request_id, actor)
    if request.state is not SupplyState.DRAFT:
        raise Refused("button-answered")
    return household, request


# ── what is tapped ──


def when(
    session: Session, request_id: int, urgency: Urgency, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Take how soon it is needed, as it was tapped."""
    household, draft = _draft(session, request_id, actor)
    draft.urgency = urgency
    go_on(session, household, draft, actor=actor, now=now)
    return toast("ok")


def sure(session: Session, request_id: int, yes: bool, *, actor: Actor, now: datetime) -> Toast:
    """Take an odd quantity as it was said, or ask for the order once more."""
    household, draft = _draft(session, request_id, actor)
    about = {"request": request_id, "sure": True}
    if yes:
        dialogues.ask(session, actor.chat_id, Asking.NEED, now=now, step=ODD, about=about)
        go_on(session, household, draft, actor=actor, now=now)
        return toast("ok")
    dialogues.ask(session, actor.chat_id, Asking.NEED, now=now, step=WHAT, about={"change": request_id})
    say(session, household, line("supply-detail"), actor=actor, now=now)
    return toast("ok")


def whom(session: Session, request_id: int, resident_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Take for whom it is."""
    household, draft = _draft(session, request_id, actor)
    member = household.member(resident_id)
    if member is None:
        raise Refused("button-unknown")
    asked = dialogues.open_of(session, actor.chat_id, Asking.NEED)
    set_whom(session, household, draft, member, asked, actor=actor, now=now)
    return toast("ok")


def set_whom(
    session: Session,
    household: Household,
    draft: SupplyRequest,
    member: Member,
    asked: Dialogue | None,
    *,
    actor: Actor,
    now: datetime,
) -> None:
    """Let an order be for another of the household, and go on with it."""
    draft.resident_id, draft.episode_id = member.resident.id or 0, member.episode.id or 0
    draft.place_id = member.episode.place_id
    if asked is not None:
        asked.about = asked.about | {"whom": True}
    session.flush()
    go_on(session, household, draft, actor=actor, now=now)


def breath(session: Session, request_id: int, hard: bool, *, actor: Actor, now: datetime) -> Toast:
    """Take the answer to "is breathing hard?": hard breathing is an emergency."""
    household, request = own(session, request_id, actor)
    if hard:
        member = household.member(request.resident_id)
        calling.sos(session, household, request.said[:200], member=member, actor=actor, now=now)
    else:
        say(session, household, line("supply-breath-fine"), actor=actor, now=now)
    return toast("ok")
