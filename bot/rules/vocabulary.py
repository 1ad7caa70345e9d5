"""The words of this house: one word, one meaning. Tables, enums, buttons and the README use these and no others.

The README's *Words* section is `as_markdown()`; a test compares them. A word nobody uses is deleted.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the code, what people here say for it, and what it means in one sentence."""

    code: str
    zh: str
    meaning: str


WORDS: tuple[Entry, ...] = (
    # people and places
    Entry("house", "本机构", "This installation: its zone, its language, its emergency number, its first admins."),
    Entry("resident", "居民", "A person who is followed up at home; the word says nothing about infection."),
    Entry("episode", "隔离期", "One isolation of one resident, with a first day, a last day and an ending."),
    Entry("reporter", "填报人", "A chat that answers for one or more residents."),
    Entry("reporting", "代谁填报", "That a reporter answers for a resident, and as whom."),
    Entry("household", "同住人", "Everybody one chat answers for now."),
    Entry("consent", "同意", "What a person said when asked whether we may write to them."),
    Entry("invite", "邀请码", "A one-time code that links a chat to a resident."),
    Entry("attempt", "尝试次数", "Something a chat may do only so often, such as trying a code."),
    Entry("party", "责任方", "One of the four that answer for a resident: town, police, clinic, community."),
    Entry("place", "区域", "A node of the tree of district, township, community and grid."),
    Entry("lineage", "上下级链", "The chain of ids from the top of the tree down to a place."),
    Entry("scope", "权限范围", "The part of the tree an actor may see."),
    Entry("staff", "工作人员", "Somebody who works here."),
    Entry("role", "角色", "What a member of staff is to a place."),
    Entry("worker", "网格员", "Whoever is responsible for the residents of a grid."),
    Entry("lead", "社区", "Whoever leads a community."),
    Entry("health", "卫生院", "The health centre, which hears of every fever at once."),
    Entry("police", "派出所", "The police station, which sees nothing medical."),
    Entry("township", "镇街", "Whoever is on duty for a township; a place of that level as well."),
    Entry("district", "区", "Whoever is on duty for a district; a place of that level as well."),
    Entry("admin", "管理员", "Whoever sets up places and staff and hears how the bot itself is doing."),
    Entry("town", "镇街", "The party that is the township."),
    Entry("clinic", "卫生院", "The party that is the health centre."),
    Entry("community", "社区", "The party that is the community; a place of that level as well."),
    Entry("grid", "网格", "The smallest place: the doors one worker knows."),
    Entry("office", "岗位", "A role at a place, whoever holds it by now; messages are addressed to it."),
    Entry("actor", "操作人", "Whoever is speaking to the bot now."),
    Entry("group", "工作群", "A chat of several people that sees the alerts of a place, names masked."),
    # follow-up
    Entry("profile", "随访方案", "The slots, limits and ladders that apply to an episode."),
    Entry("rule", "规则", "A number or a time that a place goes by and everything below it inherits."),
    Entry("change", "改动", "A rule of a place changed from old to new, with the way back."),
    Entry("import", "批量登记", "A file with people in it, checked line by line before anybody is registered."),
    Entry("row", "一行", "One line of such a file, and what became of it."),
    Entry("approval", "双人确认", "What one admin asks for and another one decides."),
    Entry("export", "导出", "The list of people as a file, masked unless two admins want it in full."),
    Entry("slot", "时段", "A named time of day at which a temperature is asked for."),
    Entry("round", "一轮", "All checks of one slot; it is opened and it is closed."),
    Entry(
        "check", "应报", "One resident's place in one slot: due, then answered, missed, excused or lost to an outage."
    ),
    Entry("ask", "提醒", "The question of a round."),
    Entry("nudge", "催报", "The question once more, because nobody answered."),
    Entry("reading", "体温", "A temperature that somebody gave; a correction is a newer version of it."),
    Entry("symptom", "症状", "What a person suffers from, or the word that nothing is wrong."),
    Entry("recheck", "复测", "A second measurement after a fever, asked for once."),
    Entry("evidence", "佐证", "A photo or a video of the thermometer, for a worker to look at."),
    Entry("answered", "已报", "A check that has its reading, be it late."),
    Entry("missed", "漏报", "A check whose time went by in silence."),
    Entry("given_by", "代报", "Who gave a reading: the person, the family, or the worker after a call."),
    Entry("presence", "在位核查", "The round in which a worker sees that everybody of a place is at home."),
    Entry("visit", "核查", "One look at a person, at the door, by phone or by video, with its outcome."),
    Entry("door", "户", "One address and everybody who is followed up behind it."),
    Entry("outing", "出门报备", "Somebody said that they leave the flat for a moment, what for and until when."),
    Entry("routine", "日程", "What a place's day has next: the fresh board, or a presence round."),
    Entry("roll_call", "接龙", "A list pasted from a group chat, of which each line may be a reading on behalf."),
    Entry("remind", "再提醒", "Ask once more than the rule says, because a worker wants it."),
    Entry("release", "解除隔离", "The normal end of an episode."),
    Entry("aftercare", "回访", "The days after a release in which somebody still looks after the person."),
    Entry("call", "电话", "One telephone call that is somebody's task, with its outcome."),
    Entry("transfer", "转运", "The end of an episode by going to a hospital or a facility."),
    Entry("lost", "失联", "The end of an episode because nobody can reach the person."),
    Entry("moved", "搬走", "The end of an episode because the person went to live somewhere else."),
    Entry("died", "去世", "The end of an episode by death; nothing is ever sent again about the person."),
    Entry("void", "录错作废", "An episode that was entered by mistake; it is never deleted."),
    Entry(
        "episode_change", "变更", "What staff changed about an episode, with the reason, so that it can be taken back."
    ),
    Entry("reassignment", "转网格", "Handing somebody to another place, which answers for them once it accepts."),
    Entry("unreachable", "收不到消息", "A chat that Telegram lets us write to no more."),
    # alerts and duty
    Entry("alert", "预警", "One thing a person must look at, with an owner and a clock."),
    Entry("raise", "触发", "Let an alert begin, because of a fact."),
    Entry("tier", "等级", "How fast an alert climbs."),
    Entry("policy", "升级规则", "The ladder of an alert, copied into it when it is raised."),
    Entry("rung", "级", "One step of a ladder: who hears, and when."),
    Entry("step", "处置记录", "Something that happened to an alert, and the rung it stood on."),
    Entry("climb", "升级", "Take the next step, because nobody said “mine”."),
    Entry("acknowledge", "我来处理", "Say “mine”: it stops the climb and closes nothing."),
    Entry("outcome", "结果", "How an alert ended; an alert is closed with one and never without."),
    Entry("close", "处置完成", "Bring an alert to its end, by a person and with an outcome."),
    Entry("dedupe", "同一件事", "The name of the fact an alert is about; of one fact one alert stands open."),
    Entry("digest", "漏报汇总", "The one card of a round with everybody who is missing."),
    Entry("shift", "班次", "A stretch of time in which somebody is on duty at an office."),
    Entry("roster", "排班表", "The shifts of an office for some days, as people paste it."),
    Entry("deputy", "代班人", "Whoever stands in for somebody who is not there."),
    Entry("handover", "交接班", "Giving what is open to the next one; it moves when that one accepts."),
    Entry("ringing", "提醒", "Whether a kind of message rings, is silent, or goes to the next."),
    # supplies
    Entry("supply", "物资", "What people at home ask for, and its way to the door."),
    Entry("request", "物资单", "One order: a few lines, one owner, one end."),
    Entry("item", "一项", "One thing with its quantity: a line of an order, or what lies at one place in one unit."),
    Entry(
        "draft",
        "没写完的单",
        "An order that is being asked for; it goes to the worker as it stands when nobody ends it.",
    ),
    Entry("grave", "要紧", "Why an order cannot wait: a body depends on it."),
    Entry("carrier", "送货人", "A volunteer who brings an order and is no member of staff."),
    # stock
    Entry("stock", "库存", "What was given and lies somewhere, in a ledger in which nothing is edited."),
    Entry("donation", "捐赠", "Something that somebody gave, and their wish to be named or not."),
    Entry("entry", "一笔", "One change of a balance; the balance is the sum of them."),
    Entry("counter", "更正", "An entry that cancels another one, with a reason."),
    Entry("allot", "拨款", "Give funds to a place, by a standard so much to each of a kind."),
    # reports
    Entry("daily", "日报", "What happened at a place on one day from 0 to 24 h, in figures that add up."),
    Entry("report", "报告", "The figures of a place as they go up, confirmed by a tap and frozen then."),
    Entry("is_zero", "零报告", "A report that says “none” and is sent all the same: silence is never a zero."),
    Entry("silence", "没有上报", "That a report was not confirmed by its deadline; the level above is told."),
    Entry("ledger", "台账", "The workbook with one row for everybody who is followed up."),
    Entry("remark", "备注事项", "What somebody who confirms a report needs from above."),
    # messages
    Entry("owe", "待发", "Write down in the same transaction what must be said; the pump says it."),
    Entry("outbox", "待发箱", "The messages we owe."),
    Entry("inbox", "收件箱", "The updates Telegram sent, kept before they are confirmed."),
    Entry("send", "发送", "Give an owed message to Telegram."),
    Entry("drop", "不再发", "Give an owed message up, with the reason."),
    Entry("uncertain", "不确定", "A message that may or may not have arrived."),
    Entry("notice", "通知", "What we want to say, as data, before anybody chose the words."),
    Entry("card", "卡片", "A message that lives: one for each chat and subject, edited in place."),
    Entry("bundle", "合并预警", "Several alerts for one chat within seconds, in one message."),
    Entry("board", "看板", "The card that shows where a place stands today."),
    Entry("dialogue", "对话", "What is being asked of a chat just now."),
    Entry("note", "备注", "What a member of staff wrote down about a resident, for staff only."),
    Entry("message", "留言", "What a member of staff wrote to whoever answers for a resident."),
    Entry("broadcast", "群发", "One text to everybody at a place, followed until it was read."),
    Entry("advice", "温馨提示", "A reviewed piece of guidance; at most one a day."),
    Entry("spot_check", "抽查", "An unannounced visit or call to people whom a draw chose that anybody can repeat."),
    Entry("spot_person", "抽中的人", "Somebody a spot check drew, with what was found."),
    Entry("seed", "种子", "The line of text that alone decides a draw."),
    Entry("chase", "督办", "Bring a broadcast once more to whoever has not read it."),
    Entry("receipt", "回执", "What became of a message in one chat: delivered, read or failed."),
    Entry("quick", "快捷回复", "A sentence that a worker sends with one tap, said in the reader's language."),
    Entry("initials", "拼音首字母", "How a name is spelled by first letters, for finding it."),
    Entry("house_number", "门牌号", "The numbers of an address, for finding it."),
    Entry("walk", "走访顺序", "What puts doors and places in the order one walks by: 3-2 comes before 3-10."),
    Entry("file", "档案", "What is known of a resident, for those who may see it."),
    # the bot itself
    Entry("audit", "操作留痕", "Who did what, when; never what somebody wrote."),
    Entry("purge", "清除", "Erasing what is kept about somebody, by the rule or because two people say so."),
    Entry("heartbeat", "心跳", "When this bot was last seen alive."),
    Entry("outage", "系统停摆", "A time in which we were down: nobody's fault but ours."),
    Entry("gauge", "计数", "A number that survives a restart."),
)

BY_CODE = {entry.code: entry for entry in WORDS}

# not used for modules, classes or functions, each because it says nothing or says too much
AVOIDED: tuple[str, ...] = (
    "user",
    "manager",
    "helper",
    "helpers",
    "util",
    "utils",
    "common",
    "misc",
    "info",
    "process",
    "handle",
)


def as_markdown() -> str:
    """Return the words as the table the README shows."""
    rows = [f"| `{entry.code}` | {entry.zh} | {entry.meaning} |" for entry in WORDS]
    return "\n".join(("| code | 中文 | meaning |", "|---|---|---|", *rows))
