"""What people type behind a slash: every case of the table is played, and leaves behind what it may and no more."""

from dataclasses import dataclass
from importlib import import_module

from sqlmodel import Session, SQLModel, func, select

from storage.models import (
    Approval,
    Episode,
    Invite,
    Place,
    Purge,
    Reporting,
    Resident,
    RuleChange,
    StaffRole,
)
from tests.flows.test_edge_updates import text_of
from tests.flows.test_groups import bound
from tests.world import World

FACTS: tuple[type[SQLModel], ...] = (
    Approval,
    Episode,
    Invite,
    Place,
    Purge,
    Reporting,
    Resident,
    RuleChange,
    StaffRole,
)
NONE, HELP = "这个命令我不认识", "您能用的命令"
LONG = "A" * 65


@dataclass(frozen=True)
class Case:
    """A case of the table: who sends what, what the answer says, and which tables have a row more after it."""

    number: str
    who: str
    says: str
    answer: str
    adds: tuple[type[SQLModel], ...] = ()


ENROLLED = (Episode, Invite, Resident)
CASES = (
    # rules: one value, inside what is safe, old and new and the way back
    Case("C001", "lin", "/fever 37.4", "发热线：37.3 ℃ → 37.4 ℃", (RuleChange,)),
    Case("C001 by our own name", "lin", "/rules fever 37.3", "发热线：37.4 ℃ → 37.3 ℃", (RuleChange,)),
    Case("C001 of a place", "lin", "/fever 东门网格 37.5", "东门网格", (RuleChange,)),
    Case("C001 of no admin", "fang", "/fever 37.4", "不在您的权限里"),
    Case("C002", "lin", "/fever 36", "36.8"),
    Case("C002 by force, alone", "lin", "/fever 36 --force", "没有别的管理员"),
    Case("C004", "lin", "/fever -1", "发热线"),
    Case("C005", "lin", "/fever 37,4", "37.4 ℃", (RuleChange,)),
    Case("C006", "lin", "/fever ３７．３", "37.3 ℃", (RuleChange,)),
    Case("C007", "lin", "/fever 37.3 37.5", "一个"),
    Case("C008", "lin", "/fever", "37.3"),
    Case("C009", "lin", "/fever NaN", "发热线"),
    Case("C012", "lin", "/prompt 08:00 20:00", "04-01 08:00", (RuleChange,)),
    Case("C014", "lin", "/prompt 25:00", "测温时间"),
    Case("C015", "lin", "/prompt 08:00 08:05", "120"),
    Case("C019", "lin", "/escalate 20 40 60", "20、40、60", (RuleChange,)),
    Case("C019 falling", "lin", "/escalate 60 30 15", "从小到大"),
    Case("C019 beyond a day", "lin", "/escalate 15 30 1441", "1440"),
    # people
    Case("C023", "fang", "/add 张 三 13800000001", "姓名是“张 三”吗"),
    Case("C024 C027", "fang", "/add “<b>x</b> 三” 13800000003 东门网格", "已登记 <b>x</b> 三", ENROLLED),
    Case("C028", "fang", "/add 张三 138-0000-0004 东门网格", "已登记 张三", ENROLLED),
    Case("C029", "fang", "/add 张五 12345 东门网格", "“12345”不像电话号码"),
    Case("C031", "fang", "/add 张三 138-0000-0004 东门网格", "没有重复登记"),
    Case("C033", "fang", "/find %", "没有找到"),
    Case("C034", "fang", "/find _", "没有找到"),
    Case("C035", "fang", "/find ' OR 1=1 --", "没有找到"),
    # lists
    Case("C038", "chen", "/export 东风社区", "已隐去一部分"),
    Case("C042", "chen", "/export ../../etc/passwd", "没有“../../etc/passwd”这个区域"),
    # who may do what
    Case("C044", "lin", "/grant @wangfang admin", "不是可用的 Telegram 数字 ID。用户名会换人"),
    Case("C045 alone", "lin", "/grant 2003 admin 开发区", "没有别的管理员"),
    Case("C048", "lin", "/grant 0 admin", "不是可用的 Telegram 数字 ID"),
    Case("C051", "lin", "/grant 1087968824 admin", "不是可用的 Telegram 数字 ID"),
    Case("C052", "lin", "/purge", "现在什么也没动"),
    Case("C053", "lin", "/purge all", "现在什么也没动"),
    Case("C054", "lin", "/purge wrong-code", "没有找到"),
    # beginning
    Case("C056", "stranger", "/start", "还没有您的登记"),
    Case("C056 of who works here", "fang", "/start", HELP),
    Case("C058", "zhang", "/start AAAA", "这个码用不了"),
    Case("C059", "zhang", f"/start {LONG}", "这个码用不了"),
    Case("C060", "zhang", "/start ../../x", "这个码用不了"),
    # commands and what only looks like one
    Case("C068", "fang", "/help; DROP", HELP),
    Case("C069", "fang", "/ help", "有生命危险"),  # words, and a cry for help among them
    Case("C036", "fang", "/find", "找谁"),  # asks: what comes without a slash is the answer
    Case("a new line behind the command", "fang", "/find\nzzz", "没有找到“zzz”"),
    Case("a tab behind the command", "fang", "/find\tzzy", "没有找到“zzy”"),
    Case("a wide space behind the command", "fang", "/find\u3000zzx", "没有找到“zzx”"),
    Case("two commands in a message", "lin", "/place add 甲区\n/place add 乙区", "一次发一条命令"),
    Case("C071", "fang", "／help", "/help"),
    Case("C072", "fang", "/帮助", HELP),
    Case("C073", "fang", "/unknown", NONE),
    Case("C073 misspelt", "fang", "/mising", "是想发 /missing 吗"),
    Case("C073 what is not theirs is not offered", "fang", "/backups", NONE),
    Case("C075", "fang", "/" + "x" * 500, NONE),
    Case("C086", "lin", "/timezone Asia/Shanghai", "时区：Asia/Shanghai"),
    Case("C086 another", "lin", "/timezone Europe/Paris", "时区没有改，还是 Asia/Shanghai"),
    Case("C089", "fang", "/lang zh", "语言：中文"),
    Case("C089 another and back", "fang", "/lang English", "Language: English"),
    Case("C089 by its own name", "fang", "/settings 中文", "语言：中文"),
    Case("C090", "fang", "/lang xx", "还不会“xx”这种语言"),
)


