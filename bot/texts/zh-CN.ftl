# 随访说的每一句话。HTML；变量先转义。.bN 是按钮，从左到右、从上到下。
# 数字都从规则里来，不写在句子里。

## 人人都会看到

bot-description =
    我是{$community}的居家关怀助手。每天早晚问问您的体温，缺什么也可以跟我说。
    点下面的“开始 / START”，我一步一步带您。
    我是自动程序，不是医生；急病请直接打 {$emergency}。
community-unnamed = 社区
may-be-repeat = ⚠️ <i>可能重复：刚才网络不稳，不确定上一条您收到没有。</i>
sorry = 对不起，是我们这边出了点问题，您刚才那条没办成。已经通知管理员。急事请直接打网格员电话。
slow-down = 消息来得有点快，我歇一会儿再看。急病请点 🆘 求助。
not-enrolled =
    您好，这里是居家关怀助手，还没有您的登记。
    请扫网格员给您的二维码，或者把卡片上的八位码发给我。
    急病请打 {$emergency}。
sos-stranger =
    <b>有生命危险，请现在就打 {$emergency}。</b>
    这里还没有您的登记，我没法替您通知网格员。
sos-staff =
    <b>有生命危险，请现在就打 {$emergency}。</b>
    您是工作人员，这条我没有替您转给别人。
command-unknown = 这个命令我不认识。发 /help 看看能做什么。
command-stale = 这条命令发来有一阵子了，我没有照办。还需要的话，请再发一次。
slash-hint = 命令前面要用半角的斜杠，比如：/help
home = 🏠
    .b1 = 🌡 报体温
    .b2 = 🛒 要东西
    .b3 = 📞 找网格员
    .b4 = 🆘 求助
help-resident =
    我能帮您：
    🌡 报体温：直接发数字，比如 <b>36.5</b>
    🛒 要东西：说一声缺什么
    📞 找网格员：{$worker}
    🆘 急病：点“🆘 求助”，或打 {$emergency}
    扫错了、不是您本人：发“扫错了”就行。
help-staff = <b>您能用的命令</b>

## 居民：加入

choose-language = 请选语言 / Please choose a language
    .b1 = 中文
welcome-consent =
    您好，这里是<b>{$community}居家关怀助手</b>。
    {$worker}请我陪 <b>{$who}</b> 过这 {$total} 天：早晚各问一次体温，缺什么也跟我说。

    体温和留言只给{$community}的网格员、卫生院和值班人员看，结束 {$retain} 天后删除。
    我是自动程序，不是医生。急病请打 {$emergency}。
    .b1 = 好的，开始
    .b2 = 我替家人报
    .b3 = 我不想用这个
    .b4 = 不是我，扫错了
enrol-done =
    {$name}，都办好了。
    今天是第 {$day} 天，{$end_date} 结束。
    每天 {$times} 我来问体温，您回个数字就行，比如：<b>36.5</b>
    下面四个大按钮随时能点。
joined-already = 您已经登记好了，不用再扫。直接发体温数字给我就行，比如：<b>36.5</b>
declined = 好的，我不打扰您。{$worker}会打电话问候您。以后想用，请网格员再给您一个二维码。
wrong-person = 对不起，是我们弄错了，不会再打扰您。
code-refused =
    这个码用不了。可能是过期了、用过了，或者少看了一位。
    别着急，请网格员再给您一个新的。急病请打 {$emergency}。
start-in-group = 为了保护隐私，请在和我的私聊里发这个码。这个码已经作废，请网格员再出一个。

## 居民：报体温

prompt =
    🌡
    .b1 = 🔢 点数字
    .b2 = 没有体温计
    .b3 = 📞 请给我打电话
prompt-morning =
    {$name}，您好 ☀️ {$slot}的体温时间到了。今天是第 {$day} 天，共 {$total} 天。
    请量一下，把数字发给我，比如：<b>36.5</b>
prompt-evening =
    {$name}，您好 🌙 {$slot}再量一次体温。今天是第 {$day} 天，共 {$total} 天。
    直接发数字就行，比如：<b>36.5</b>
reminder-1 =
    {$name}，还没收到您{$slot}的体温。
    不着急，方便的时候量一下，发个数字给我就好。
