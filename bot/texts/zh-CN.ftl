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
    .b1 = 👪 替家里人报
    .b2 = 不是我，扫错了
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
reading-noted-well =
    好的，{$name}：<b>{$value}℃，没有不舒服</b>。
    {$next}
ask-symptoms =
    记下了，{$name}：<b>{$value}℃</b>。
    身上有没有不舒服？
    .b1 = 没有不舒服
    .b2 = 有不舒服
    .b3 = ✏️ 体温记错了
symptom-pick = 哪里不舒服？可以点好几个，点完按“好了”。
    .b1 = 别的，我打字说
    .b2 = 好了
symptom-none-ticked = 请先点一下哪里不舒服，再按“好了”。
symptom-type-it = 请打字告诉我哪里不舒服，我转给{$worker}。
symptom-noted = 记下了：<b>{$symptoms}</b>。
symptom-noted-value = 记下了，{$name}：<b>{$value}℃，{$symptoms}</b>。
symptom-told =
    我已经告诉{$worker}，会尽快跟您联系，请留意电话。
    要是喘不上气、胸口痛、越来越重，点 🆘，或打 {$emergency}。
    .b1 = 📞 请给我打电话
    .b2 = ✏️ 改一下
symptom-value-too = 方便的话，请再把体温数字发给我，比如：<b>36.5</b>
well-and-value = 没有不舒服就好。请再把体温数字发给我，比如：<b>36.5</b>
feel-day-over = 那天的记录已经收好了。现在哪里不舒服，直接打字告诉我就行。
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
    .b4 = 还有别的不舒服
fever-symptoms = 也记下了：{$symptoms}。
fever-again = {$minutes} 分钟后我请您再量一次。
fever-recheck = {$name}，时间到了，麻烦再量一次体温，把数字发给我。
correct-day-over = 那天的记录已经收好了，改不了了。要是当时记错了，打字告诉我，我转给{$worker}。
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
    .b4 = 我还是打字
pad-tenths = {$whole} 度多少？点一下完整的数：
outage = 刚才我停了一会儿（{$from}到{$to}）。这段时间您发的我都收着，不用重发；晚了也不算您的。
outage-long = 从 {$from} 起我停了很久，到 {$to} 才恢复，这段时间的体温不算您漏报。要紧的话请再跟我说一遍。

## 居民：一家人一部手机

household = 👪
    .b1 = {$name} ☐
    .b2 = {$name} ☑ {$value}
    .b3 = 全家都报好了
household-morning =
    您好 ☀️ {$slot}的体温时间到了。今天是第 {$day} 天，共 {$total} 天。
    点名字，一位一位报。打字也行，比如：<b>{$name} 36.5</b>
household-evening =
    您好 🌙 {$slot}再给家里人量一次体温。今天是第 {$day} 天，共 {$total} 天。
    点名字，一位一位报。打字也行，比如：<b>{$name} 36.5</b>
household-reminder =
    还没收到这几位{$slot}的体温：{$name}
    不着急，方便的时候量一下，点名字就能报。
household-done = {$slot}的体温，家里都报好了，谢谢您。要改哪一位，点一下名字就行。
household-missing = 还差：{$names}。点名字就能报。
household-complete = 都报好了，谢谢您。
member-ask = <b>{$name}</b>的体温是多少？点数字，或者直接打字。
split =
    我是这样记的，对吗？
    {$parts}
    .b1 = ✓ 对
    .b2 = ✗ 重来
reading-of = <b>{$name}</b>
split-part = {$name}　<b>{$value}℃</b>
split-again = 好的，我没有记。请一位一位发给我，比如：<b>{$name} 36.5</b>
whose-word = “{$word}”<b>{$value}℃</b>，指的是哪一位？
second =
    {$name}这一轮的体温，{$who}已经报了 {$old}℃。
    要改成 <b>{$value}℃</b> 吗？
    .b1 = 改成 {$value}℃
    .b2 = 不改，就是 {$old}℃
second-same = {$name}的 {$value}℃，{$who}刚才已经报过了，两边一样，谢谢您。
second-kept = 好的，{$name}还是 <b>{$value}℃</b>，没有改。
told-reported = {$who}已经替{$name}报了：<b>{$value}℃</b>，您不用再报了。
told-reported-own = {$name}自己已经报了：<b>{$value}℃</b>，您不用再报了。
told-reported-fever =
    {$name}的体温报上来了：<b>{$value}℃</b>，比平时高（由{$who}报的）。
    已经通知{$worker}，会尽快联系。