# where the same is said by a story of its own
ELSEWHERE = {
    "C038": (
        "tests.services.test_approving",
        "test_nothing_in_a_list_is_run_as_a_formula_and_it_can_be_imported_again",
    ),
    "C045": ("tests.services.test_approving", "test_a_new_admin_takes_two"),
    "C055": ("tests.services.test_forgetting", "test_one_asks_another_agrees_and_everything_is_gone"),
    "C058": ("tests.services.test_joining", "test_many_chats_together_have_only_so_many_tries"),
    "C062": ("tests.flows.test_joining", "test_the_same_account_scanning_again_is_told_that_all_is_set"),
    "C065": ("tests.flows.test_joining", "test_a_code_shown_in_a_group_is_burned"),
    "C076": ("tests.flows.test_groups", "test_a_command_counts_only_from_its_author"),
    "C077": ("tests.flows.test_groups", "test_a_command_counts_only_from_its_author"),
    "C082": ("tests.flows.test_admin_commands", "test_a_change_that_comes_hours_late_is_not_carried_out_but_a_look_is"),
    "C083": ("tests.flows.test_forgery", "test_whose_role_was_taken_a_second_ago_commands_nothing"),
    "C084": ("tests.flows.test_admin_commands", "test_a_command_counts_once_however_often_it_arrives"),
}
# played below, each by itself
OWN = {"C023", "C043", "C057", "C081"}
ALL = (  # noqa: SIM905
    "C001 C002 C004 C005 C006 C007 C008 C009 C012 C014 C015 C019 C023 C024 C027 C028 C029 C031 C033 C034 C035 C036 "
    "C038 C042 C043 C044 C045 C048 C051 C052 C053 C054 C055 C056 C057 C058 C059 C060 C062 C065 C068 C069 C071 C072 "
    "C073 C075 C076 C077 C081 C082 C083 C084 C086 C089 C090"
).split()