reminder-2 =
    {$name}，我还没等到您{$slot}的体温，有点放心不下。
    请在 {$deadline} 前发给我。不方便的话点下面，{$worker}给您打电话。
missed-resident =
    {$name}，{$slot}的体温我没等到，已经告诉{$worker}，会跟您联系看看您好不好。
    您没事的话，现在补报也可以：发个数字就行。
report-ask = 好的，请把体温数字发给我，比如：<b>36.5</b>
reading-noted =
    记下了，{$name}：<b>{$value}℃</b>。
    {$next}
    .b1 = ✏️ 改一下
next-today = {$at} 我再来问您。谢谢您。
next-tomorrow = 今天都齐了，明天 {$at} 我再来问您。谢谢您。
next-none = 该量的都量完了。谢谢您。
fever-noted =
    记下了：<b>{$value}℃，比平时高</b>。
    我已经通知{$worker}，{$minutes} 分钟内联系您，请留意电话。
    先歇一歇，喝点温水。
    喘不上气、胸口痛、人迷糊：马上打 {$emergency}。
    .b1 = 📞 现在就给我打电话
    .b2 = ✏️ 体温记错了
    .b3 = 🆘 很难受
correct-ask = 好的，请把对的体温发给我，比如：<b>36.5</b>
corrected = 好的，改成 <b>{$value}℃</b> 了（原来是 {$old}℃）。
confirm = ❓
    .b1 = 是 {$value}℃
    .b2 = 都不是，我重发
confirm-value = 您是说 <b>{$value}℃</b> 吗？
confirm-low = <b>{$value}℃</b> 偏低，可能没夹好。再量一次更准；要是没错，点“是”。
confirm-high = <b>{$value}℃</b> 很高。请再量一次；要是没错，马上点“是”。
confirm-own = 这是您本人现在的体温吗？<b>{$value}℃</b>
pick-one = 我看到 {$count} 个数。<b>您本人现在</b>是哪个？
whose-value = <b>{$value}℃</b> 是谁的体温？
unclear-1 = 不好意思，我没看懂。请发体温数字，比如：<b>36.5</b>
unclear-2 = 我还是没看懂，咱们换个办法：点下面的数字就行。
unclear-3 = 没关系，您的话我已经原样转给{$worker}，会跟您联系。
pad = 体温是多少度？先点整数：
    .b1 = 更低
    .b2 = 更高
    .b3 = ← 重来
pad-tenths = {$whole} 度多少？点一下完整的数：
outage = 刚才我停了一会儿（{$from}到{$to}）。这段时间您发的我都收着，不用重发；晚了也不算您的。
outage-long = 从 {$from} 起我停了很久，到 {$to} 才恢复，这段时间的体温不算您漏报。要紧的话请再跟我说一遍。

## 居民：说话、要东西、求助

pleasantry = 好的，我一直在。要报体温直接发数字，缺什么、哪里不舒服随时跟我说。
message-passed = 您的话已经转给{$worker}。
night-message = 您的话收到了，{$worker} {$work_start} 上班后回您。急病请点 🆘 求助。
call-promised = 好的，我请{$worker}给您打电话，请留意。
need-ask = 您缺什么？打字告诉我就行，要多少、急不急也写上，我转给{$worker}。
need-passed = 记下了，已经转给{$worker}，会跟您联系。
thermometer-promised = 没有体温计没关系，我请{$worker}送一支。要是觉得身上发烫，请点 📞 找网格员。
voice-received = 收到您的语音，已经转给{$worker}听。报体温的话，发个数字更快，比如：<b>36.5</b>
photo-received = 照片收到，已经交给{$worker}。请再把体温数字发我一下，比如：<b>36.5</b>
media-received = 收到了，已经转给{$worker}。
sos-sent =
    已经通知{$worker}。
    <b>有生命危险，请现在就打 {$emergency}。</b>
    能打字的话，告诉我哪里不舒服。
    .b1 = 点错了，我没事
sos-cancelled = 没事就好，已经告诉{$worker}是点错了。可能还会给您打个电话，放心一些。

## 网格员：预警卡