told-corrected = {$name}的体温改成了 <b>{$value}℃</b>（原来是 {$old}℃）。
relation-ask = 您是 <b>{$name}</b> 的什么人？
    .b1 = 老伴
    .b2 = 子女
    .b3 = 父母
    .b4 = 别的
relation-noted = 好的，记下了：您是{$name}的{$relation}。
family =
    这部手机替这几位报体温：
    {$people}
    .b1 = ➕ 加一位家人
    .b2 = 不再替{$name}报
    .b3 = 不是我，扫错了
family-person = {$name}　（我是TA的{$relation}）
family-person-own = {$name}　（本人）
family-add =
    请扫那位家人的卡片，或者把卡片上的八位码发给我，再点“我替家人报”。
    还没有卡片的话，请{$worker}出一张。
family-stopped =
    好的，以后不再请您替{$name}报了，已经告诉{$worker}。
    .b1 = ↩️ 点错了，还是我报
family-back = 好的，{$name}的体温还是由您来报。

## 居民：说话、要东西、求助

pleasantry = 好的，我一直在。要报体温直接发数字，缺什么、哪里不舒服随时跟我说。
message-passed = 您的话已经转给{$worker}。
night-message = 您的话收到了，{$worker} {$work_start} 上班后回您。急病请点 🆘 求助。
call-promised = 好的，我请{$worker}给您打电话，请留意。
thermometer-promised = 没有体温计没关系，我请{$worker}送一支。您现在觉得身上烫吗？
    .b1 = 烫
    .b2 = 不烫
    .b3 = 说不清
heat-hot =
    知道了，我已经告诉{$worker}，会尽快跟您联系，请留意电话。
    先歇一歇，喝点温水。
    喘不上气、胸口痛、人迷糊：马上打 {$emergency}。
heat-cool = 好的。体温计到了，请量一下发给我；觉得身上烫了，随时告诉我。
heat-unsure = 说不清没关系，我请{$worker}打电话问问您，请留意电话。
voice-received = 收到您的语音，已经转给{$worker}听。报体温的话，发个数字更快，比如：<b>36.5</b>
file-received = 收到了，已经转给{$worker}。

## 居民：要东西

supply-menu = 您需要什么？点一下，或者直接打字、发图、发语音都行。
    .b1 = 🥬 菜和肉
    .b2 = 🍚 米面油
    .b3 = 💊 药
    .b4 = 🧴 日用品
    .b5 = 🗑 收垃圾
    .b6 = 📦 拿快递
    .b7 = 别的，我打字说
supply-detail =
    要哪些、多少？比如：<b>青菜两斤、鸡蛋一板</b>
    药请写药名，或者拍药盒。
supply-change = 好的，请把要的东西重新说一遍，我照新的记。
supply-how-much = 要多少？比如：<b>两斤</b>、<b>一袋</b>
supply-when = 急不急？
    .b1 = 很急（断药、断粮）
    .b2 = 今天要
    .b3 = 明天也行
supply-odd =
    我记的是：<b>{$items}</b>
    数量没错吧？
    .b1 = 没错
    .b2 = 我重新说
supply-whom = 这是给谁要的？
supply-breath = 问一句要紧的：现在喘气费力吗？
    .b1 = 费力，很难受
    .b2 = 不费力
supply-breath-fine = 好的。要是喘不上气，马上点“🆘 求助”。
supply-nothing = 请说一下要什么，比如：<b>青菜两斤、鸡蛋一板</b>
supply-created =
    记下了，单号 <b>{$no}</b>：
    .b1 = ✏️ 改一下
    .b2 = 取消
supply-created-for = 记下了，给<b>{$name}</b>的，单号 <b>{$no}</b>：
supply-line = · {$thing}
supply-more-lines = ……还有 {$count} 样，都记下了
supply-free = 免费
supply-sees = {$worker}看到会回您。
supply-sees-urgent = 已经马上告诉{$worker}，先办这一单。
supply-sees-morning = {$worker} {$at} 上班后就办。
supply-too-late = 这一单已经有人在办了。要改的话，直接打字告诉我，我转给网格员。
supply-cancelled = 好的，{$no} 取消了。还缺什么随时说。
supply-put-away = 好的，刚才那单不要了。还缺什么随时说。
supply-cancel-which = 要取消哪一单？
    .b1 = 取消 {$order}
