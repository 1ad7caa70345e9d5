"""What staff changed about an isolation, as it is read."""

from collections.abc import Callable
from typing import Any

from bot.notices import ChangeView, Notice, PartingAsk, PauseAsk, ReassignmentView
from bot.render.voice import Spoken, Voice, button, inline
from bot.rules.changes import PARTINGS, ReassignmentState

PAUSES = (1, 2, 3, 7)  # days a tap can choose


def change(view: ChangeView, voice: Voice) -> Spoken:
    """What was changed, and the button that takes it back."""
    new, old = (voice.day(one) if one else "" for one in (view.new, view.old))
    text = voice.lines(
        voice.say(view.what, name=view.name, addr=view.address, old=old or "—", new=new or "—"),
        voice.say("change-count", count=view.count) if view.count > 1 else "",
        voice.say("change-reason", reason=view.reason) if view.reason else "",
        voice.say("change-by", who=view.who, at=view.at),
        voice.say("change-is-undone") if view.undone else "",
    )
    row = [button(voice.label("change-by", "b1"), "unchange", view.change)] if view.may_undo else []
    return Spoken(text, inline([row]))


def parting(notice: PartingAsk, voice: Voice) -> Spoken:
    """In which other way it ended; what is hard to hear by mistake is asked once more."""
    if notice.kind:
        text = voice.say(f"parting-sure-{notice.kind}", name=notice.name, addr=notice.address)
        sure = [button(voice.word(f"parting-{notice.kind}"), "partas", notice.episode, notice.kind, "sure")]
        return Spoken(text, inline([sure, [button(voice.label("parting-ask", "b1"), "relfresh", notice.episode)]]))
    rows = [[button(voice.word(f"parting-{kind.value}"), "partas", notice.episode, kind.value)] for kind in PARTINGS]
    return Spoken(voice.say("parting-ask", name=notice.name, addr=notice.address), inline(rows))


def pause(notice: PauseAsk, voice: Voice) -> Spoken:
    """For how long?"""
    row = [
        button(voice.word("pause-days", count=days), "pausefor", notice.what, notice.number, days) for days in PAUSES
    ]
    return Spoken(voice.say("pause-ask", name=notice.name), inline([row]))


def reassignment(view: ReassignmentView, voice: Voice) -> Spoken:
    """Who goes where, who answers for them until then, and what the reader can press."""
    text = voice.lines(
        voice.say("transfer-person", name=view.name, addr=view.address, day=view.day, total=view.total),
        voice.say("transfer-way", place=view.place, goal=view.goal, who=view.sender),
        voice.say("change-reason", reason=view.reason) if view.reason else "",
        voice.say(f"transfer-now-{view.state}", who=view.who or "—", at=view.at, place=view.place, goal=view.goal),
    )
    accept, refuse, back = (ReassignmentState.ACCEPTED, ReassignmentState.REFUSED, ReassignmentState.TAKEN_BACK)
    take = [
        button(voice.label("transfer-way", "b1"), "reassign", view.reassignment, accept.value),
        button(voice.label("transfer-way", "b2"), "reassign", view.reassignment, refuse.value),
    ]
    give_up = [button(voice.label("transfer-way", "b3"), "reassign", view.reassignment, back.value)]
    return Spoken(text, inline([take if view.may_take else [], give_up if view.may_take_back else []]))


SAYS: dict[type[Notice], Callable[[Any, Voice], Spoken]] = {
    ChangeView: change,
    PartingAsk: parting,
    PauseAsk: pause,
    ReassignmentView: reassignment,
}