alert-fever = {$sign} <b>发热 {$value}℃</b>　{$name}　{$addr}
alert-unconfirmed = {$sign} <b>可能发热，本人还没确认</b>　{$name}　{$addr}
alert-sos = {$sign} <b>紧急求助</b>　{$name}　{$addr}
alert-unreachable = {$sign} <b>收不到消息了</b>（停用了机器人），之后请电话代报　{$name}　{$addr}
alert-missed-head = {$sign} <b>{$place}　{$slot}还差 {$missing} 位</b>（应报 {$due}）
alert-missed-none = {$sign} <b>{$place}　{$slot}都报齐了</b>（应报 {$due}）
alert-day = 第 {$day}/{$total} 天
alert-phone = 📞 {$phone}
alert-corrected = ✏️ 本人改过：{$old}℃ → {$value}℃
alert-words = TA说：{$words}
alert-recent = 前几次：{$recent}
alert-measured = 测量时间：{$at}
alert-call = · {$at} {$who}：{$what}
alert-climbed = ⏫ 已升级 {$count} 级，还没有人接手
alert-please = 请 {$minutes} 分钟内接手，否则转{$next}。
alert-please-last = 请尽快接手；有人接手之前，我会一直提醒。
acked = ✅ {$actor} {$time} 接手
resolved = ☑️ {$actor} {$time} 办结：{$outcome}
resolved-itself = ☑️ {$time} 办结：{$outcome}
resolve-ask = {$name} 这件事怎么处理的？
press-ack = 我来处理
press-reached = 打通了
press-noanswer = 没打通
press-up = 转上级
press-file = 档案
press-done = 处理完了
press-back = 退回
call-was-reached = 打通了
call-was-no-answer = 没打通
alert-was-returned = 退回
alert-was-reopened = 没有结果，重新打开
alert-was-escalated = 转上级
alert-was-mistake = 本人说是点错了，请核实
alert-was-worse = 情况变化，重新提醒
outcome-better = 退热了，继续观察
outcome-watching = 已联系，继续观察
outcome-hospital = 已送医
outcome-wrong_number = 数记错了，已更正
outcome-false_alarm = 核实过，是误点
outcome-helped = 已帮助解决
outcome-reported = 都已补报
outcome-by_phone = 改为电话上报
outcome-new_code = 重新发二维码
outcome-other = 别的，我打字说
alert-taken = 好，这件归您了。处理完请点“处理完了”。
alert-yours-already = 这件已经是您的了。
alert-taken-by = {$actor}已经接手了。
alert-closed-already = 这件已经办结了。
alert-closed = 已办结，谢谢。
alert-escalated = 已转上级。
alert-nobody-above = 上面暂时没有人能收到，已通知管理员，请您先跟进。
alert-not-yours = 这件现在不在您手上。
alert-returned = 已退回，会重新通知。
call-reached-taken = 记下了：打通了。这件归您了，处理完请点“处理完了”。
call-reached = 记下了：打通了。
call-no-answer = 记下了：没打通。还没人接手，会继续往上转。
call-no-answer-yours = 记下了：没打通。
outcome-asked = 结果请在私聊里选。
open-first = 请先到和我的私聊里点一次“开始”，我才能发给您。
outcome-type-it = 请打字说一下结果，一句话就行。
outcome-type-it-toast = 请打字说一下结果。
file-below = 档案在下面。

## 网格员：居民、代报、看板

from-resident = 💬 <b>{$name}</b>　{$addr}　{$why}
from-words = 留言
from-voice = 发来语音
from-photo = 发来照片
from-media = 发来文件
wants-call = 请您打电话
wants-things = 要东西
wants-thermometer = 没有体温计
told-joined = ✅ {$name}（{$addr}）扫码登记好了。
told-declined = ☎️ {$name}（{$addr}）不想用机器人，请改为电话随访：{$phone}
told-unbound = ↩️ {$name}（{$addr}）的二维码扫错了人，已经解除。请重新出一张卡：/card
code-used-twice = ⚠️ {$name}（{$addr}）的二维码被另一个账号又扫了一次，已经拒绝。如果是换手机，请重新出一张卡：/card
proxy-ask = 给 <b>{$name}</b>（📞 {$phone}）代报：体温多少？点数字，或者直接打字。会记为“电话代报”。
rep-usage = 这样写：/rep 王大爷 36.5
rep-several = “{$word}”有好几位，是哪一位？
proxy-value = “{$word}”我看不出体温。请只发数字，比如：<b>36.5</b>
rep-value = “{$word}”我看不出体温。这样写：/rep 王大爷 36.5
rep-confirm = {$name}的体温，请再确认一下：
rep-not-followed = {$name}现在不在随访中。
rep-done = 已代报：{$name} <b>{$value}℃</b>
rep-done-fever = 已代报：{$name} <b>{$value}℃</b>，预警卡已发出。
find-usage = 这样写：/find 王大爷（姓名、门牌，或电话末四位）
find-several = “{$word}”有好几位，点一下看档案：
find-nobody = 在您的范围里没有找到“{$word}”。可以试试姓名、门牌或电话末四位。
find-more = 还有更多，请写得再具体一点。
card-usage = 这样写：/card 王大爷
card-several = “{$word}”有好几位，给哪一位重出二维码？
file-head =
    👤 <b>{$name}</b>　{$addr}
    .b1 = 代报体温
    .b2 = 再出二维码