supply-accepted = {$worker}接了您的单（{$no}），预计 {$at} 前送到门口。
supply-accepted-day = {$worker}接了您的单（{$no}），预计 {$day} {$at} 前送到门口。
supply-returned = 您的单（{$no}）换人来办，还在办，不用再说一遍。
supply-brings = 您的单（{$no}）由{$who}送到门口。
supply-bought = 您要的东西（{$no}）买好了，一共 {$price} 元。
supply-bought-free = 您要的东西（{$no}）备好了，不用钱。
supply-delivered =
    东西放您门口了（{$no}）。
    等两分钟，戴好口罩再开门拿。
    .b1 = 拿到了
    .b2 = 没看到
    .b3 = 东西不对
supply-done = 好的，这单办好了。还缺什么随时说。
supply-missing = 知道了，{$worker}会再去看看。等找到了，请点“拿到了”。
supply-wrong = 知道了，已经告诉{$worker}。哪里不对，请打字说一下，我转过去。
supply-unable = 您要的东西（{$no}）暂时买不到：{$reason}。要换别的吗？
    .b1 = 换别的
    .b2 = 不要了
supply-left = 好的，那就不要了。还缺什么随时说。
supply-settled = {$no} 的 {$price} 元结清了，谢谢您。

## 居民：体温计照片，和不是文字的消息

evidence-ask = 请把体温计和写着 <b>{$code}</b> 的纸一起拍张照片，发给我。
evidence-ask-for = {$name}的照片，纸上请写 <b>{$code}</b>。
picture-received = 照片收到，会交给{$worker}看。请再把体温数字发我一下，比如：<b>36.5</b>
picture-thanks = 照片收到，会交给{$worker}核对。谢谢您。
picture-what = 照片收到，会交给{$worker}看。是体温计的话，请把数字也发我；是别的事，打字告诉我一声。
picture-forwarded = 转来的照片收到，会交给{$worker}看。您本人的体温，请量好后直接发数字给我。
picture-truncated = 照片没有传全，请再发一次。
picture-small = 照片太小，看不清数字。请走近一点，再拍一张发给我。
picture-big = 照片太大，我打不开。请用“照片”的方式再发一次，不用选“原图”。
picture-no_picture = 这个文件我打不开。请用“照片”的方式再发一次。
picture-missing = 刚才的照片我没有收到。方便的话，请再发一次。
evidence-again = 照片看不太清。请再拍一张：体温计放平，亮一点，走近一点，让数字占满画面。
evidence-again-code = 照片看不太清。请再拍一张：纸上写 <b>{$code}</b>，体温计放在旁边，亮一点，走近一点。
evidence-told-read = {$worker}看了您的照片，体温记下了：<b>{$value}℃</b>。谢谢您。
evidence-told-corrected = {$worker}看了您的照片，体温记成 <b>{$value}℃</b>（原来 {$old}℃）。不对的话，请再量一次发给我。
hint-picture_file = 这种照片文件我打不开。请用“照片”的方式发给我。
hint-gif = 动图收到，我看不懂动图。要报体温，直接发数字，比如：<b>36.5</b>
hint-place = 位置我不保存，也不会转给别人。要人上门或急病，请点 🆘 求助。
hint-contact = 别人的电话我不保存。要给网格员留电话，请直接打字告诉我。
hint-poll = 投票我用不上。要报体温，直接发数字，比如：<b>36.5</b>
hint-dice = 玩一下真好。要报体温，请直接发体温计上的数字，比如：<b>36.5</b>
hint-other = 这种消息我还看不懂。请打字告诉我，或者拍张照片、发句语音。
sos-sent =
    已经通知{$worker}。
    <b>有生命危险，请现在就打 {$emergency}。</b>
    能打字的话，告诉我哪里不舒服。
    .b1 = 点错了，我没事
sos-cancelled = 没事就好，已经告诉{$worker}是点错了。可能还会给您打个电话，放心一些。

## 网格员：预警卡