def test_no_case_is_left_out_and_every_story_named_is_there() -> None:
    played = {word for case in CASES for word in case.number.split() if word[1:].isdigit()}
    assert sorted(played | set(ELSEWHERE) | OWN) == ALL
    for module, name in ELSEWHERE.values():
        assert hasattr(import_module(module), name), name


def rows(world: World) -> dict[type[SQLModel], int]:
    """How many rows each table has."""

    def count(session: Session) -> dict[type[SQLModel], int]:
        return {one: session.exec(select(func.count()).select_from(one)).one() for one in FACTS}

    return world.db.call(count)


def batches() -> list[tuple[Case, ...]]:
    """The cases in order; those that change nothing are sent in one go."""
    found: list[tuple[Case, ...]] = []
    for case in CASES:
        if found and not case.adds and not found[-1][-1].adds:
            found[-1] = (*found[-1], case)
        else:
            found.append((case,))
    return found


def unanswered(batch: tuple[Case, ...], who: str, said: list[str]) -> list[tuple[str, str]]:
    """What somebody sent and was not answered as the table says, in the order in which it was sent."""
    wrong, at = [], 0
    for case in (one for one in batch if one.who is who):
        fits = [number for number in range(at, len(said)) if case.answer in said[number]]
        if not fits:
            wrong.append((case.number, case.says))
        at = fits[0] + 1 if fits else at
    return wrong


async def test_every_line_is_answered_and_changes_what_it_says(world: World) -> None:
    people = {name: getattr(world, name) for name in {case.who for case in CASES}}
    for batch in batches():
        before, heard = rows(world), {name: len(who.sees()) for name, who in people.items()}
        for case in batch:
            people[case.who].says(case.says)
        await world.settle()
        for name, who in people.items():
            said = [seen.text for seen in who.sees()[heard[name] :]]
            assert not unanswered(batch, name, said), said
            assert "x" * 50 not in "".join(said), "what is no command is not repeated"
        after = rows(world)
        assert {one for one in FACTS if after[one] != before[one]} == set(batch[-1].adds), batch
    assert {one.phone for one in world.rows(Resident)} == {"13800000003", "13800000004"}


async def test_two_words_that_are_one_name_are_registered_after_a_tap_and_once(world: World) -> None:
    asked = await world.says(world.fang, "/add 张 三 13800000001")
    assert asked.labels == ["张 三"]
    await world.presses(world.fang, "张 三", on=asked)
    assert "已登记 张 三" in world.last(world.fang).text
    assert await world.presses(world.fang, "张 三", on=asked) == "这一条已经处理过了。"
    assert [(one.name, one.phone) for one in world.rows(Resident)] == [("张 三", "13800000001")]
    # a place that was misspelt is no second half of a name
    assert "没有“东们网格”这个区域" in (await world.says(world.fang, "/enroll 王大爷 东们网格")).text


async def test_where_a_command_was_sent_and_by_whom_decides(world: World) -> None:
    group = await bound(world)
    before = rows(world)
    assert "请在和我的私聊里看" in (await world.says(world.chen, "/export", chat=group)).text
    # a link opened on a desk may lose its code: how to type it is said
    assert "卡片上的八位码发给我" in (await world.says(world.stranger, "/start")).text
    post = text_of(world, world.lin, "/place add 开发区/北山街道")["message"]
    del post["from"]
    channel = {"id": -100777, "type": "channel", "title": "频道"}
    world.sandbox.bot.queue.inject({"channel_post": post | {"chat": channel, "sender_chat": channel}})
    await world.settle()
    assert rows(world) == before


async def test_an_exported_list_is_taken_back_after_a_day(world: World) -> None:
    await world.enrol(world.wang)
    file = await world.says(world.chen, "/export 东风社区")
    assert file.file_id and "24 小时后这份文件会从聊天里撤走" in file.text
    world.clock.advance(23 * 3600)
    await world.settle()
    assert file.message_id in [seen.message_id for seen in world.chen.sees()]
    world.clock.advance(3600)
    await world.settle()
    assert file.message_id not in [seen.message_id for seen in world.chen.sees()]