file-place = {$place}
file-day = 第 {$day}/{$total} 天，{$end} 结束
file-not-begun = {$start} 开始，{$end} 结束
file-over = 不在随访中
file-alerts = 🔴 没办结的预警：{$count}
file-recent = 最近：{$recent}
file-no-readings = 还没有体温记录
linked-yes = 📱 已扫码
linked-blocked = ⚠️ 收不到消息，请电话联系
linked-declined = ☎️ 选择电话随访
linked-not-yet = ⏳ 还没扫码
board-head = 📋 <b>{$place}　{$day}</b>　{$at} 更新
    .b1 = 刷新
board-figures = 在管 {$managed}　没办结 {$alerts}　没扫码 {$unlinked}
board-slot = {$slot}：已报 {$done} / {$due}
board-no-slot = 今天还没开始问。
board-abnormal = 🔴 异常：{$people}
board-missing = 🟡 未报 {$count}：{$names}
board-all-done = ✅ 这一轮都报齐了
board-fresh = 已是最新。
today-which = 看哪里的？
staff-not-understood = 没看懂。发 /help 看看能用的命令。
staff-no-resident = 这个按钮是给居民用的。您能用的命令在 /help。
in-private-only = 有姓名和电话，请在和我的私聊里看。

## 登记

enrol-usage = 这样写：/enroll 李奶奶 东门网格 幸福楼甲单元 13800000000（后面还可以写开始日期、天数）
name-wrong = “{$word}”不像姓名。名字里有空格请加引号。
phone-wrong = “{$word}”不像电话号码，比如：13800000000
address-long = 地址太长了，写到门牌就行。
enrol-over = 按这个日期，{$end} 就已经结束了，请看看开始日期和天数。
enrol-no-staff = 这里还没有工作人员。先用 /team add 加网格员，再登记居民。
enrol-known = {$name}（{$addr}）已经登记过了，没有重复登记。要新的二维码请发 /card
enrol-created =
    已登记 <b>{$name}</b>　{$addr}
    {$start}—{$end}，共 {$days} 天
    .b1 = 作废重出
enrol-link =
    请当面扫码，或把链接发给本人：{$link}
    也可以打这个码：<code>{$code}</code>
    {$hours} 小时内有效，只能用一次。
enrol-gaps = ⚠️ 还没有安排：{$gaps}，暂由网格员或管理员代管。
card-title = {$community}居家关怀助手
card-name-stand-in = 居民本人
card-days = 共 {$days} 天
card-step-1 = 用手机扫一扫这个码
card-step-2 = 点“开始 / START”
card-step-3 = 早晚各回一个体温数字
card-code = 扫不了就打这个码
card-validity = {$hours} 小时内有效，只能用一次
card-emergency = 急病请直接打 {$emergency}

## 管理