alert-fever = {$sign} <b>发热 {$value}℃</b>　{$name}　{$addr}
alert-symptom = {$sign} <b>身体不舒服</b>　{$name}　{$addr}
alert-unconfirmed = {$sign} <b>可能发热，本人还没确认</b>　{$name}　{$addr}
alert-sos = {$sign} <b>紧急求助</b>　{$name}　{$addr}
alert-evidence = {$sign} <b>照片和报的数不一样，现记 {$value}℃</b>　{$name}　{$addr}
alert-not_home = {$sign} <b>敲门没有人应，请去看看人是否平安</b>　{$name}　{$addr}
alert-checkpoint = {$sign} <b>卡点移交：有发热人员回{$name}，请接收</b>
alert-supply = {$sign} <b>要的东西还没送到</b>　{$name}　{$addr}
alert-unreachable = {$sign} <b>收不到消息了</b>（停用了机器人），之后请电话代报　{$name}　{$addr}
alert-missed-head = {$sign} <b>{$place}　{$slot}还差 {$missing} 位</b>（应报 {$due}）
alert-missed-none = {$sign} <b>{$place}　{$slot}都报齐了</b>（应报 {$due}）
alert-day = 第 {$day}/{$total} 天
alert-phone = 📞 {$phone}
alert-corrected = ✏️ 本人改过：{$old}℃ → {$value}℃
alert-symptoms = 症状：{$symptoms}
alert-recheck = 🔁 {$at} 复测 {$value}℃，{$what}
recheck-normal = 正常
recheck-high = 还是高
alert-words = TA说：{$words}
alert-recent = 前几次：{$recent}
alert-measured = 测量时间：{$at}
alert-call = · {$at} {$who}：{$what}
alert-climbed = ⏫ 已升级 {$count} 级，还没有人接手
alert-please = 请 {$minutes} 分钟内接手，否则转{$next}。
alert-please-last = 请尽快接手；有人接手之前，我会一直提醒。
alert-handed = 🤝 {$actor}已交给{$colleague}，等 TA 点“我来处理”。
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
press-hand = 交给同事
press-show = 打开
take-back = 收回，我来处理
accept-traveller = 接收
call-was-reached = 打通了
call-was-no-answer = 没打通
alert-was-returned = 退回
alert-was-reopened = 没有结果，重新打开
alert-was-escalated = 转上级
alert-was-mistake = 本人说是点错了，请核实
alert-was-worse = 情况变化，重新提醒
alert-was-handed = 交给同事
outcome-better = 退热了，继续观察
outcome-watching = 已联系，继续观察
outcome-hospital = 已送医
outcome-wrong_number = 数记错了，已更正
outcome-false_alarm = 核实过，是误点
outcome-helped = 已帮助解决
outcome-reported = 都已补报
outcome-remeasured = 重新量过，以新数为准
outcome-by_phone = 改为电话上报
outcome-new_code = 重新发二维码
outcome-eased = 好些了，继续观察
outcome-back_home = 已经回家
outcome-was_home = 人在家，刚才没听到
outcome-told_before = 事先说过，核实过了
outcome-value_stands = 核实过，体温没报错
outcome-arrived = 人已接到
outcome-elsewhere = 不住这里，已转给别处
outcome-delivered = 已送到
outcome-cannot_be_had = 买不到，已说明
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
hand-ask = {$name} 这件事交给谁？
hand-asked = 交给谁，请在私聊里选。
hand-nobody = 现在没有能接手的同事，请用“转上级”。
hand-not-possible = {$actor}现在接不了这件事，请选别人。
hand-done = 已交给{$actor}。TA 接手之前，您可以随时收回；TA 不接，会继续往上转。
bundle-head = <b>{$count} 件预警</b>，{$open} 件还没办结。点名字打开：
outcome-asked = 结果请在私聊里选。
open-first = 请先到和我的私聊里点一次“开始”，我才能发给您。
outcome-type-it = 请打字说一下结果，一句话就行。
outcome-type-it-toast = 请打字说一下结果。
file-below = 档案在下面。

## 网格员：居民、代报、看板

