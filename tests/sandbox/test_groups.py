"""Groups: what the bot hears there, what it may do, and how they move."""

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.sandbox import Group, Impossible, Person, Sandbox


@pytest.fixture
def group(sandbox: Sandbox, wang: Person) -> Group:
    return sandbox.group("东风社区工作群", [wang], supergroup=True)


async def heard(bot: Bot) -> list[str | None]:
    return [u.message.text for u in await bot.get_updates() if u.message and u.message.chat.type != "private"]


async def test_being_added_is_told(bot: Bot, group: Group) -> None:
    added = (await bot.get_updates())[1].my_chat_member
    assert added is not None
    assert (added.old_chat_member.status, added.new_chat_member.status) == ("left", "member")


async def test_privacy_mode_lets_commands_and_replies_through(bot: Bot, wang: Person, group: Group) -> None:
    card = await bot.send_message(group.id, "早报还差 4 位")
    wang.says("大家好", chat=group)
    wang.says("/today", chat=group)
    wang.says("/today@another_bot", chat=group)
    wang.says("@suifang_sandbox_bot 在吗", chat=group)
    wang.says("我去看看", chat=group, reply_to=card.message_id)
    assert await heard(bot) == [None, "/today", "@suifang_sandbox_bot 在吗", "我去看看"]


async def test_an_administrator_hears_everything(bot: Bot, wang: Person, group: Group) -> None:
    group.promote_bot()
    wang.says("大家好", chat=group)
    assert "大家好" in await heard(bot)


async def test_a_press_in_the_group_comes_from_who_pressed(sandbox: Sandbox, bot: Bot, group: Group) -> None:
    li = sandbox.person(1002, "李奶奶")
    group.add(li)
    card = InlineKeyboardMarkup.from_button(InlineKeyboardButton("我来处理", callback_data="ack:1"))
    await bot.send_message(group.id, "发热", reply_markup=card)
    li.presses("我来处理", chat=group)
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None and query.from_user.id == li.id
    assert query.message is not None and query.message.chat.id == group.id


async def test_a_bot_thrown_out_can_not_write(sandbox: Sandbox, bot: Bot, wang: Person, group: Group) -> None:
    group.remove_bot()
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(group.id, "看板")
    plain = sandbox.group("三网格", [wang])
    plain.remove_bot()
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await bot.send_message(plain.id, "看板")


async def test_a_bot_that_left_is_no_member(bot: Bot, group: Group) -> None:
    await bot.leave_chat(group.id)
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.send_message(group.id, "看板")


async def test_a_group_the_bot_never_saw_does_not_exist_for_it(sandbox: Sandbox, bot: Bot, wang: Person) -> None:
    unknown = sandbox.group("别的群", [wang], with_bot=False)
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(unknown.id, "看板")


async def test_without_the_right_to_write_nothing_is_written(bot: Bot, group: Group) -> None:
    group.restrict_bot()
    with pytest.raises(BadRequest, match="Not enough rights to send text messages to the chat"):
        await bot.send_message(group.id, "看板")
    told = (await bot.get_updates())[-1].my_chat_member
    assert told is not None and told.new_chat_member.status == "restricted"
    group.let_bot_write()
    await bot.send_message(group.id, "看板")
    group.mute()
    with pytest.raises(BadRequest, match="Not enough rights"):
        await bot.send_message(group.id, "看板")


async def test_an_upgraded_group_says_where_it_went(sandbox: Sandbox, bot: Bot, wang: Person) -> None:
    old = sandbox.group("东风社区工作群", [wang])
    new = old.upgrade()
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(old.id, "看板")
    assert moved.value.new_chat_id == new.id
    await bot.send_message(new.id, "看板")
    messages = [update.message for update in await bot.get_updates() if update.message]
    assert [m.migrate_to_chat_id or m.migrate_from_chat_id for m in messages[-2:]] == [new.id, old.id]
    assert [seen.text for seen in new.sees()] == ["看板"]


async def test_topics_exist_until_they_are_deleted(bot: Bot, group: Group) -> None:
    thread = group.topic("告警")
    sent = await bot.send_message(group.id, "发热", message_thread_id=thread)
    assert sent.is_topic_message
    group.delete_topic(thread)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(group.id, "发热", message_thread_id=thread)


async def test_an_anonymous_administrator_speaks_as_the_group(bot: Bot, group: Group) -> None:
    group.anonymous_admin_says("/board")
    message = (await bot.get_updates())[-1].message
    assert message is not None and message.sender_chat is not None and message.from_user is not None
    assert (message.sender_chat.id, message.from_user.id) == (group.id, 1087968824)


async def test_who_is_not_inside_can_not_speak(sandbox: Sandbox, group: Group) -> None:
    with pytest.raises(Impossible, match="is not in"):
        sandbox.person(1009, "路人").says("大家好", chat=group)


async def test_members_can_be_looked_up(bot: Bot, wang: Person, group: Group) -> None:
    assert (await bot.get_chat_member(group.id, wang.id)).status == "creator"
    assert await bot.get_chat_member_count(group.id) == 2
    assert [admin.user.id for admin in await bot.get_chat_administrators(group.id)] == [wang.id]


async def test_menus_go_from_the_narrow_scope_to_the_wide(bot: Bot, wang: Person, group: Group) -> None:
    await bot.set_my_commands([BotCommand("help", "How this works")])
    await bot.set_my_commands([BotCommand("help", "怎么用")], language_code="zh")
    await bot.set_my_commands([BotCommand("today", "查房表")], scope=BotCommandScopeChat(wang.id))
    await bot.set_my_commands([BotCommand("board", "群看板")], scope=BotCommandScopeAllGroupChats())
    assert [entry["command"] for entry in wang.commands()] == ["today"]
    assert [entry["command"] for entry in wang.commands(group)] == ["board"]
    await bot.delete_my_commands(scope=BotCommandScopeChat(wang.id))
    assert [entry["description"] for entry in wang.commands()] == ["怎么用"]


@pytest.mark.parametrize(("command", "description"), [("Today", "x"), ("a" * 33, "x"), ("ok", ""), ("ok", "字" * 257)])
async def test_a_wrong_command_is_refused(bot: Bot, command: str, description: str) -> None:
    with pytest.raises(BadRequest, match=r"(?i)bot_command_"):
        await bot.set_my_commands([(command, description)])


async def test_a_menu_for_an_unknown_chat_is_refused(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.set_my_commands([("ok", "x")], scope=BotCommandScopeChat(4711))


async def test_what_the_bot_says_about_itself_is_kept(bot: Bot) -> None:
    await bot.set_my_description("体温随访", language_code="zh")
    await bot.set_my_short_description("随访")
    await bot.set_chat_menu_button()
    assert (await bot.get_my_description("zh")).description == "体温随访"
    assert (await bot.get_my_short_description()).short_description == "随访"
    with pytest.raises(BadRequest):
        await bot.set_my_description("字" * 513)