not-allowed = 这件事不在您的权限里。需要的话，请联系管理员。
button-unknown = 这个按钮现在用不了，请用最新的那条消息。
button-answered = 这一条已经处理过了。
place-usage = 这样写：/place add 开发区/长河街道/东风社区/东门网格
place-wrong = “{$word}”不像区域。从大到小用斜杠分开，比如：开发区/长河街道/东风社区/东门网格
place-unknown = 没有“{$word}”这个区域。请核对名称，或写全：开发区/长河街道/东风社区/东门网格（人名里有空格请加引号）
place-several = “{$word}”不止一个：{$paths}。请把上级也写上。
place-known = {$path} 已经有了。
place-added = 已加上 {$path}（新增 {$count} 级）
place-none = 还没有区域。这样加：/place add 开发区/长河街道/东风社区/东门网格
place-tree = <b>区域</b>
place-line = {$indent}{$name}
team-usage = 这样写：/team add 10001 网格员 东门网格 王芳（电话可写在最后）；移除：/team remove 10001
team-id-wrong = “{$word}”不是可用的 Telegram 数字 ID。用户名会换人，不能用。
team-role-wrong = “{$word}”不是角色。可以写：网格员、社区、卫生院、派出所、镇街、区、管理员
team-added = 已加上：{$name}　{$role}　{$path}
team-added-not-open = 已加上：{$name}　{$role}　{$path}。⚠️ TA 还没打开过机器人，暂时收不到消息，请 TA 点一次“开始”。
team-known = {$name}已经是{$path}的{$role}。
team-unknown = 没有 ID 为 {$word} 的工作人员。
team-admin-stays = {$name}是配置里的管理员（ADMIN_IDS），请在配置里改。
team-removed = 已移除：{$name}
team-last-worker = {$name}是{$path}唯一的网格员，那里还有人在随访。请先安排接手的人。
team-list = <b>人员</b>
team-line = {$name}　{$role}　{$path}　<code>{$id}</code>
team-line-not-reachable = ⚠️ {$name}　{$role}　{$path}　<code>{$id}</code>（还收不到消息）
bind-in-group = 请在要绑定的群里发 /bind
bind-which = 要绑定哪里？这样写：/bind 东风社区
bind-how = 大家好，我是居家关怀助手。要让这个群收到预警，请负责人发：/bind 东风社区
bound = 这个群已绑定 {$path}。预警会发到这里，姓名和门牌会隐去；点卡片上的按钮就能接手。
leaving = 抱歉，我只在登记过的工作群里服务，先退出了。
status = <b>系统状态</b>
status-people = 在管 {$managed} 人
status-alerts = 预警：没人接 {$open}，处理中 {$acked}
status-in = 收到：待处理 {$waiting}，已处理 {$done}，搁置 {$aside}，缺号 {$gap}
status-out = 发出：待发 {$owed}，已发 {$sent}，不确定 {$uncertain}，搁置 {$aside}
status-poll = 最近一次连上 Telegram：{$at}
status-outage = 最近一次停摆：{$from} — {$to}
ops-message-refused = ⚙️ 第 {$id} 条待发消息（{$kind}）被 Telegram 退回，已搁置。
ops-quarantined = ⚙️ 第 {$id} 号更新没能处理，已搁置。
ops-gap = ⚙️ 有 {$count} 条更新从未送到本机器人（过期，或被另一个程序取走）。
ops-conflict = ⚙️ 另一个程序正在用同一个 token 收消息。请停掉其中一个；在那之前可能会漏收。
ops-late = ⚙️ 系统停了 {$minutes} 分钟，顺延了 {$late} 位居民的时间。
ops-group-lost = ⚠️ 工作群“{$group}”发不进去了（被移出或禁言），预警会直接发给个人。
ops-topic-gone = ⚠️ 工作群“{$group}”的话题没有了，之后发到群里。

## 值班、排班、交班、提醒

duty-usage =
    这样写：/duty on 上班，/duty off 下班，/duty deputy 赵敏 指定代班人，
    /duty roster 东风社区 网格员 排班（名单另起一行）。单发 /duty 看自己的状态。
duty-head =
    🕗 <b>我的值班</b>
    .b1 = 上班
    .b2 = 下班