from-resident = 💬 <b>{$name}</b>　{$addr}　{$why}
from-words = 留言
from-voice = 发来语音
from-voice-again = 又发来语音，看来更习惯说话，方便时打个电话问问
from-photo = 发来照片
from-video = 发来视频
from-video_note = 发来视频
from-file = 发来文件
wants-call = 请您打电话
told-joined = ✅ {$name}（{$addr}）扫码登记好了。
told-declined = ☎️ {$name}（{$addr}）不想用机器人，请改为电话随访：{$phone}
told-unbound = ↩️ {$name}（{$addr}）的二维码扫错了人，已经解除。请重新出一张卡：/card
code-used-twice = ⚠️ {$name}（{$addr}）的二维码被另一个账号又扫了一次，已经拒绝。如果是换手机，请重新出一张卡：/card
told-family-stopped = 👪 {$name}（{$addr}）的一位家人不再替TA报了，还有 {$count} 位能报。
told-family-none = ☎️ {$name}（{$addr}）现在没有人替TA报了，请改为电话随访，或再出一张卡：{$phone}
told-family-back = 👪 {$name}（{$addr}）的家人又接着替TA报了。
proxy-ask = 给 <b>{$name}</b>（📞 {$phone}）代报：体温多少？点数字，或者直接打字。会记为“电话代报”。
evidence-photo =
    📷 <b>{$name}</b>　{$addr}　照片
    .b1 = 是 {$value}
    .b2 = 看不清
    .b3 = 代报
    .b4 = 🔍 放大
evidence-video = 🎥 <b>{$name}</b>　{$addr}　视频（在上面）
evidence-said = 报的是 <b>{$value}℃</b>，和照片上一样吗？
evidence-no-value = 还没有报数字。照片上看得清，请点“代报”。
evidence-code = 今天的两位码：<b>{$code}</b>
evidence-alike = ℹ️ 和 {$at} 收到的一张很像，请多看一眼。也可能只是发重了。
evidence-forwarded = ↪️ 这张是转发来的，不算本人拍的。
evidence-is-confirmed = ☑️ {$who} {$at} 核对：没错
evidence-is-unreadable = ↩️ {$who} {$at}：看不清，已请本人再拍
evidence-is-corrected = ✏️ {$who} {$at} 按照片记（原来 {$old}）
evidence-is-mismatch = ✏️ {$who} {$at} 按照片更正（原来 {$old}），已发预警
evidence-is-refused = 照片打不开，已请本人再发。
evidence-is-missing = 照片没有取到，已请本人再发。
evidence-large = 📷 <b>{$name}</b>
evidence-value-ask = <b>{$name}</b>的照片上是多少？点数字，或者直接打字。
evidence-taken = 记下了：{$name} <b>{$value}℃</b>
evidence-noted = 核对好了，谢谢。
evidence-asked-again = 已请本人再拍一张。
evidence-changed = 这个数已经变了，请看最新的卡片。
evidence-gone = 照片已到期删除。
evidence-below = 大图在下面。
staff-media = 这个我处理不了。代报请发 /rep，能用的命令在 /help。
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
file-reporters = 📱 填报人：{$who}
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

## 网格员：物资

supply-head = 🛒 <b>{$no}</b>　<b>{$name}</b>　{$addr}　{$state}
supply-head-urgent = 🔴🛒 <b>{$no}</b>　<b>{$name}</b>　{$addr}　{$state}
supply-grave = ‼️ <b>{$why}</b>，请先办
supply-shown = 📎 附图或语音 {$count} 条（在下面）
supply-like = ↩️ 接着 {$no}
supply-due = ⏰ {$urgency}，{$at} 前送到
supply-late = ⏰ <b>已过时间</b>：{$urgency}，应在 {$at} 前送到
supply-owner = ✅ {$who}接单，预计 {$at}
supply-carrier = 🚶 {$who} 送
supply-cost = 💰 {$price} 元
supply-has-receipt = 🧾 有小票
supply-why = 原因：{$why}
supply-accept = 🛒
    .b1 = 接单，1 小时内
    .b2 = 接单，2 小时内
    .b3 = 接单，今天
    .b4 = 接单，明天
