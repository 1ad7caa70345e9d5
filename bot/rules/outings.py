"""What a resident says before leaving the flat for a moment, and on coming back.

Only short and whole sentences about now are taken: a story about yesterday's hospital goes to the
worker as words. Cries for help are looked for before anything here is asked.
"""

import re
import unicodedata
from enum import StrEnum

from bot.rules.slots import Profile


class OutingReason(StrEnum):
    """Why somebody goes out for a moment."""

    RUBBISH = "rubbish"
    PARCEL = "parcel"
    DOCTOR = "doctor"


_ASIDE = re.compile(r"[\s,，.。;；~～、!！:：…]+")
_BEFORE = r"(?:你好|您好)?(?:我们|我|俺)?(?:现在|马上|这就|准备|打算|想|要|得|先|需要)*(?:下楼|下去|出去|出门|外出)?(?:一下|一趟|一会儿?)?"
_AFTER = r"(?:一下|一趟|一会儿?)?(?:了|啦|去|啊|哈|呢|吧|回来)*"
_GOES: dict[OutingReason, str] = {
    OutingReason.RUBBISH: r"(?:去)?(?:扔|倒|丢)(?:个|下|一下|点)?垃圾",
    OutingReason.PARCEL: r"(?:去)?(?:拿|取|收)(?:个|下|一下|点)?(?:快递|外卖|包裹|菜|东西)",
    OutingReason.DOCTOR: r"(?:去|上|到)(?:医院|卫生院|诊所|社区医院)?(?:看病|看医生|看个病|就医|配药|开药|复查|透析|产检|医院|卫生院|诊所)",
}
_ENGLISH: dict[OutingReason, str] = {
    OutingReason.RUBBISH: r"(?:take|taking|throw|throwing) (?:out |away )?(?:the |my )?(?:rubbish|trash|garbage)(?: out| away)?",
    OutingReason.PARCEL: r"(?:get|getting|fetch|fetching|collect|collecting|pick up|picking up) (?:a |my |the )?(?:parcel|package|delivery)",
    OutingReason.DOCTOR: r"(?:go|going) to (?:a |the |see a |see the )?(?:hospital|doctor|clinic)",
}
_LEAD = r"(?:i am |im |i will |ill |i need to |i have to |i want to )?(?:(?:going|go|gone) out to )?"
_SAYS = {
    reason: re.compile(rf"{_BEFORE}{_GOES[reason]}{_AFTER}|{_LEAD}{_ENGLISH[reason]}(?: now)?")
    for reason in OutingReason
}
_VAGUE = re.compile(
    r"(?:我们|我)?(?:现在|马上|准备|想|要|得|先)*(?:下楼|出门|出去|外出)(?:一下|一趟|一会儿?)?(?:了|啊|哈|吧)*|"
    r"(?:i am |im )?going out(?: now| for a moment)?"
)
_BACK = re.compile(
    r"(?:我们|我)?(?:已经|都|刚)?(?:回来|到家|回到家|回家|进门|上楼)(?:了|啦)(?:哈|啊)*|"
    r"(?:垃圾|快递)(?:已经)?(?:扔|倒|丢|拿|取)(?:完|好)(?:了|啦)|(?:扔|倒|丢|拿|取)(?:完|好)(?:垃圾|快递)(?:回来)?(?:了|啦)|"
    r"(?:i am |im )?(?:back|home)(?: home| again| now)?"
)
LONGEST = 30


def _bare(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).lower().replace("'", "").replace("’", "")
    marks = _ASIDE.sub(" ", folded).strip()
    # Chinese needs no spaces; English words keep theirs
    return re.sub(r"(?<![a-z]) | (?![a-z])", "", marks)


def outing_in(text: str) -> OutingReason | None:
    """Return why somebody says they go out now, or None when they say something else."""
    bare = _bare(text)
    if len(bare) > LONGEST:
        return None
    return next((reason for reason, says in _SAYS.items() if says.fullmatch(bare)), None)


def goes_out(text: str) -> bool:
    """Whether somebody says that they go out now and not what for."""
    return bool(_VAGUE.fullmatch(_bare(text)))


def is_back(text: str) -> bool:
    """Whether somebody says that they are back."""
    return bool(_BACK.fullmatch(_bare(text)))


def minutes_for(reason: OutingReason, profile: Profile) -> int:
    """Return how long an outing may take before anybody asks."""
    match reason:
        case OutingReason.RUBBISH:
            return profile.outing_rubbish
        case OutingReason.PARCEL:
            return profile.outing_parcel
        case OutingReason.DOCTOR:
            return profile.outing_doctor