duty-on-until = ✅ {$place}　{$role}：在岗，到 {$until}
duty-on = ✅ {$place}　{$role}：在岗
duty-off-until = ⏸ {$place}　{$role}：已下班，{$until} 接班
duty-off = ⏸ {$place}　{$role}：已下班
duty-resting-until = ⏸ {$place}　{$role}：现在不是您的班，下一班 {$until}
duty-resting = ⏸ {$place}　{$role}：现在不是您的班
duty-always = 🔔 {$place}　{$role}：没有排班，有事就找您
duty-deputy = 代班人：{$name}
duty-no-deputy = 还没有代班人。这样指定：/duty deputy 赵敏
duty-admin = 管理员不排班，有事随时会收到。
duty-now-on = 好，您在岗了。
duty-now-off = 好，您下班了，之后的事找下一位。手上没办结的还是您的，要交班请发 /handover
deputy-usage = 这样写：/duty deputy 赵敏；取消：/duty deputy 无
deputy-named = 好，您不在的时候由{$name}代班。
deputy-none = 好，现在没有代班人了。
deputy-unknown = 人员里没有“{$name}”。
deputy-several = 叫“{$name}”的不止一位，请管理员先把名字分开。
deputy-self = 代班人不能是自己，请写一位同事。
deputy-elsewhere = {$name}不负责这一片，代不了这个班。
roster-usage = 这样写：/duty roster 东风社区 网格员，下面一行一天：周一 8点到20点 王芳 / 20点到次日8点 赵敏
roster-nobody = {$path}还没有人担任这个角色，先用 /team add 加人。
roster-is-shown = 🗓 <b>{$place}　{$role}</b>　接下来的班
roster-is-preview = 🗓 <b>{$place}　{$role}</b>　请核对，确认后才算数
roster-is-saved =
    🗓 <b>{$place}　{$role}</b>　排班已生效
    .b1 = 撤销这次排班
roster-is-undone = 🗓 <b>{$place}　{$role}</b>　这次排班已撤销，恢复原来的班。
roster-is-dropped = 🗓 <b>{$place}　{$role}</b>　没有改动。
roster-row = ✓ {$day} {$weekday}　{$begins}–{$ends}　{$name}
roster-row-refused = ✗ {$row}　（{$why}{$word}）
slip-day = 开头没看到日期或星期：
slip-span = 没看懂时间：
slip-name = 这个岗位没有这个人：
slip-several = 不止一位：
slip-past = 已经过了：
slip-far = 日期太远了：
slip-twice = 同一时间已经排了：
roster-more = 还有 {$count} 班没有列出来
roster-gaps = ⚠️ 没有人的时段：{$gaps}
roster-replaces = 会替换原来的 {$count} 个班。
roster-check =
    对的话请点“确认”。
    .b1 = 确认
    .b2 = 取消
roster-nothing = 没有一行能用，请改好再发一次。
roster-paste = 要改的话，把新的名单发给我。
roster-none = 还没有排班，谁都会收到。要排的话，把名单发给我，一行一天，比如：周一 8点到20点 王芳 / 20点到次日8点 赵敏
roster-saved-toast = 排班已生效。
roster-undone-toast = 已撤销。
roster-undo-late = 后来又排过新的班，这一次不能再撤销。
weekdays = 周一 周二 周三 周四 周五 周六 周日
gap-tomorrow = ⚠️ 明天{$place}{$role}有一段没有人值班：{$starts} 到 {$until}。补排请发 /duty roster
shift-begun-until = 🕗 <b>您接班了</b>　{$place}　{$role}，到 {$until}
shift-begun = 🕗 <b>您接班了</b>　{$place}　{$role}
digest-owned = 手上没办结的 {$count} 件：
digest-open = 还没有人接的 {$count} 件：
digest-taken = 别人手上没办结的 {$count} 件：
digest-missing = 🟡 还没报的 {$count} 位：{$names}
digest-missed = {$sign} {$place}　{$slot}没报的人
digest-nothing = 现在没有要交代的事。
handover-head = 🤝 <b>交班</b>
handover-which = 交给谁？对方点“接班”之前，事情还在您手上。
handover-nobody = 现在没有能接班的同事：要在同一片、已经上班、打开过机器人。看谁在岗：/whoson
handover-self = 不能交给自己，请选一位同事。
handover-elsewhere = {$name}不负责这一片，接不了这个班。
handover-unreached = {$name}现在收不到消息，请 TA 先打开一次机器人。
handover-off = {$name}现在不在岗，请先让 TA 发 /duty on，或换一位。
handover-pending = 您已经在等{$name}接班。要换人，请先在那张卡片上点“撤回”。
handover-giving =
    🤝 <b>已请{$receiver}接班</b>，等到 {$until}。接班之前，下面这些还是您的：
    .b1 = 撤回