supply-press-buy = 买好了
supply-press-put = 放门口了
supply-press-got = 本人拿到了
supply-press-settle = 钱结清了
supply-press-cannot = 买不到
supply-press-give = 交给别人送
supply-press-return = 退回
supply-is-owed = 等接单
supply-is-accepted = 已接单
supply-is-bought = 已买好
supply-is-at_door = 已放门口
supply-is-not_found = ❗ 本人没看到
supply-is-wrong_things = ❗ 东西不对
supply-is-received = 已拿到
supply-is-settled = 办结
supply-is-cannot_be_had = 买不到
supply-is-cancelled = 本人取消
urgency-urgent = 很急
urgency-today = 今天要
urgency-tomorrow = 明天也行
grave-insulin = 要胰岛素
grave-dialysis = 要透析
grave-oxygen = 要氧气
grave-out_of_medicine = 断药
grave-out_of_food = 断粮
grave-baby_food = 婴儿口粮
grave-medicine = 要药
supply-yours = 好，这单归您了。已告诉本人。
supply-given-back = 已退回，等别人接单。
supply-taken-by = {$actor}已经接单了。
supply-changed = 这单已经变了，请看最新的卡片。
supply-not-yours = 这单不在您手上。
supply-resident-told = 已告诉本人。
supply-noted-toast = 记下了。
supply-why-ask = 为什么买不到？点一下，或者打字：原因，以及能换什么。
    .b1 = 卖完了
    .b2 = 附近没有卖的
    .b3 = 店没开门
    .b4 = 要处方
supply-why-sold_out = 卖完了
supply-why-no_such = 附近没有卖的
supply-why-shop_shut = 店没开门
supply-why-prescription = 要处方
supply-who-brings = 由谁去送？点同事，或者打字：<b>小刘 13800000066</b>
supply-carrier-usage = 这样写：小刘 13800000066
supply-given = 已交给{$who}。
supply-price-ask = {$no} 一共多少钱？发个数就行，比如：<b>23.5</b>；不用钱就发 <b>免费</b>。小票可以拍照发来。
supply-who-paid = {$price} 元记下了。这钱是谁付的？
    .b1 = 我垫的
    .b2 = 居民自己付的
    .b3 = 社区出的
supply-free-noted = 记下了：免费。
supply-receipt-noted = 小票收好了，也发给了本人。
payer-worker = 网格员垫付
payer-resident = 居民自付
payer-community = 社区出
money-open = <b>还没结</b>
money-settled = 已结清
supplies-head = 🛒 没办完的物资单 <b>{$count}</b>　第 {$page}/{$pages} 页
    .b1 = 📝 采购清单
supplies-line = · {$no}　{$name}　{$addr}　{$items}　{$state}　{$at} 前
supplies-line-urgent = · 🔴 {$no}　<b>{$name}</b>　{$addr}　{$items}　{$state}　{$at} 前
supplies-none = 现在没有没办完的物资单。
supplies-nothing-to-buy = 现在没有要买的东西。
supplies-usage = 这样写：/supplies，/supplies list，/supplies money 04-01，或 /supplies 17
supply-see-card = 见附图
shopping-head = 🛒 采购清单　{$day} {$at}　{$count} 单
shopping-title = 采购清单
    .b1 = 单号
    .b2 = 急否
    .b3 = 类别
    .b4 = 物品
    .b5 = 数量
    .b6 = 单位
    .b7 = 姓名
    .b8 = 住址
    .b9 = 电话
    .b10 = 接单人
shopping-shelf = <b>【{$shelf}】</b>
shopping-line = □ {$thing} → {$door}
shopping-line-urgent = □ 🔴 {$thing} → {$door}
shopping-page = 采购清单 {$page}/{$pages}
shopping-sheet = 采购清单，{$count} 单，可以打印。
shelf-medicine = 药
shelf-baby = 母婴
shelf-staple = 米面油
shelf-fresh = 菜肉蛋奶
shelf-daily = 日用品
shelf-parcel = 快递
shelf-rubbish = 垃圾
shelf-other = 其他
money-head =
    💰 <b>{$day}</b>　{$count} 单，共 <b>{$paid}</b> 元
    没结清 {$open} 元　免费 {$free} 单