handover-receiving =
    🤝 <b>{$giver}想把班交给您</b>，请在 {$until} 前答复：
    .b1 = 接班
    .b2 = 现在接不了
handover-accepted = ✅ {$receiver}接了{$giver}的班，转过来 {$moved} 件没办结的。
handover-refused = ↩️ {$receiver}现在接不了，事情还在{$giver}手上。
handover-withdrawn = ↩️ {$giver}撤回了交班，事情还在{$giver}手上。
handover-expired = ⌛ {$receiver}没来得及接班，事情还在{$giver}手上。可以再交一次：/handover
handover-accepted-toast = 好，接班完成。
handover-refused-toast = 已告诉对方您现在接不了。
handover-withdrawn-toast = 这次交班已撤回。
handover-expired-toast = 这次交班已过时，事情没有转走。
whoson-head = 👥 <b>{$place}　谁在岗</b>　{$at}
whoson-on = ✅ {$place}　{$role}：{$who}，到 {$until}
whoson-stand-in = 🔁 {$place}　{$role}：{$who}代班
whoson-always = 🔔 {$place}　{$role}：{$who}（没有排班）
whoson-gap = ⚠️ {$place}　{$role}：没有人在岗，转上一级
whoson-next = 　　下一班：{$next}
whoson-nobody = 这里还没有工作人员。
whoson-more = 还有 {$count} 行，请写具体一点的区域。
unreached-head = 📵 <b>收不到消息的 {$count} 位</b>
unreached-never = · {$name}　{$place}{$role}：还没打开过机器人
unreached-blocked = · {$name}　{$place}{$role}：停用了机器人，请电话联系
ringing-head =
    🔔 <b>哪些消息响铃</b>
    点一下换一种：响铃、静音、转给下一位。转走的消息看板上还看得到。
ringing-always = 求助和红色预警关系到人命，不能关，请放心它们不多。
ringing-now-on = 好，会响铃。
ringing-now-silent = 好，来了不出声。
ringing-now-off = 好，转给下一位，看板上还看得到。
kind-sos = 紧急求助
kind-red = 红色预警
kind-yellow = 黄色预警
kind-missed = 漏报汇总
kind-words = 居民留言
kind-told = 扫码登记
kind-duty = 接班提醒
mode-on = 响铃
mode-silent = 静音
mode-off = 转给下一位
morning-head = 🌅 <b>夜里攒下的 {$count} 件不急的事</b>
card-taken-back = 这张卡片已收回。
team-holds = {$name}还负责 {$people} 位居民、手上有 {$alerts} 件没办结。请选一位接手，点了就全部转过去并移除{$name}：
team-holds-nobody = {$name}还负责 {$people} 位居民、手上有 {$alerts} 件没办结，但没有能接手的人。请先用 /team add 加一位。
team-moved = 已移除{$name}。{$people} 位居民和 {$alerts} 件没办结的，都转给了{$successor}。

## 词

worker-unnamed = 网格员
slot-morning = 早上
slot-evening = 晚上
role-worker = 网格员
role-lead = 社区
role-health = 卫生院
role-police = 派出所
role-township = 镇街
role-district = 区
role-admin = 管理员
party-town = 镇街
party-police = 派出所
party-clinic = 卫生院
party-community = 社区

everywhere = 全部区域

## 命令

command-start = 开始
command-help = 怎么用、找谁
command-report = 报体温
command-need = 要东西
command-sos = 求助
command-call = 请网格员打电话
command-today = 今天的看板
command-rep = 代报体温
command-find = 查人
command-enroll = 登记居民
command-card = 再出二维码
command-duty = 值班、排班
command-handover = 交班
command-whoson = 谁在岗
command-notify = 哪些消息响铃
command-bind = 让这个群收到预警
command-place = 区域
command-team = 人员
command-status = 系统状态

# 命令后面写什么
usage-start = [码]
usage-rep = 姓名 体温
usage-find = 姓名、门牌或电话末四位
usage-enroll = 姓名 区域 [地址] [电话] [开始日期] [天数]
usage-card = 姓名
usage-duty = [on | off | deputy 姓名 | roster 区域 角色]
usage-handover = [姓名]
usage-whoson = [区域]
usage-bind = [区域]
usage-place = [add 区域]
usage-team = [add ID 角色 区域 姓名 [电话] | remove ID]