money-residents = <b>按居民</b>
money-workers = <b>按采购人</b>
money-line = · {$name}　{$paid} 元（没结 {$open}）
money-none = {$day} 没有采购花销。
board-supplies = 🛒 物资 {$count}

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
ops-media-not-kept = ⚙️ 居民的照片存不进去（磁盘可能满了），会再试。体温和预警不受影响。
ops-gap = ⚙️ 有 {$count} 条更新从未送到本机器人（过期，或被另一个程序取走）。
ops-conflict = ⚙️ 另一个程序正在用同一个 token 收消息。请停掉其中一个；在那之前可能会漏收。
ops-late = ⚙️ 系统停了 {$minutes} 分钟，顺延了 {$late} 位居民的时间。
ops-group-lost = ⚠️ 工作群“{$group}”发不进去了（被移出或禁言），预警会直接发给个人。
ops-topic-gone = ⚠️ 工作群“{$group}”的话题没有了，之后发到群里。

## 留痕

audit-usage = 这样写：/audit 王芳 7（谁、最近几天，都可以不写；最多 {$most} 天）
audit-nobody = 在您的范围里没有找到“{$word}”。可以写工作人员或居民的姓名。
audit-several = “{$word}”有好几位，请把姓名写全。
audit-none = 最近 {$days} 天没有记录。
audit-head = 🗂 <b>操作留痕</b>　最近 {$days} 天，共 {$count} 条　{$page}/{$pages}
audit-line = {$at} {$who}　{$what}　{$whom}
page-before = ‹ 上一页
page-after = 下一页 ›
audit-place-added = 加了区域
audit-group-bound = 绑定了群
audit-reported-for = 代报体温
audit-board-seen = 看了看板
audit-file-seen = 看了档案
audit-supplies-seen = 看了物资单
audit-supplies-listed = 看了采购清单
audit-supply-seen = 看了一单物资
audit-supply-step = 办了物资单
audit-supply-money-seen = 看了物资账
audit-enrolled = 登记了居民
audit-code-renewed = 重出了二维码
audit-team-removed = 移除了人员
audit-refused = 想做权限外的事，被拒绝
audit-alert-ack = 接手了预警
audit-alert-reached = 记了打通
audit-alert-noanswer = 记了没打通
audit-alert-up = 转了上级
audit-alert-file = 从预警看了档案
audit-alert-done = 要办结预警
audit-alert-back = 退回了预警
audit-alert-hand = 要把预警交给同事
audit-alert-show = 打开了预警
audit-alert-handed = 把预警交给了同事
audit-alert-outcome-asked = 要打字写结果
audit-alert-closed = 办结了预警
audit-audit-seen = 查了留痕
audit-person-shown = 看了姓名和电话
audit-person-listed = 查人时看到
audit-command-ignored = 发来不算数的命令（转发、修改或匿名）
audit-team-add-worker = 任命网格员
audit-team-add-lead = 任命社区
audit-team-add-health = 任命卫生院
audit-team-add-police = 任命派出所
audit-team-add-township = 任命镇街
audit-team-add-district = 任命区
audit-team-add-admin = 任命管理员

## 词

worker-unnamed = 网格员
symptom-fever = 发热
symptom-cough = 咳嗽
symptom-throat = 嗓子痛
symptom-fatigue = 没力气
symptom-smell = 闻不到味
symptom-diarrhoea = 拉肚子
symptom-breath = 喘不上气
symptom-chest = 胸口痛
symptom-headache = 头痛头晕
symptom-vomit = 恶心呕吐
symptom-nose = 鼻塞流涕
symptom-ache = 身上疼
symptom-chills = 发冷
symptom-other = 不舒服
relation-self = 本人
relation-spouse = 老伴
relation-child = 子女
relation-parent = 父母
relation-other = 家人
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
command-family = 替家里人报
command-today = 今天的看板
command-rep = 代报体温
command-find = 查人
command-supplies = 物资单
command-enroll = 登记居民
command-card = 再出二维码
command-bind = 让这个群收到预警
command-place = 区域
command-team = 人员
command-audit = 操作留痕
command-status = 系统状态

# 命令后面写什么
usage-start = [码]
usage-rep = 姓名 体温
usage-supplies = [list | money 日期 | 单号]
usage-find = 姓名、门牌或电话末四位
usage-enroll = 姓名 区域 [地址] [电话] [开始日期] [天数]
usage-card = 姓名
usage-bind = [区域]
usage-audit = [谁] [天数]
usage-place = [add 区域]
usage-team = [add ID 角色 区域 姓名 [电话] | remove ID]
