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
sos-joining =
    <b>有生命危险，请现在就打 {$emergency}。</b>
    我已经告诉{$worker}。
join-first =
    还差一步：请先点按钮答一下，答好了再把刚才的话发给我，我才能记下。
    急病请打 {$emergency}。
sos-staff =
    <b>有生命危险，请现在就打 {$emergency}。</b>
    您是工作人员，这条我没有替您转给别人。
command-unknown = 这个命令我不认识。发 /help 看看能做什么。
command-meant = 这个命令我不认识。是想发 /{$name} 吗？发 /help 看看能做什么。
command-stale = 这条命令发来有一阵子了，我没有照办。还需要的话，请再发一次。
command-several = 一次发一条命令就好，请把它们分开发。刚才的都没有做。
slash-hint = 命令前面要用半角的斜杠，比如：/help
command-anonymous = 匿名管理员的命令，我认不出是谁，没有照办。请关掉匿名，用自己的身份再发一次。
command-forwarded = 转发来的命令我没有照办。需要的话，请您自己打一遍。
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
    您的记录 /me　设置、大字 /settings　不想再收 /stop
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
welcome-guardian = {$name}还不满 {$age} 岁，请监护人看过再点，由监护人替 TA 报。
enrol-done =
    {$name}，都办好了。
    今天是第 {$day} 天，{$end_date} 结束。
    每天 {$times} 我来问体温，您回个数字就行，比如：<b>36.5</b>
    下面四个大按钮随时能点。
enrol-done-later =
    {$name}，都办好了。
    {$start} 开始，{$end_date} 结束。
    从那天起，每天 {$times} 我来问体温，您回个数字就行，比如：<b>36.5</b>
    下面四个大按钮现在就能点。
joined-already = 您已经登记好了，不用再扫。直接发体温数字给我就行，比如：<b>36.5</b>
declined = 好的，我不打扰您。{$worker}会打电话问候您。以后想用，请网格员再给您一个二维码。
not-me-which =
    体温是别人的，请写上是谁、多少度。
    二维码扫错了，请回：<b>扫错了</b>
correct-left = 好的，没有改。
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
reading-noted-all =
    好的，都没有不舒服：
    {$parts}
    {$next}
    .b1 = ✏️ 改{$name}的
ask-symptoms =
    记下了，{$name}：<b>{$value}℃</b>。
    身上有没有不舒服？
    .b1 = 没有不舒服
    .b2 = 有不舒服
    .b3 = ✏️ 体温记错了
ask-symptoms-all =
    记下了：
    {$parts}
    有没有人不舒服？
    .b1 = 都没有不舒服
    .b2 = {$name}不舒服
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
confirm-of = 这是 <b>{$name}</b> 现在的体温吗？<b>{$value}℃</b>
confirm-home = 这是您家里人现在的体温吗？<b>{$value}℃</b>
pick-one = 我看到 {$count} 个数。<b>您本人现在</b>是哪个？
pick-one-of = 我看到 {$count} 个数。<b>{$name}现在</b>是哪个？
pick-one-home = 我看到 {$count} 个数。要记的是哪个？
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
    您好 ☀️ {$slot}的体温时间到了。{$days}
    点名字，一位一位报。打字也行，比如：<b>{$name} 36.5</b>
household-evening =
    您好 🌙 {$slot}再给家里人量一次体温。{$days}
    点名字，一位一位报。打字也行，比如：<b>{$name} 36.5</b>
household-day = 今天是第 {$day} 天，共 {$total} 天。
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
whose-word-next = “{$word}”<b>{$value}℃</b>，还有一位是谁？
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
call-asked = 您 {$at} 请过一次电话，{$worker}已经知道，再等一等就好。要是等不及，急病请点 🆘 求助，或打 {$emergency}。
call-at-night = 我现在就告诉{$worker}。夜里要是没看到，最晚 {$work_start} 以后给您打电话。急病请点 🆘 求助，或打 {$emergency}。
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
supply-unchanged = 好的，这一单不变。还缺什么随时说。
supply-left = 好的，那就不要了。还缺什么随时说。
orders-own-head = 🛒 <b>{$name}要过的东西</b>
    .b1 = 取消 {$no}
order-is-owed = 等人接单
order-is-accepted = 有人在办了
order-is-bought = 买好了
order-is-at_door = 放在门口了
order-is-not_found = 正在找
order-is-wrong_things = 正在换
order-is-received = 拿到了
order-is-settled = 办好了
order-is-cannot_be_had = 没买到
order-is-cancelled = 取消了
supply-from-stock = 您要的{$item}（{$no}）社区有现成的，给您留好了，不用钱。
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
message-from =
    💬 {$name}，<b>{$who}</b>给您留言：
    {$text}
    .b1 = 看到了
message-was-read = ✓ 您已看过。要回话，直接打字就行。
message-seen = 好的，已告诉网格员您看到了。
broadcast-from =
    📢 <b>{$place}</b>的通知
    {$text}
    —— {$who}
    .b1 = 已阅
    .b2 = 收到
broadcast-again = 这条通知，请您再看一下：
broadcast-was-read = ✓ 您已看过。
broadcast-seen = 好的，记下了。
advice-from =
    🌿 <b>{$title}</b>
    {$text}
    .b1 = 不用再发这类提示
advice-origin = <i>出处：{$source}（{$day}）</i>
advice-is-off =
    以后不再发这类提示，别的照常。
    .b1 = 还是发给我吧
advice-off = 好的，不再发这类提示。
advice-on = 好的，有新的提示会发给您。
sos-sent =
    已经通知{$worker}。
    <b>有生命危险，请现在就打 {$emergency}。</b>
    能打字的话，告诉我哪里不舒服。
    .b1 = 点错了，我没事
sos-cancelled = 没事就好，已经告诉{$worker}是点错了。可能还会给您打个电话，放心一些。

## 居民：我的记录、设置、不想再收、回来

pages = 📄
    .b1 = ‹ 上一页
    .b2 = 下一页 ›
    .b3 = ← 返回
record-whose = 看谁的记录？
record-head = 📒 <b>{$name}的记录</b>
    .b1 = 谁看过这份记录
    .b2 = 把全部记录发给我
    .b3 = 🛒 我要过的东西
    .b4 = 📄 再看解除通知单
record-paper-coming = 好的，通知单这就发给您。
record-paper-often = 通知单刚才已经发过几次了，往上翻一翻就能看到。
record-no-paper = 现在没有解除通知单。还没解除的话，解除那天会发给您。
record-day = 今天是第 {$day} 天，共 {$total} 天，还剩 {$left} 天，{$end_date} 结束。
record-not-begun = 还没开始，共 {$total} 天，{$end_date} 结束。
record-over = 已经结束了：共 {$total} 天，到 {$end_date}。
record-last = 最近一次：{$value}℃（{$at}）
record-none = 还没有体温记录
chart-name-stand-in = 体温记录
chart-fever-line = 发热线 {$value}℃
chart-footer = 上午、下午各取最高的一次；空着的是没有记录
looks-head = 👀 <b>看过{$name}记录的人</b>
looks-line = {$day}　{$role} {$who}{ $count ->
        [1] {""}
       *[other] {"　"}{$count} 次
    }
looks-visits = 谁来看过{$name}（抽查）：
looks-visit = {$day}　{$how}　{$what}　{$who}
looks-none = 还没有人打开看过{$name}的记录。
own-file-coming = 马上发给您。
own-file-html = 这是您的全部记录，点开就能看，也可以打印。里面有您的电话和住址，请收好。
own-file-json = 同样的内容，给别的软件读的一份。自己看的话，看上面那份就够了。
own-file-title = 我的随访记录
own-file-made = {$at} 生成，时间按 {$zone}。
own-file-person = 本人
own-file-episodes = 居家观察
own-file-readings = 体温
own-file-checks = 每一轮
own-file-chats = 谁替我填报
own-file-alerts = 提醒过工作人员的事
own-file-orders = 要过的东西
own-file-visits = 抽查
own-file-looks = 谁看过我的记录
own-file-nothing = 没有
person-file-html = 这是{$name}的全部记录，点开就能看，也可以打印。里面有电话和住址，请收好。
person-file-title = {$name}的随访记录
person-file-person = 本人
person-file-chats = 谁替 TA 填报
person-file-looks = 谁看过这份记录
field-seen-at = 看的时间
field-found = 看到的
field-name = 姓名
field-phone = 电话
field-address = 住址
field-place = 区域
field-registered = 登记时间
field-sex = 性别
field-age = 年龄（登记时）
field-care = 特殊情况
field-first-day = 第一天
field-last-day = 最后一天
field-state = 情况
field-measured-at = 测量时间
field-celsius = 体温 ℃
field-given-by = 谁报的
field-channel = 怎么报的
field-words = 原话
field-corrected-later = 后来改过
field-day = 日期
field-slot = 时段
field-since = 从
field-as = 身份
field-language = 语言
field-until = 到
field-raised-at = 时间
field-kind = 什么事
field-outcome = 结果
field-closed-at = 办结时间
field-number = 单号
field-asked-at = 提出时间
field-stands = 办到哪一步
field-price = 多少钱（元）
field-role = 岗位
field-times = 次数
value-active = 进行中
value-released = 已解除
value-transferred = 已转运
value-moved = 已搬走
value-died = 已去世
value-lost = 失联
value-void = 录错作废
value-due = 等待中
value-answered = 已报
value-missed = 没等到
value-excused = 不用报
value-checkpoint = 卡点移交
value-evidence = 照片和所报不一样
value-not_home = 核查时没遇到
value-supply = 物资没办完
value-symptom = 身体不舒服
value-outage = 我们这边停了，不算
value-self = 本人
value-female = 女
value-male = 男
value-family = 家人
value-worker = 工作人员代报
value-chat = 聊天
value-phone = 电话
value-door = 上门
value-video = 视频
value-declined = 选择电话随访
value-stopped = 不想再收消息
value-fever = 发热
value-sos = 求助
value-unconfirmed = 体温偏高，还没确认
value-unreachable = 收不到消息
value-yes = 是
value-no = 否
settings-head =
    ⚙️ <b>设置</b>
    .b1 = 语言 / Language
    .b2 = 🔍 换成大字
    .b3 = 🔍 换回普通字
    .b4 = 🕗 {$slot} {$at}，改时间
    .b5 = ↩️ 改回 {$before}
settings-language = 语言：{$language}
settings-large = 大字：开（图片用大字，数字按钮也大）
settings-normal = 大字：关
settings-advice-on = 温馨提示：收（每天最多一条）
    .b1 = 🌿 不收温馨提示
settings-advice-off = 温馨提示：不收
    .b1 = 🌿 收温馨提示
language-unknown = 还不会“{$word}”这种语言。可以写：/settings zh 或 /settings en
settings-hour = {$slot} {$at} 来问您
settings-hours = {$slot}几点问您方便？
settings-hours-also = 会一起改：{$names}
language-changed = 好的，以后我都用中文跟您说。
print-large = 好的，以后用大字。
print-normal = 好的，换回普通字了。
hour-chosen = 好的，改到 {$at}。已经开始的这一轮不变。
hour-not-offered = 这个时间不在可以选的范围里，请重新点一个。
stop-ask =
    您要是不想再收消息，我就不发了，改由{$worker}打电话问候。
    您想说话还是随时可以发给我，急病照样点 🆘 求助。
    .b1 = 不再收，改打电话
    .b2 = 都不再收
    .b3 = ← 还是照旧
stop-whom = 哪一位的不再收？
stop-kept = 好的，照旧。到时间我来问您。
stopped =
    好的，不再给您发{$names}的消息了。{$worker}会打电话问候。
    急病请点 🆘 求助，或打 {$emergency}。
    想回来，随时点下面，或者发 /start
    .b1 = 我想回来
welcome-back = 欢迎回来，{$names}。{$next}
back-waiting = {$slots}的体温还没报，方便的话现在量一下，发个数字就行。
back-nothing = 现在没有要报的，到时间我来问您。

## 居民：快结束、结束、结束以后

release-eve =
    {$names}，快到了：明天 {$end_date} 就满 {$total} 天。
    最后一天也请早晚各量一次体温。收到解除通知之前，请先在家等一等。
release-pending =
    {$names}，今天满 {$total} 天了，这些天辛苦了。
    正式解除要等{$worker}和社区核实，一有消息我马上告诉您，先不要出门。
release-day =
    {$names}，恭喜您，居家观察结束了。
    之后 {$days} 天我每天来问候一声，不用天天报体温；不舒服随时跟我说，急病请打 {$emergency}。
    这些天辛苦了，多保重。
release-day-only =
    {$names}，恭喜您，居家观察结束了。
    不舒服请及时就医，急病请打 {$emergency}。这些天辛苦了，多保重。
aftercare = {$names}，您好，结束后第 {$day} 天了。身上要是不舒服就跟我说，我告诉{$worker}。没事不用回。
aftercare-last = {$names}，您好，这是我最后一次问候了。以后有事请找{$worker}，急病请打 {$emergency}。多保重。
aftercare-ask = 方便的话量一下体温，把数字发给我。
## 工作人员：解除、通知单、回访

release-usage = 请写上姓名，例如 /release 王大爷
release-several = “{$word}”有好几位，是哪一位？
release-not-isolated = {$name}现在不在隔离期，不用解除。要重新登记请用 /enroll
release-one-person = 这一步要另一位来点：网格员、卫生院、社区各点一次。
release-agreed = 记下了。条件都齐了，社区就能确认。
release-already = 这一位已经办过了，卡片上是现在的情况。
release-not-yet = {$name}还差 {$count} 项，已经告诉该办的人，见卡片。
release-done = {$name}已解除，通知单发出去了。
release-told = {$name}（{$addr}）已解除隔离，通知单已发给本人。
release-told-print = {$name}（{$addr}）已解除隔离，没有手机能收通知单，请打印盖章送去。
release-taken-back = 收回了。
release-undone = {$name}，刚才的解除通知先不算，还有一点要核实。请先在家等一等，有消息我马上说。
release-undone-toast = 撤回了，随访照常继续。
release-undo-late = 现在不能撤回了，要继续隔离请重新登记。
release-notice-below = 通知单在下面，可以打印盖章。
release-head =
    <b>{$name}</b>　{$addr}
    .b1 = ↩️ 收回我的同意
    .b2 = 🖨 再出一份通知单
    .b3 = ↩️ 撤回解除
    .b4 = 🔄 刷新
    .b5 = ⋯ 其他情况
release-ended = {$how}
release-count = 第 {$day} 天，共 {$total} 天，{$end} 满。
release-agreed-by = ✓ {$what}：{$name} {$at}
release-missing = ▫️ {$why} → {$who}
release-waits = ▫️ {$why}
release-ready = ✅ 条件都齐了，等社区确认。
release-press-worker = ✅ 网格员同意解除
release-press-health = ✅ 卫生院同意解除
release-press-lead = 🔓 确认解除
agreed-worker = 网格员同意
agreed-health = 卫生院同意
agreed-lead = 社区确认
unmet-last_day = 没到日子
unmet-reading = 缺体温
unmet-alert = 有预警
unmet-symptom = 不舒服
unmet-worker = 等网格员
unmet-health = 等卫生院
unmet-last_day-why = 还没到最后一天，{$end} 满
unmet-reading-why = 最后一天还没有体温
unmet-alert-why = 还有 {$count} 条预警没办完
unmet-symptom-why = {$hours} 小时内有过不舒服或发热
unmet-worker-why = 等网格员同意
unmet-health-why = 等卫生院同意
due-head =
    📋 <b>{$place}</b>　{$day}　到期 {$count} 位
    点名字看还差什么。
    .b1 = 🔄 刷新
due-line = · {$name}　{$addr}　{$missing}
due-none = 没有等着解除的人。
due-ready = 齐了
due-released = ✅ 今天已解除 {$count} 位：{$names}
release-notice = {$name}的解除通知单，请保存好。
release-notice-print = {$name}的解除通知单，打印后盖章。
paper-title = 解除居家隔离通知单
paper-number = 编号 {$number}
paper-address = 住址
paper-days = 隔离时间
paper-from-to = {$start} 至 {$end}，共 {$days} 天
paper-released = 解除日期
paper-words = 以上人员居家隔离期满，最后一天已测体温，{$hours} 小时内没有不适，即日起解除居家隔离。
paper-advice = 之后 {$days} 天请留意体温，不舒服及时就医，或联系网格员。
paper-advice-only = 不舒服请及时就医，或联系网格员。
paper-stamp = （盖章）
paper-footer = 盖章后有效
aftercall-head =
    📞 回访　<b>{$name}</b>　{$addr}
    结束后第 {$day} 天，请打个电话问一声。
    .b1 = ↩️ 点错了，改一下
aftercall-tries = 第 {$count} 次提醒。
aftercall-outcome = {$outcome}（{$who}）
aftercall-press-well = 打通了，都好
aftercall-press-unwell = 打通了，不舒服
aftercall-press-no_answer = 没打通
aftercall-was-well = ✅ 打通了，都好
aftercall-was-unwell = 🟡 打通了，不舒服，已转预警
aftercall-was-no_answer = 没打通
aftercall-was-skipped = 不用打了
aftercall-given-up = {$name}（{$addr}）结束后第 {$day} 天的回访，提醒了 {$tries} 次没有结果，请社区看一下。
aftercall-over = 这通电话已经记好了。
aftercall-tomorrow = 记下了，明天再提醒一次。
aftercall-alert = 记下了，这条预警已转给网格员和卫生院。
aftercall-noted = 记下了，谢谢。

## 工作人员：延长、暂停、转网格、其他结束

change-several = “{$word}”有好几位，是哪一位？
change-count = 共 {$count} 位。
change-reason = 原因：{$reason}
change-by =
    {$who}　{$at}
    .b1 = ↩️ 撤销
change-is-undone = ↩️ 已撤销，一切照旧。
change-undone = 撤销了。
change-undo-late = 这一步现在撤不回来了：时间过了，或者后面又改过。
changed-extended = 📅 <b>{$name}</b>　{$addr}　隔离期延长：{$old} → {$new}
changed-paused = ⏸ <b>{$name}</b>　{$addr}　暂停提醒，{$new} 起照常。
changed-hospital = 🏥 <b>{$name}</b>　{$addr}　已转到医院，这里的隔离期结束。
changed-moved = 🏠 <b>{$name}</b>　{$addr}　已搬走，这里的隔离期结束。
changed-died = <b>{$name}</b>　{$addr}　已去世。不会再给家里发任何消息。
changed-mistake = 🗑 <b>{$name}</b>　{$addr}　登记有误，已作废，不算进任何数字。
extend-usage = 请写姓名和天数，例如 /extend 王大爷 2 复测等结果
extend-days = “{$word}”不行，一次最多延长 {$most} 天。比如：/extend {$name} 2
extended-told = {$name}，隔离期要多几天，最后一天改到 {$end}。有难处跟我说，我转告网格员。
pause-usage = 请写姓名或区域，和到哪天，例如 /pause 王大爷 2天
pause-until-wrong = “{$word}”看不懂或者太远，请写天数或日期，例如 2天
pause-nobody = {$place}现在没有人在随访。
pause-ask = {$name}，暂停多久？
pause-days = {$count} 天
told-pause-over = ▶️ 暂停结束，今天起照常问体温（{$count} 位）：{$names}
parting-ask =
    <b>{$name}</b>　{$addr}
    隔离期是怎么结束的？
    .b1 = 不是，返回
parting-hospital = 🏥 转到医院
parting-moved = 🏠 搬走了
parting-died = 已去世
parting-mistake = 🗑 登记有误，作废
parting-sure-died = <b>{$name}</b>　{$addr}　确认已去世吗？确认后不再给家里发任何消息。
parting-sure-mistake = <b>{$name}</b>　{$addr}　确认是登记有误吗？作废后不算进任何数字。
parting-told = {$name}这边的随访到这里结束了，不会再来问体温。这些天辛苦了，多保重。
transfer-usage = 请写姓名和去的区域，例如 /transfer 王大爷 西门网格 搬到女儿家
transfer-same = {$name}本来就在{$place}。
transfer-pending = {$name}已经在等{$place}接收了。
transfer-own = 要由接收的那一边来点。
transfer-person = 🔁 <b>{$name}</b>　{$addr}　第 {$day} 天，共 {$total} 天
transfer-way =
    {$place} → {$goal}（{$who}）
    .b1 = ✅ 接收
    .b2 = ✋ 不接收
    .b3 = ↩️ 收回
transfer-now-sent = 等{$goal}接收，最晚 {$at}。接收之前由{$place}负责。
transfer-now-accepted = ✅ {$who} {$at} 接收，现在由{$goal}负责。
transfer-now-refused = ✋ {$who} {$at} 没有接收，仍由{$place}负责。
transfer-now-taken_back = ↩️ {$who} {$at} 收回，仍由{$place}负责。
transfer-now-expired = ⏱ 到时间没人接收，仍由{$place}负责。
transfer-accepted = 接收了，历史记录一起过来了。
transfer-refused = 记下了，仍由原来那边负责。
transfer-taken_back = 收回了。
transfer-over = 这次转出已经有结果了，见卡片。
transfer-told-accepted = ✅ {$place}已接收{$name}，现在由那边负责。
transfer-told-refused = ✋ {$place}没有接收{$name}，仍由您这边负责。
transfer-told-expired = ⏱ {$name}转到{$place}，到时间没人接收，仍由原来那边负责，请双方社区看一下。
transfer-resident-told = {$name}，您现在由{$worker}照看（电话 {$phone}）。量体温照旧，有事直接跟我说。

## 工作人员：清除一个人的资料

forget-several = “{$word}”有好几位，清除哪一位？
forget-active = {$name}还在随访，不能清除。请先办解除或其他结束。
forget-head =
    🗑 清除资料　<b>{$name}</b>　{$addr}
    .b1 = 同意清除
    .b2 = 不清除
    .b3 = 📄 先导出全部资料
forget-rows = 一共 {$rows} 条，清除后找不回来。申请人：{$who}
forget-is-asked = 要另一位来同意，最晚 {$until}。
forget-is-agreed = 已同意，马上清除。
forget-is-refused = 没有清除。
forget-is-expired = 没人同意，没有清除。
forget-is-planned = 按保存期清除。
forget-is-warned = 按保存期清除。
forget-is-done = 已清除。
forget-done = 🗑 已清除，一共 {$rows} 条。备份里的旧资料随备份到期消失。
forget-second = 要另一位来同意，申请人自己不算。
forget-over = 这件事已经有结果了。
forget-agreed = 记下了，马上清除。
forget-refused = 记下了，不清除。
forget-warned = 🗑 {$name}的资料保存期快到了，{$at} 自动清除。需要留的请先导出。
forget-list = 🗑 接下来按保存期清除（现在什么也没动）：
forget-line = · {$at}　{$name}　{$rows} 条
forget-none = 没有要清除的。

## 居民：出门一会儿

outing-which = 您出门做什么？点一下，我告诉网格员，就不用担心您了。
outing-who = 是哪一位出门？
outing-rubbish = 下楼扔垃圾
outing-parcel = 拿快递
outing-doctor = 去看病
outing-back = 我回来了
outing-noted = 好的，{$name}，记下了，{$at} 前回来就行。{$worker}也知道了。回来后点一下。
outing-noted-doctor = 好的，{$name}，记下了，{$worker}也知道了。路上慢点，{$at} 前回来的话点一下；晚了也没关系，跟我说一声。
outing-late = {$name}，您回来了吗？回来了点一下就好。还在外面也没关系，路上慢点。
outing-is-back = 好的，{$name}回来了，记下了。
outing-back-already = 已经记下您回来了。

## 网格员：预警卡

alert-fever = {$sign} <b>发热 {$value}℃</b>　{$name}　{$addr}
alert-fever-corrected = {$sign} <b>发热 {$old}℃，后改为 {$value}℃</b>　{$name}　{$addr}
alert-symptom = {$sign} <b>身体不舒服</b>　{$name}　{$addr}
alert-unconfirmed = {$sign} <b>可能发热，本人还没确认</b>　{$name}　{$addr}
alert-sos = {$sign} <b>紧急求助</b>　{$name}　{$addr}
alert-evidence = {$sign} <b>照片和报的数不一样，现记 {$value}℃</b>　{$name}　{$addr}
alert-not_home = {$sign} <b>核查时没遇到，请看看是否平安</b>　{$name}　{$addr}
alert-checkpoint = {$sign} <b>卡点移交：有发热人员回{$name}，请接收</b>
alert-supply = {$sign} <b>要的东西还没送到</b>　{$name}　{$addr}
alert-unreachable = {$sign} <b>收不到消息了</b>（停用了机器人），之后请电话代报　{$name}　{$addr}
alert-stopped = {$sign} <b>不想再收消息，请改为电话随访</b>　{$name}　{$addr}
alert-missed-head = {$sign} <b>{$place}　{$slot}还差 {$missing} 位</b>（应报 {$due}）
alert-missed-none = {$sign} <b>{$place}　{$slot}都报齐了</b>（应报 {$due}）
alert-day = 第 {$day}/{$total} 天
alert-phone = 📞 {$phone}
alert-corrected = ✏️ 改过：{$old}℃ → {$value}℃
alert-symptoms = 症状：{$symptoms}
alert-recheck = 🔁 {$at} 复测 {$value}℃，{$what}
recheck-normal = 正常
recheck-high = 还是高
alert-order = 单子：{$words}
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
press-note = 记一笔
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
outcome-back = 又能收到消息了
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
file-in-private = 档案发到您和我的私聊里了。

## 网格员：居民、代报、看板

not-passed-on = 有一条语音、图片或文件没能转给您，可能对方已经删了。请直接问一问。
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
told-unbound = ↩️ {$name}（{$addr}）的二维码扫错了人，已经解除。请重新出一张卡：/card {$name}
code-used-twice = ⚠️ {$name}（{$addr}）的二维码被另一个账号又扫了一次，已经拒绝。如果是换手机，请重新出一张卡：/card {$name}
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
rep-several-lines = /rep 一次报一位。好几位的话，第一行写“接龙”，下面一行一位，写序号、姓名、体温，发给我就行。
rep-several = “{$word}”有好几位，是哪一位？
proxy-value = “{$word}”我看不出体温。请只发数字，比如：<b>36.5</b>
rep-value = “{$word}”我看不出体温。这样写：/rep 王大爷 36.5
rep-confirm = {$name}的体温，请再确认一下：
rep-not-followed = {$name}现在不在随访中。
rep-done = 已代报：{$name} <b>{$value}℃</b>
rep-done-fever = 已代报：{$name} <b>{$value}℃</b>，预警卡已发出。
find-usage = 这样写：/find 王大爷（姓名、拼音首字母、门牌，或电话末四位）
find-prompt =
    要找谁？发姓名、拼音首字母、门牌或电话末四位，比如：lnn、3-2-501
    .b1 = 📵 收不到消息的 {$count} 位
find-several = “{$word}”有好几位，点一下看档案：
find-nobody = 在您的范围里没有找到“{$word}”。可以试试姓名、拼音首字母、门牌或电话末四位。
find-more = 还有更多，请写得再具体一点。
card-usage = 这样写：/card 王大爷
card-several = “{$word}”有好几位，给哪一位重出二维码？
file-head =
    👤 <b>{$name}</b>　{$addr}
    .b1 = 代报体温
    .b2 = 再出二维码
    .b3 = 📈 体温曲线
    .b4 = ✏️ 记一笔
    .b5 = 💬 留言
    .b6 = 备注 {$count}
    .b7 = ☎️ 没有 Telegram
    .b8 = 📱 有 Telegram 了
    .b9 = 刷新
    .b10 = 🛒 物资 {$count}
file-calls = ☎️ 打电话记录
file-visits = 🚪 在位记录
file-felt = 🤒 症状
file-page-head = {$what}：{$count} 条
file-page-none = 还没有记录。
file-page-call = 刚打过电话？点一下结果，就记下了：
symptom-none = 没有不舒服
symptom-taken-back = 本人收回了
file-ended = {$how}（{$start}—{$end}）
ended-released = 已解除隔离
ended-transferred = 已转运
ended-moved = 已搬走
ended-died = 已去世
ended-lost = 失联
ended-void = 录错作废
file-reporters = 谁填报：{$who}
file-party = · {$party}：{$name}　{$phone}
file-note = 📝 {$at} {$who}：{$text}
file-notes-more = 还有 {$count} 条备注，点“备注”看。
chart-caption = 📈 <b>{$name}</b>　{$period}
chart-fever = 发热线 {$line}℃
chart-below = 曲线在下面。
by-phone-on = 记下了：没有 Telegram，由您电话随访。
by-phone-off = 记下了：有 Telegram 了，可以再出二维码。
file-place = {$place}
file-day = 第 {$day}/{$total} 天，{$end} 结束
file-not-begun = {$start} 开始，{$end} 结束
file-over = 不在随访中
file-alerts = 🔴 没办结的预警：{$count}（{$alerts}）
file-recent = 最近：{$recent}
file-no-readings = 还没有体温记录
linked-yes = 📱 已扫码
linked-blocked = ⚠️ 收不到消息，请电话联系
linked-declined = ☎️ 选择电话随访
linked-not-yet = ⏳ 还没扫码
find-over = （已结束）
unreached-head =
    📵 <b>{$count} 位收不到机器人的消息</b>，请电话随访
    .b1 = 再出码
unreached-line = · {$name}　{$addr}　📞 {$phone}　{$why}
unreached-none = 👍 您这里的居民都收得到消息。
linked-no-telegram = ☎️ 没有 Telegram
note-whom = 给谁记一笔？请发“姓名 内容”，比如：王大爷 血压药够吃到周五
note-in-private = 请在我们的私聊里写。
note-ask = 给 <b>{$name}</b> 记点什么？请直接打字。备注只有工作人员看得到。
note-several = “{$word}”有好几位，记给哪一位？
note-long = 这条有 {$count} 个字，备注最多 {$most} 个字，请写短一点。
notes-head =
    📝 <b>{$name} 的备注</b>
    .b1 = ← 档案
notes-none = 还没有备注。
note-line =
    {$at} {$who}：
    {$text}
    .b1 = 撤回 {$at} 那条
note-removed = 已撤回。
note-stays = 写下超过 {$minutes} 分钟的备注不能撤回，可以再记一条说明。
press-reply = 回复
message-whom = 给谁留言？请发“姓名 内容”，比如：王大爷 菜今天下午送到
message-ask = 给 <b>{$name}</b> 留言：点一句，或者直接打字。
message-several = “{$word}”有好几位，留言给哪一位？
message-long = 这条有 {$count} 个字，留言最多 {$most} 个字，请写短一点。
message-unreachable = {$name}现在收不到留言（{$why}），请打电话：{$phone}
message-on-its-way = 好，现在就发。
quick-1 = 收到，我马上来。
quick-2 = 东西今天给您送到。
quick-3 = 我稍后给您打电话。
quick-4 = 请您再量一次体温，把数字发过来。
quick-5 = 好的，知道了，您放心。
receipt-head =
    💬 给 <b>{$name}</b> 的留言：{$text}
    .b1 = 现在就发
receipt-waiting = 🕓 正在发
receipt-held = 🌙 夜里不打扰，{$at} 发
receipt-delivered = ✓ {$at} 已送到
receipt-read = ✓✓ {$at} 已阅
receipt-failed = ⚠️ 没送到，请打电话
board-head = 📋 <b>{$place}　{$day}</b>　{$at} 更新
    .b1 = 刷新
    .b2 = 未报 {$count}
    .b3 = 异常 {$count}
    .b4 = 全部
    .b5 = 物资 {$count}
    .b6 = 没扫码 {$count}
board-figures = 在管 {$managed}　没办结 {$alerts}　没扫码 {$unlinked}
board-slot = {$slot}：已报 {$done} / {$due}
board-no-slot = 今天还没开始问。
board-abnormal = 🔴 异常：{$people}
board-missing = 🟡 未报 {$count}：{$names}
board-all-done = ✅ 这一轮都报齐了
board-fresh = 已是最新。
today-which = 看哪里的？
staff-not-understood = 没看懂。发 /help 看看能用的命令。
staff-no-resident = 这是给居民用的。您能用的命令在 /help。
in-private-only = 有姓名和电话，请在和我的私聊里看。

## 网格员：物资

supply-head = 🛒 <b>{$no}</b>　<b>{$name}</b>　{$addr}　{$state}
supply-head-urgent = 🔴🛒 <b>{$no}</b>　<b>{$name}</b>　{$addr}　{$state}
supply-grave = ‼️ <b>{$why}</b>，请先办
supply-out-of-stock = 🎁 从库存发的：{$things}
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
supplies-of-night = 🛒 夜里来了 {$count} 张物资单。请在和我的私聊里发 /supplies 看。
supplies-none = 现在没有没办完的物资单。
supplies-nothing-to-buy = 现在没有要买的东西。
supplies-no-such = 没有 {$number} 号物资单。没办完的在这里：/supplies
supplies-usage = 这样写：/supplies，/supplies list，/supplies money 04-01，或 /supplies 17
supply-see-card = 见附图
shopping-head = 🛒 采购清单　{$day} {$at}　{$count} 单
shopping-when = {$day} {$at} · {$count} 单
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
orders-head = 🛒 <b>{$name}</b>的物资单
orders-sum = 🛒 一共 {$count} 单，没办完 {$open} 单
orders-spent = {"　"}花了 {$paid} 元，没结清 {$owed} 元
orders-line = · {$no}　{$items}　{$state}
orders-price = {"　"}{$price} 元
orders-none = 还没有要过东西。
board-supplies = 🛒 物资没办完 {$count}　今天提出 {$asked}，送到 {$done}，超时 {$overdue}
## 网格员：名单、电话记录、在位核查、接龙

list-turn = ↔
    .b1 = ‹ 上一页
    .b2 = 下一页 ›
    .b3 = ← 返回
    .b4 = 再提醒他们一次
list-page = {$page}/{$pages}
list-tap = 点名字代报，或记电话结果。
list-missing = 🟡 {$slot}未报 {$count}：
list-none = ✅ 都报齐了
list-abnormal = 🔴 今天体温高的 {$count}：
list-abnormal-none = 今天还没有体温高的。
list-all = 全部 {$count}（按时段，“—”是还没报）：
board-below = · {$place}：{$done} / {$due}
person-ask = 体温多少？点整数，或者直接打字；会记为“电话代报”。没问到，就点电话结果。
person-wrong-number = ☎️ 号码不对，还没有新号码。可以问问邻居、家里人或社区。
person-hospital-sure = {$name}已经送医了吗？确定了再点。
person-hospital-yes = 是，已送医
visit-reached = 打通了
visit-no_answer = 没打通
visit-refused = 拒绝
visit-wrong_number = 号码不对
visit-hospital = 送医
visit-home = 在家
visit-away = 不在
visit-no_contact = 联系不上
call-was-refused = 不愿意说
call-was-wrong-number = 号码不对
call-was-hospital = 已送医
call-logged-reached = 记下了：{$name}，打通了。
call-logged-no-answer = 记下了：{$name}，没打通。
call-logged-refused = 记下了：{$name}，这次不愿意说。换个时间或换个人再问问。
call-logged-wrong-number = 记下了：{$name}的号码不对。请问问邻居、家里人或社区，要个新号码。
call-logged-hospital = 记下了：{$name}已送医。要转出，请联系社区。
rep-done-toast = 已代报：{$name} {$value}℃
rep-done-fever-toast = 已代报：{$name} {$value}℃，预警卡已发出。
reminded = 已再提醒 {$count} 个手机号。
remind-nobody-reads = 这几位都收不到消息，请打电话。
remind-nobody-missing = 现在没有要提醒的人。
remind-night = 夜里不打扰，请早上再提醒。
remind-already = 这一轮已经再提醒过了。
remind-enough = 今天再提醒的次数用完了，请打电话。
remind-over = 这一轮已经过去了，不再提醒。
alerts-head = 🔔 <b>{$place}　没办结 {$count}</b>　{$at} 更新
alerts-none = ✅ <b>{$place}　都办结了</b>　{$at} 更新
alerts-missed = {$place}　有人没报
alerts-owner = （{$actor}在办）
alert-below = 卡片在下面。
presence-head = 🚪 <b>{$place}　{$slot}在位核查</b>　{$ends} 前看完　{$at} 更新
presence-slot-forenoon = 上午
presence-slot-night = 晚上
presence-tap = 点一户，记下在不在。不用打扰居民报数。
door-open = {$sign} 没看 {$count}
door-again = {$sign} 再联系 {$count}
door-away = {$sign} 未遇到 {$count}
door-declared = {$sign} 已报备 {$count}
door-lost = {$sign} 没联系上 {$count}
door-home = {$sign} 在家 {$count}
door-head = <b>{$address}</b>　{$names}　（{$channel}）
door-ask = 看到的是？
door-each = 记哪一位？
door-apart = 分开记
door-found = · {$at} {$name}：{$what}
door-declared-until = （报备过，到 {$until}）
channel-door = 上门
channel-phone = 电话
channel-video = 视频
visit-noted-home = 记下了：{$name}在家。
visit-noted-declared = 记下了：{$name}出门前说过，不用再找。
visit-noted-away-alert = 记下了：这次没遇到{$name}。已请派出所一起看看。
visit-noted-again = 记下了：{$name}这次没联系上，{$minutes} 分钟后再试一次。
visit-noted-lost-alert = 记下了：{$name}几次都没联系上。已请派出所一起看看。
visit-noted-already = 刚才已经记下了。
presence-unfinished = 🚪 <b>在位核查到点了，还没看完：</b>
presence-unfinished-line = · {$place}：还差 {$count} 户
outings-head = 🚶 <b>{$place}　今天出门报备</b>　在外 {$out}　{$at} 更新
outings-late = ⏰ 说好的时间过了 {$count} 位，已经问过本人，方便时也问一声。
outings-out = · {$name}　{$addr}　{$why}　{$left} 出门，{$until} 前回
outings-back = ✅ {$name}　{$addr}　{$why}　{$left}—{$back}
roll-call-preview =
    📋 <b>接龙</b>　✓ 看得准 {$certain}　? 要问 {$doubtful}　= 已报过 {$same}
    请核对，没问题就点下面记下。
    .b1 = 记下看得准的 {$certain} 条
    .b2 = 不要这份
roll-call-fevers = 🔴 里面有 {$count} 条体温高，请尽快核对。
roll-call-asking = 📋 <b>接龙</b>　已代报 {$taken}　还要问 {$doubtful}
roll-call-done = 📋 接龙办完了：代报 {$taken}，没记 {$same}。
roll-call-off = 📋 这份接龙没有记。
roll-call-replaced = 📋 换成后面那份接龙了。已代报 {$taken}。
roll-call-taken = 已代报 {$count} 条。
roll-call-row-taken = 记下了：{$value}℃
roll-call-cancelled = 好的，不再记这份。
roll-call-stop = 到此为止
row-skip = 跳过这条
row-raw = 原文：<i>{$raw}</i>
row-left = 还有 {$count} 条要问。
row-several = 是哪一位
row-novalue = 没有体温
row-doubtful = 体温看不准
row-unknown = 不在您的网格
row-other = 报过别的数
row-ask-several = “{$name}”是哪一位？
row-ask-novalue = <b>{$name}</b> 没写体温。知道的话点整数，或者跳过。
row-ask-doubtful = <b>{$name}</b> 的体温是下面这个吗？
row-ask-unknown = “{$name}”不在您的网格里，这条记不了。
row-ask-other = <b>{$name}</b> 这一轮已报 {$reported}℃，和接龙不一样。要改成接龙里的吗？

## 网格员：库存与捐赠

stock-usage = “{$word}”我不认识。这样写：/stock in 大米 50 袋 东风社区 华联超市（还有 out 发、move 调、fix 更正、low 提醒、allot 拨款、spend 支出、list 名单、log 记录、export 导出）
stock-example-in = /stock in 大米 50 袋 东风社区 华联超市
stock-example-out = /stock out 大米 2 袋 李奶奶
stock-example-move = /stock move 大米 8 袋 长河街道 东风社区
stock-example-fix = /stock fix 17 多记了
stock-example-low = /stock low 大米 5 袋
stock-example-allot = /stock allot 东风社区 20000 元 每社区标准
stock-example-spend = /stock spend 东风社区 3000 元 买消毒液
stock-item-wrong = “{$word}”不像物品的名字。这样写：{$example}
stock-quantity-wrong = “{$word}”我看不出数量和单位，比如“50 袋”“50 斤”。这样写：{$example}
stock-money-wrong = “{$word}”我看不出金额，比如“3000 元”。这样写：{$example}
stock-donor-wrong = 捐赠人的名字太长了：“{$word}…”。这样写：{$example}
stock-entry-wrong = “{$word}”不像编号。编号在记录里，比如 17。这样写：{$example}
stock-move-usage = 调拨要写清从哪里、到哪里。这样写：{$example}
stock-log-usage = 这样写：/stock log 大米
stock-export-usage = 这样写：/stock export（也可以在后面写 xlsx 或 csv）
stock-none = 您的范围里没有“{$item}”（或者单位不一样）。发 /stock 看看有什么。
stock-anything = 物资
stock-not-enough = {$place}的{$item}只有 {$amount} {$unit}，不够。没有记。
stock-move-same = 它本来就在{$place}，不用调。
stock-allot-nowhere = {$place}下面没有这一级的区域，没有记。
stock-request-unknown = 您的范围里没有 {$number} 号物资单。发 /supplies 看看有哪些。
stock-request-over = {$number} 号物资单已经取消或买不到，没有记。
stock-entry-unknown = 没有编号 {$entry} 的记录。
stock-entry-two-sided = 编号 {$entry} 是调拨，两边都有账，不能单独更正。请对方再调回来；还没收下的，请用卡片上的按钮收回。
stock-countered-already = 编号 {$entry} 已经更正过了。
stock-undo-late = 编号 {$entry} 记了有一阵子了。请用 /stock fix {$entry} 加上原因来更正。
stock-form-over = 这张单子已经填完或者停了。要再记，请发 /stock
stock-tap-please = 请点一下按钮。
stock-stopped = 好的，没有记。
stock-stop = 不记了
stock-ask-item = 是什么东西？打字告诉我，比如：大米
stock-ask-quantity = <b>{$known}</b>：多少？数字和单位一起写，比如：50 袋
stock-ask-place = <b>{$known}</b>：在哪里？点一下，或者打区域的名字。
stock-ask-goal = <b>{$known}</b>：调到哪里？点一下，或者打区域的名字。
stock-ask-donor = <b>{$known}</b>：谁捐的？打名字，比如：华联超市
stock-ask-shown = 公示名单里写出捐赠人的名字吗？
stock-ask-recipient = <b>{$known}</b>：发给谁？打姓名、区域，或者物资单号，比如：#12
stock-ask-entry = 更正哪一笔？发编号，比如：17（编号在 /stock 的记录里）
stock-ask-reason = 为什么更正？一句话就行，比如：多记了
stock-ask-money = 多少钱？比如：3000 元
stock-ask-standard = 按什么标准？比如：每社区标准。写了“每社区”“每网格”，就是给下面每一个都拨这么多。
stock-ask-purpose = 用在哪里？比如：买消毒液
stock-no-donor = 没有捐赠人
stock-name-shown = 写名字
stock-name-hidden = 不写，隐去
stock-no-standard = 不写标准
stock-received =
    📥 记下了（编号 {$entry}）：{$place}收到{$donor}的 <b>{$item} {$amount} {$unit}</b>
    现有 {$left} {$unit}
stock-received-plain =
    📥 记下了（编号 {$entry}）：{$place}收到 <b>{$item} {$amount} {$unit}</b>
    现有 {$left} {$unit}
stock-handed-out =
    📤 记下了（编号 {$entry}）：{$place}的 <b>{$item} {$amount} {$unit}</b>，发给 {$whom}
    还剩 {$left} {$unit}
stock-spent =
    💴 记下了（编号 {$entry}）：{$place}支出 <b>{$amount} {$unit}</b>，{$purpose}
    {$item}还剩 {$left} {$unit}
stock-allotted = 💴 记下了：{$place}，{$count} 处，每处 <b>{$amount} 元</b>，共 {$total} 元。已经告诉各处负责人。
stock-allotted-to-you = 💴 {$who}给{$place}拨了 <b>{$amount} 元</b>（{$words}）。支出请记：/stock spend {$place} 3000 元 买消毒液
stock-countered = ↩️ 已更正编号 {$entry}：{$place}的{$item}现有 {$left} {$unit}
stock-undone = 已撤回。
stock-undo = ↩️ 记错了，撤回
stock-low-set = 好的，{$place}的{$item}少于 {$amount} {$unit} 时提醒一次。
stock-is-low = 🟡 {$place}的 <b>{$item}</b> 只剩 {$amount} {$unit} 了，该补了。
stock-board = 📦 <b>库存</b>　{$page}/{$pages}　点数字看记录
stock-empty = 还没有记过东西。点下面的“收”，或者发：/stock in 大米 50 袋 东风社区 华联超市
stock-line = {$n}. {$item}　<b>{$amount}</b> {$unit}　{$place}
stock-line-low = {$n}. 🟡 {$item}　<b>{$amount}</b> {$unit}　{$place}　快没了
stock-line-way = 　　路上 {$amount} {$unit}，对方收下之前还归这里负责
stock-form-in = 📥 收
stock-form-out = 📤 发
stock-form-move = 🔁 调
stock-form-fix = ↩️ 更正
stock-form-low = 🟡 提醒
stock-form-spend = 💴 支出
stock-form-allot = 💴 拨款
stock-list = 捐赠名单
stock-export = 导出
stock-back = ‹ 库存
stock-log =
    📦 <b>{$item}</b>　{$place}　{$page}/{$pages}
    现有 {$amount} {$unit}
stock-log-line = #{$entry}　{$at}　{$kind} <b>{$amount}</b>　{$words}　（{$by}）
stock-log-gone = <s>#{$entry}　{$at}　{$kind} {$amount}　{$words}　（{$by}）</s>
entry-received = 收
entry-handed_out = 发
entry-transfer_out = 调出
entry-transfer_in = 调入
entry-counter = 更正
entry-allotted = 拨款
entry-spent = 支出
donations-none = 还没有收到过捐赠。
donations-head = 🎁 <b>捐赠公示</b>　共 {$count} 笔　{$page}/{$pages}
donation-line = {$day}　{$donor}　{$item} {$amount} {$unit}　{$place}
donations-thanks = 感谢每一位。
thanks-title = 感　谢
thanks-gave = 捐赠
thanks-words = 您的心意我们收到了，会送到需要的人手里。谢谢您。
thanks-stand-in = 爱心人士
thanks-caption = 感谢卡做好了，请转给 <b>{$donor}</b>。
transfer-head =
    🔁 <b>{$item} {$amount} {$unit}</b>　{$place} → {$goal}　（{$sender}）
    .b1 = 收到了
    .b2 = 没收到，退回
    .b3 = ↩️ 收回
transfer-is-sent = {$at} 发出，等对方收下。收下之前仍由{$sender}负责。
transfer-is-accepted = ☑️ {$who} {$at} 收下了
transfer-is-refused = ↩️ {$who} {$at} 退回了，已记回原处
transfer-is-taken_back = ↩️ {$who} {$at} 收回了，已记回原处
stock-accepted = 记下了：收到。
stock-refused = 记下了：退回原处。
stock-taken-back = 记下了：收回。
stock-transfer-over = 这笔调拨已经有结果了，请看卡片。
stock-not-the-receiver = 要由收的那一边来点。
stock-told-accepted = ☑️ {$who}收下了您调到{$goal}的 {$item} {$amount} {$unit}。
stock-told-refused = ↩️ {$who}没有收您调到{$goal}的 {$item} {$amount} {$unit}，已记回原处。
stock-told-taken_back = ↩️ {$who}收回了您调到{$goal}的 {$item} {$amount} {$unit}，已记回原处。
stock-not-taken = ⏳ 您调到{$goal}的 {$item} {$amount} {$unit} 还没有人收下，仍由您负责。已经又提醒了对方；要收回，请点那张卡片上的按钮。
stock-file = 📎 库存与捐赠　{$at}　{$by}　{$count} 笔
stock-file-below = 文件在下面。
stock-file-name = 库存与捐赠
stock-file-footer = 内部资料 注意保密　{$by}　{$at}
sheet-balances = 结存
sheet-entries = 流水
sheet-donations = 捐赠
sheet-money = 款项
sheet-funds = 款项汇总
column-place = 区域
column-item = 物品
column-balance = 结存
column-unit = 单位
column-way = 路上
column-low = 低于此数提醒
column-entry = 编号
column-at = 时间
column-kind = 类别
column-amount = 数量
column-amount-yuan = 金额（元）
column-donor = 捐赠人
column-whom = 去向或说明
column-counters = 更正编号
column-about = 来源、去向或说明
column-allotted = 拨款
column-given = 捐款
column-spent = 支出
column-moved = 调入调出
column-corrected = 更正
column-note = 备注
column-by = 经手人
unit-kilogram = 公斤
unit-litre = 升
unit-bag = 袋
unit-packet = 包
unit-carton = 箱
unit-box = 盒
unit-bottle = 瓶
unit-barrel = 桶
unit-can = 罐
unit-piece = 个
unit-item = 件
unit-portion = 份
unit-set = 套
unit-tray = 板
unit-stick = 支
unit-strip = 条
unit-sheet = 张
unit-roll = 卷
unit-pair = 双
unit-machine = 台
unit-bunch = 把
unit-head = 棵
unit-yuan = 元

## 登记

enrol-one-name = 姓名是“{$name}”吗？是的话请点一下；下次姓名里有空格，加上引号就不用再问了。
enrol-usage = 这样写：/enroll 李奶奶 东门网格 幸福楼甲单元 13800000000（后面还可以写开始日期、天数）
name-wrong = “{$word}”不像姓名。名字里有空格请加引号。
phone-wrong = “{$word}”不像电话号码，比如：13800000000
phone-second = “{$word}”是第二个电话。一次登记一位，写一个电话就够了。
enrol-one = 一次登记一位，请分开发。刚才的没有登记。
day-wrong = 没有“{$word}”这一天，请看看日期，比如：2022-04-02
enrol-days-wrong = “{$word}”我看不出是几天。写开始日期和天数（最多 {$most} 天），比如：2022-04-02 {$most}天
address-long = 地址太长了，写到门牌就行。
enrol-over = 按这个日期，{$end} 就已经结束了，请看看开始日期和天数。
enrol-no-staff = 这里还没有工作人员。先用 /team add 加网格员，再登记居民。
enrol-known = {$name}（{$addr}）已经登记过了，没有重复登记。要新的二维码请发 /card {$name}
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
place-unknown-alike = 没有“{$word}”这个区域。是不是 {$path}？请写全再发一次。
place-several = “{$word}”不止一个：{$paths}。请把上级也写上。
place-known = {$path} 已经有了。
place-added = 已加上 {$path}（新增 {$count} 级）
place-none = 还没有区域。这样加：/place add 开发区/长河街道/东风社区/东门网格
place-tree = <b>区域</b>
place-line = {$indent}{$name}
place-usage-rename = 这样写：/place rename 东门网格 幸福楼甲单元
place-usage-move = 这样写：/place move 东门网格 东风社区
place-usage-close = 这样写：/place close 东门网格（再用：/place open 东门网格）
place-renamed = 已改名：{$old} → {$new}
place-moved = 已移动：{$old} → {$new}。那里的规则从现在起按新的上级走。
place-move-level = {$name}不能放到{$path}下面：要放在上一级，比如：/place move 东门网格 东风社区
place-closed = 已关闭 {$path}，不再登记新人。再用：/place open {$path}
place-opened = 已重新打开 {$path}
place-is-closed = {$path} 已关闭。再用：/place open {$path}
place-is-open = {$path} 本来就开着。
place-has-people = {$path} 还有 {$count} 位在随访，等都结束或转走再关。
place-line-closed = {$indent}{$name}（已关闭）
team-none = 这里还没有人员。这样加：/team add 10001 网格员 东门网格 王芳
team-unreached = 其中 {$count} 位还收不到消息（没打开过，或停用了），请联系 TA 点一次“开始”。
team-not-held = {$name}不是{$path}的{$role}。
team-role-removed = 已取消：{$name}　{$role}　{$path}
team-pick =
    请点下面的按钮选人，或直接写：/team add 10001 网格员 东门网格 王芳
    .b1 = 👤 选一个人
team-pick-again = 这次选人已经过期，请重新发 /team add
team-picked = 选了{$name}。TA 做什么、在哪里？比如：网格员 东门网格
team-picked-usage = {$name}做什么、在哪里？比如：网格员 东门网格
team-usage = 这样写：/team add 10001 网格员 东门网格 王芳（电话可写在最后）；移除：/team remove 10001
team-id-wrong = “{$word}”不是可用的 Telegram 数字 ID。用户名会换人，不能用；发 /team add 可以直接选人。
team-id-phone = “{$word}”像电话号码。第一个要写 Telegram 数字 ID；发 /team add 可以直接选人。
team-remove-usage = 移除要写 TA 的 ID，不是“{$word}”。ID 在 /team 每行的后面，比如：/team remove 10001
team-role-wrong = “{$word}”不是角色。可以写：网格员、社区、卫生院、派出所、镇街、区、管理员，比如：/team add 10001 网格员 东门网格 王芳
team-added = 已加上：{$name}　{$role}　{$path}
team-added-not-open = 已加上：{$name}　{$role}　{$path}。⚠️ TA 还没打开过机器人，暂时收不到消息，请 TA 点一次“开始”。
team-known = {$name}已经是{$path}的{$role}。
team-unknown = 没有 ID 为 {$word} 的工作人员。
team-admin-stays = {$name}是配置里的管理员（ADMIN_IDS），请在配置里改。
team-removed = 已移除：{$name}
team-last-worker = {$name}是{$path}唯一的网格员，那里还有人在随访。请先安排接手的人。
team-list =
    <b>人员</b>
    .b1 = ➕ 加人
team-line = {$name}　{$role}　{$path}　<code>{$id}</code>
team-line-not-reachable = ⚠️ {$name}　{$role}　{$path}　<code>{$id}</code>（还收不到消息）
bind-which = 要绑定哪里？这样写：/bind 东风社区
bind-how = 大家好，我是居家关怀助手。要让这个群收到预警，请负责人发：/bind 东风社区
bound = 这个群已绑定 {$path}。预警会发到这里，姓名和门牌会隐去；点卡片上的按钮就能接手。
bound-before = 原来绑定的是 {$path}，那里的预警不再发到这个群。
bound-no-pin = 小提示：给我“置顶消息”的管理员权限，看板就能置顶，大家好找。
bound-hears-all = 小提示：我现在能看到群里所有的话，其实用不着。可以在 BotFather 里打开隐私模式（/setprivacy）。
bound-there = 已把“{$group}”绑定到 {$path}，群里也说了一声。
bind-pick =
    把哪个群设为 {$path} 的告警群？先把我拉进群，再点下面的按钮选群。
    .b1 = 👥 选一个群
bind-pick-again = 这次选群已经过期，请重新发 /bind
bind-none = 您这里还没有绑定的群。
group-not-bound = 这个群还没有绑定。请负责人发：/bind 东风社区
unbound = 已解绑，{$path} 的预警不再发到这个群。
unbound-there = 已解绑“{$group}”，{$path} 的预警不再发到那里。
groups-head =
    <b>已绑定的群</b>
    .b1 = 解绑 {$group}
groups-line = · {$group}　{$path}
groups-line-lost = ⚠️ {$group}　{$path}（发不进去）
leaving = 抱歉，我只在登记过的工作群里服务，先退出了。
zone-is = 🕗 时区：{$zone}。所有时间都按它算。
zone-stays = 🕗 时区没有改，还是 {$zone}。它在运行设置的 TIMEZONE 里，由运维改好再启动；正在随访的人仍按原来的时区。
status = <b>系统状态</b>
status-people = 在管 {$managed} 人
status-alerts = 预警：没人接 {$open}，处理中 {$acked}
status-in = 收到：待处理 {$waiting}，已处理 {$done}，搁置 {$aside}，缺号 {$gap}
status-out = 发出：待发 {$owed}，已发 {$sent}，不确定 {$uncertain}，搁置 {$aside}
status-poll = 最近一次连上 Telegram：{$at}
status-outage = 最近一次停摆：{$from} — {$to}
status-outages = 近七天停摆 {$count} 次，共 {$minutes} 分钟
status-oldest = 最久没人接的：{$at}，{$minutes} 分钟了
status-owed-0 = · 待发 求助：{$count} 条，最早 {$minutes} 分钟前
status-owed-1 = · 待发 预警：{$count} 条，最早 {$minutes} 分钟前
status-owed-2 = · 待发 回复：{$count} 条，最早 {$minutes} 分钟前
status-owed-3 = · 待发 提醒：{$count} 条，最早 {$minutes} 分钟前
status-owed-4 = · 待发 汇总：{$count} 条，最早 {$minutes} 分钟前
status-owed-5 = · 待发 群发：{$count} 条，最早 {$minutes} 分钟前
status-ticks = 定时检查：全部在 {$at} 之后跑过；启动以来办了：{$did}
status-backup = 最近一次备份：{$at}，{$hours} 小时前
status-no-backup = 还没有备份。
ops-message-refused = ⚙️ 第 {$id} 条待发消息（{$kind}）被 Telegram 退回，已搁置。
ops-quarantined = ⚙️ 第 {$id} 号更新没能处理，已搁置。
ops-media-not-kept = ⚙️ 居民的照片存不进去（磁盘可能满了），会再试。体温和预警不受影响。
ops-gap = ⚙️ 有 {$count} 条更新从未送到本机器人（过期，或被另一个程序取走）。
ops-conflict = ⚙️ 另一个程序正在用同一个 token 收消息。请停掉其中一个；在那之前可能会漏收。
ops-webhook = ⚙️ 这个 token 上设着 webhook，消息都送到那里，我收不到。请在服务器上做一次检查，按它说的取消；在那之前可能会漏收。
ops-late = ⚙️ 系统停了 {$minutes} 分钟，顺延了 {$late} 位居民的时间。
ops-group-lost = ⚠️ 工作群“{$group}”发不进去了（被移出或禁言），预警会直接发给个人。
ops-topic-gone = ⚠️ 工作群“{$group}”的话题没有了或关上了，之后发到群里。

## 日报和台账

daily-which = 看哪里的日报？
daily-usage = 这样看：/daily 东风社区 昨天。地方和日期都可以不写。
daily-date-wrong = 没看懂日期 {$word}。可以写 2026-11-23、11月23日、昨天。
daily-to-come = {$day} 还没到，日报要等那天过完。
daily-not-over = 今天还没过完，零点以后才能确认。
daily-before-first = {$place}从 {$day} 才开始，那之前没有日报。看今天的：/daily 今天
daily-report =
    <pre>【{$place}居家健康监测日报】{$day} 0—24时
    一、在管 {$managed} 人：新增 {$new}，解除 {$released}，转出 {$moved}
    二、应报 {$due} 人次，已报 {$done}，报告率 {$rate}（本人 {$own}，家人 {$family}，代报 {$behalf}）
    三、发热 {$fever} 人（复测正常 {$usual}），有症状 {$symptom} 人，送医 {$hospital} 人
    四、联系不上 {$lost} 人
    五、物资 {$asked} 件，办结 {$brought} 件，超时 {$overdue} 件
    六、需上级协调：{$remark}
    填报 {$author}　{$at}</pre>
    .b1 = 确认上报
    .b2 = 图片
    .b3 = 台账
    .b4 = 改“需上级协调”
    .b5 = CSV
    .b6 = 台账（全名）
daily-zero = <b>零报告</b>　{$place} {$day}：发热、有症状、联系不上都是 0 人。
daily-nothing = 无
daily-not-signed = 待确认
daily-is-running = 今天还没过完，这是到 {$at} 的数。
daily-is-draft = 还没上报。看着没问题，点“确认上报”。
daily-is-part = 这是其中一部分，由社区一起上报。
daily-is-confirmed = ✅ {$at} 由 {$author} 确认上报。之后的补报记在“更正”页。
daily-is-confirmed-late = ✅ {$at} 由 {$author} 确认上报，过了截止时间。之后的补报记在“更正”页。
daily-differs = 🔴 人数对不上：昨日 {$before} + 新增 {$new} − 解除 {$released} − 转出 {$moved} = {$sum}，现在是 {$managed}。上报前请先看看是谁。
daily-late-values = 零点以后补报 {$count} 次，没算在已报里。
daily-spot = 抽查 {$count} 人，看了 {$done}：在家 {$home}，无应答 {$silent}，不在 {$away}，拒绝 {$refused}
daily-below-said = 下面已确认 {$count}/{$all}。
daily-below-silent = 还没确认：{$names}。按现在的数先算。
daily-corrections = ✏️ 确认以后又有 {$count} 条更正，在台账“更正”页。
daily-yesterday = ✏️ 前一天的日报确认以后又有 {$count} 条更正。
daily-answers = ⏱ 预警 {$raised} 条，接手 {$taken}（中位 {$mine}），办结 {$closed}（中位 {$outcome}）。
daily-own-answers = ⏱ 您自己：{$raised} 条，接手 {$taken}（中位 {$mine}），办结 {$closed}（中位 {$outcome}）。
daily-minutes = {$count} 分钟
daily-whole-hours = {$hours} 小时
daily-hours = {$hours} 小时 {$minutes} 分
daily-below = 在下面
daily-confirmed = 已上报
daily-confirmed-late = 已上报，过了截止时间
daily-confirmed-already = {$who} {$at} 已经确认过了
daily-changed = 数字刚刚变了，已更新。请再看一眼，再点确认。
daily-frozen = 已经上报，不能再改。新的情况会记作更正。
daily-remark-ask = {$place}有什么要上级协调？打一句话就行，没有就写“无”。
daily-remark-long = 太长了，最多 {$most} 个字。
daily-title = 居家健康监测日报
daily-whole-day = {$day} 0—24时
daily-stamp-running = 未满一天
daily-stamp-draft = 草稿
daily-stamp-confirmed = 已确认
daily-headline-zero = 零报告：发热、有症状、联系不上都是 0 人
daily-remark-line = 需上级协调：{$remark}
daily-footer = 填报 {$author}　{$at}
daily-caption = {$place} {$day} 日报
daily-tile-managed = 在管
daily-tile-rate = 报告率
daily-tile-behalf = 代报
daily-tile-fever = 发热
daily-tile-symptom = 有症状
daily-tile-lost = 联系不上
daily-tile-hospital = 送医
daily-tile-orders = 物资
daily-tile-late = 补报
daily-note-managed = 新增 {$new} · 解除 {$released} · 转出 {$moved}
daily-note-rate = 应报 {$due} · 已报 {$done}
daily-note-behalf = 本人 {$own} · 家人 {$family}
daily-note-fever = 复测正常 {$usual}
daily-note-late = 零点以后才报的
daily-note-orders = 办结 {$brought} · 超时 {$overdue}
daily-silence = ⏰ {$day} 的日报，下面还有 {$count} 处没确认（一共 {$all} 处）：
daily-silence-line = · {$place}（{$who}）
daily-silence-nobody = · {$place}（还没有人负责）
daily-silence-may-call = 没报不等于零。可以打个电话问问，也可以点开替他们确认。
daily-silence-over = ✅ {$day} 的日报，下面 {$count} 处都报上来了。
ledger-too-many = 这里有 {$count} 人，一个文件最多放 {$most} 人。请按街道或社区分开下载。
ledger-why-ask = {$place}的台账要带全名和电话，请打字说一下做什么用。这句话会留痕。
ledger-why-wrong = 请用一句话说明用途，{$least} 到 {$most} 个字。
ledger-caption = 📒 {$place} {$day} 台账，{$count} 人，{$masked}。
ledger-title = {$place}居家健康监测台账　{$day}
ledger-made = 生成 {$at} {$by}
ledger-cut-off = 数据截止 {$at}
ledger-masked = 已脱敏
ledger-full = 全名全号
ledger-draft = 草稿
ledger-edition = 第{$number}版
ledger-differs = 人数对不上，差 {$count} 人，请核对
ledger-total = 合计
ledger-footer = {$by} {$at}
ledger-source-own = 本人
ledger-source-family = 家人
ledger-source-phone = 网格员电话
ledger-source-door = 上门
ledger-source-video = 视频
ledger-category = 居家健康监测
ledger-chinese = 中文
ledger-english = 英文
ledger-not-linked = 还没扫码
ledger-by-phone = 电话随访
ledger-missed = 未报
ledger-due = 待报
ledger-paused = 停
ledger-outage = 停摆
ledger-late = 补
ledger-behalf = 代
ledger-none = 无
ledger-status-fever = 发热
ledger-status-symptom = 有症状
ledger-status-lost = 联系不上
ledger-status-missed = 有未报
ledger-status-paused = 暂停
ledger-status-usual = 正常
ledger-status-waiting = 待报
ledger-in-hand = 处理中
ledger-not-taken = 等人接手
ledger-next-visit = 上门看看
ledger-next-call = 再打电话
ledger-field-value = 体温
ledger-field-symptom = 症状
ledger-field-visit = 走访或电话
ledger-field-episode = 整条登记
ledger-why-late = 补报
ledger-why-changed = 更正
ledger-why-taken-back = 撤回
ledger-why-mistake = 录错作废
ledger-legend = 每个数怎么算
ledger-term-managed = 在管
ledger-means-managed = 当天 24:00 仍在随访的人。昨日在管 + 新增 − 解除 − 转出 = 在管，对不上会标红。
ledger-term-due = 应报人次
ledger-means-due = 当天问到的次数。暂停的、我们停摆的不算；登记前已经问过的那次不算。
ledger-term-done = 已报
ledger-means-done = 截止前至少有一个数的次数，分本人、家人、代报。
ledger-term-late = 补报
ledger-means-late = 当天 24:00 以后才报的，另算，不进已报。
ledger-term-rate = 报告率
ledger-means-rate = 已报 ÷ 应报，一位小数；应报为 0 写“—”。
ledger-term-fever = 发热
ledger-means-fever = 当天最高体温到线的人，一人算一次。后来正常的不减，另记“复测正常”。
ledger-term-symptom = 有症状
ledger-means-symptom = 当天说过症状的人。只有发热、没有别的，不重复算。
ledger-term-hospital = 送医
ledger-means-hospital = 当天去了医院的人：预警或电话的结果是送医，或因住院结束隔离。一人算一次。
ledger-term-lost = 联系不上
ledger-means-lost = 问过没回，超过规定小时数没有报数、电话也没接通、上门也没遇到的人。
ledger-term-zero = 零报告
ledger-means-zero = 发热、有症状、联系不上都是 0，也要确认上报；没上报不等于零。
ledger-term-orders = 物资
ledger-means-orders = 当天提出的、当天拿到的、当天该到没到的。
ledger-term-spot = 抽查
ledger-means-spot = 当天抽到的人，和当天 24:00 前看到的结果：在家、无应答、不在、拒绝。其余是当天没看的。
ledger-term-matrix = 体温矩阵
ledger-means-matrix = 空白：那时不用报。未报：问了没回。代36.5：网格员代报。补36.5：当天 24:00 以后补的。停：暂停。停摆：我们这边停了。待报：还没到时间。
ledger-term-status = 今日状态
ledger-means-status = 依次看：发热、有症状、联系不上、有未报、暂停、正常。
ledger-term-frozen = 确认以后
ledger-means-frozen = 数字不再变；之后的补报、改值、撤回都列在“更正”页，下一天的日报也会提到。
ledger-term-masked = 脱敏
ledger-means-masked = 姓名留姓，电话藏中间四位。全名全号要说明用途、两位管理员同意，并留痕。
ledger-in-force = 生成时的规则
ledger-rule-slots = 问体温的时间
ledger-rule-nudges = 再提醒（分钟后）
ledger-rule-closes = 一轮多久结束（分钟）
ledger-rule-fever = 发热线 ℃
ledger-rule-red = 红线 ℃
ledger-rule-lost = 联系不上（小时）
ledger-rule-days = 隔离天数
ledger-rule-draft = 日报草稿
ledger-rule-deadline = 日报截止
ledger-rule-steps = 升级（分钟）：求助 / 红 / 黄
ledger-rule-retain = 保存（天）
ledger-version = 台账版式
## 批量登记

import-how =
    把名单文件（CSV 或 Excel）直接发给我就行。要有“姓名”和“网格”两列，电话、地址、开始日期、天数、年龄有就写上；台账要用的性别、特殊情况也可以写。
    附上一份样表，照着填即可。我会先逐行核对给您看，您点了才登记。
import-in-private = 名单里有个人信息，请私下发给我，群里这份请删掉。这样写：/import
import-sheet = 居民名单
import-fetching = 收到名单，正在逐行核对…
import-send-again = 改好以后重新发 /import 再传一次就行。
import-fault-big = 文件超过 {$most} MB，没有读。请分成几份再发。
import-fault-telegram = 文件超过 {$most} MB，Telegram 不让我取。请分成几份再发。
import-fault-empty = 文件是空的。
import-fault-pdf = 这是 PDF，不是表格。请发 CSV 或 Excel（.xlsx）。
import-fault-picture = 这是图片，不是表格。请发 CSV 或 Excel（.xlsx）。
import-fault-old = 这是旧版 .xls 或加了密码的表格。请另存为不加密的 .xlsx 再发。
import-fault-kind = 这不是 CSV 也不是 Excel 表格。请另存为 .xlsx 或 CSV 再发。
import-fault-encoding = 文字编码认不出来，怕登记成乱码，没有照办。请另存为 UTF-8 的 CSV 或 .xlsx 再发。
import-fault-letters = 第 {$line} 行有读不出来的字，没有照办。请另存为 UTF-8 的 CSV 或 .xlsx 再发。
import-fault-nul = 第 {$line} 行有空字符（NUL），文件可能坏了，没有照办。
import-fault-long = 第 {$line} 行有一格超过 {$most} 个字，没有照办。请看看是不是少了引号。
import-fault-damaged = 文件打不开，可能坏了。请重新另存一份再发。
import-fault-unpacked = 文件解压后超过 {$most} MB，没有读。请只留下名单再发。
import-fault-dtd = 文件里带有外部定义（DTD），不安全，没有读。请用 Excel 重新另存一份再发。
import-fault-macros = 文件带有宏，没有读。请另存为不带宏的 .xlsx 再发。
import-fault-merged = 表里有合并的单元格，对不齐人。请取消合并、每行写全再发。
import-fault-rows = 超过 {$most} 行，没有读。请分成几份再发。
import-fault-columns = 第 {$line} 行的列太多（最多 {$most} 列），没有读。
import-fault-no-rows = 只有表头，没有人。
import-fault-missing = 缺“{$word}”这一列，没有照办。表头要有：姓名、网格
import-fault-twice = “{$word}”这一列有两个，不知道用哪个。请只留一个。
import-fault-slow = 这个文件太复杂，读了太久，停下来了。请另存为 CSV 再发。
import-fault-gone = 文件没能取下来。
import-checked = <b>名单核对好了</b>　还没有登记任何人
import-sheet-only = 只看了第一张工作表“{$name}”。
import-unused = 没用到的列：{$names}
import-count-new = 新登记：{$count} 位
import-count-again = 以前来过、这次重新开始：{$count} 位
import-count-same = 已在随访，没有变化：{$count} 位
import-count-twin = 已在随访，但内容不一样：{$count} 位
import-count-twice = 名单里重复：{$count} 行
import-count-bad = 没法登记：{$count} 行
import-problem = 第 {$line} 行：{$why}
import-more = 还有 {$count} 行，都写在附的文件里。
import-now =
    要登记吗？
    .b1 = 登记 {$count} 位
    .b2 = 不登记
    .b3 = 合并
import-nothing = 没有要登记的人。
import-twins-skip = 不动
import-twins-merge = 合并
import-twins-keep = 另建
import-file-button = 📎 逐行结果
import-running = 正在登记：{$done}/{$total}
import-undoing = 正在撤销…
import-done =
    <b>登记好了</b>
    .b1 = 🖨 打印二维码
    .b2 = 撤销这次登记
import-next = 下一步：把二维码打印出来发给居民，扫了才会开始收到提醒。
import-undone = 这次登记已撤销，二维码也作废了。
import-undone-kept = 有 {$count} 位已经开始填报，没有撤销。
import-undo-late = 登记过了 {$minutes} 分钟，不能整批撤销了。可以一位一位处理。
import-dropped = 没有登记任何人，名单已删除。
import-file = 每行的结果写在最后几列。
import-column-line = 行
import-column-verdict = 结果
import-column-why = 说明
import-is-new = 新登记
import-is-again = 重新开始
import-is-same = 没有变化
import-is-twin = 内容不一样
import-is-twice = 名单里重复
import-is-bad = 没法登记
import-same-line = 和第 {$line} 行是同一位
import-differs-phone = 电话不同
import-differs-address = 地址不同
import-differs-place = 网格不同
import-differs-dates = 日期不同
import-differs-own = 性别、年龄或特殊情况不同
import-why-name-missing = 没有姓名
import-why-name-wrong = “{$word}”不像姓名
import-why-name-signs = 姓名里有看不见的控制符：“{$word}”
import-why-phone-powers = Excel 把电话变成了 {$word}，请把这一列设成“文本”再填
import-why-phone-wrong = 电话不对：“{$word}”
import-why-address-long = 地址太长
import-why-place-missing = 没有写网格
import-why-place-unknown = 没有“{$word}”这个区域，先用 /place add 加上
import-why-place-several = “{$word}”不止一个，请写全上级
import-why-place-not-yours = “{$word}”不在您的范围
import-why-no-staff = “{$word}”还没有网格员，先用 /team add 加上
import-why-elsewhere = {$word}已在别的范围登记，请联系那边
import-why-date-wrong = 日期看不懂：“{$word}”
import-why-date-time = 日期里带了钟点：“{$word}”，请只写日期
import-why-end-first = 结束早于开始
import-why-over = 隔离期已经过了（{$word}）
import-why-too-long = 超过 {$most} 天
import-why-days-wrong = 天数不对：“{$word}”
import-why-age-wrong = 年龄不对：“{$word}”
import-why-born-wrong = 出生日期不对：“{$word}”
import-why-sex-wrong = 性别看不懂：“{$word}”，请写男或女，也可以空着
import-why-care-long = 特殊情况太长，写几个字就行，比如：独居；高血压
import-why-cells = 这一行的格子比表头多，可能错位了
import-why-lived = 已经开始填报，没有撤销
import-codes-none = 没有需要打印的：都已经扫过码，或名单已过期。单个的用 /card 王大爷
import-codes-below = 二维码在下面
codes-sheet =
    二维码（第 {$part} 份，{$count} 位），每页八张，沿线剪开。{$hours} 小时内有效；以前发过的作废。
    .b1 = 下一份（还有 {$count} 位）
codes-name = 二维码
codes-scan = 扫这个码，再点“开始”
codes-page = 第 {$page} 页，共 {$pages} 页

## 双人确认、导出

approval-nobody = 这件事要两位管理员：一位提出，另一位确认。现在没有别的管理员能确认；可在服务器上用命令行（create-admin）加一位。
approval-own = 自己提出的要由另一位管理员确认。
approval-late = 已过 {$hours} 小时，没有确认就作废了。需要的话请重新提出。
approval-admin = <b>新增管理员</b>　{$name}（<code>{$id}</code>）　{$path}　{$asker}提出
approval-export = <b>导出完整名单</b>　{$path}　{$day}　{$count} 位　{$asker}提出
approval-ledger = <b>全名台账</b>　{$path}　{$day}　{$count} 位　{$asker}提出
approval-rule = <b>规则超出安全范围</b>　{$path}　{$rule}：{$old} → {$typed}　{$asker}提出
approval-reason = 理由：{$reason}
approval-is-asked =
    要另一位管理员确认，{$hours} 小时内有效。
    .b1 = 同意
    .b2 = 不同意
    .b3 = 收回
approval-is-granted = ✅ {$decider}已同意
approval-is-refused = {$decider}没有同意，作罢
approval-is-late = 过了 {$hours} 小时，作罢
approval-granted-toast = 已同意
approval-refused-toast = 已记下：不同意
export-usage = 这样写：/export 东风社区 2026-11-20（区域、日期都可以不写）
export-which-place = 您管着不止一个区域：{$paths}。请写上区域，比如：/export {$path}
export-tomorrow = 还没到那一天。这样写：/export 东风社区 2026-11-20
export-too-many = 有 {$count} 位，一份最多 {$most} 位。请按街道或社区分开导出：/export 东风社区
export-nobody = {$path} {$day} 没有在随访的人。
export-masked =
    居民名单　{$path}　{$day}　{$count} 位，姓名、电话、地址已隐去一部分。
    .b1 = 要完整的
export-full = 居民名单（完整）　{$path}　{$day}　{$count} 位　经手：{$by}。内部资料，用完请删除。
file-passes = {$hours} 小时后这份文件会从聊天里撤走。
export-footer = {$at}　{$by}　内部资料 注意保密
export-reached = 联系方式
export-why = 为什么要 {$path} 的完整名单？请打字说一句，会给另一位管理员看。
export-reason-short = 请把理由说清楚一点，比如：流调要核对电话
reached-linked = 已扫码
reached-phone = 电话随访
reached-waiting = 还没扫码

## 群发、督办

broadcast-usage = 这样写：/broadcast 东风社区 明天上午九点送菜。发给工作人员：/broadcast staff 东风社区 下午三点开会
broadcast-long = 这条有 {$count} 个字，群发最多 {$most} 个字，请写短一点。
broadcast-nobody = {$place}现在没有能收到的人，没有发。
broadcast-stale = 预览过了 {$minutes} 分钟，没有发。请重新发一次命令。
broadcast-begins = 开始发了，进度看卡片。
broadcast-left = 好，没有发。
broadcast-stopped = 停下了，{$count} 份没有发。
broadcast-too-late = 已经发完了，收不回来。
broadcast-head = 📢 <b>群发给居民</b>　{$path}
broadcast-staff-head = 📢 <b>群发给工作人员</b>　{$path}
broadcast-words = {$text}
broadcast-seconds = 要发给 {$count} 个聊天，大约 {$seconds} 秒发完。
broadcast-minutes = 要发给 {$count} 个聊天，大约 {$minutes} 分钟发完。
broadcast-unreached = 另有 {$count} 位没有能收到的聊天，要打电话或上门告诉。
broadcast-quiet = 🌙 夜里不打扰，{$at} 起才发。
broadcast-chase = 发完 {$hours} 小时还没看的，再提醒一次。
broadcast-chase-never = 这里的规则是每天提醒 0 次，没看的不再提醒，名单随时能看。
broadcast-sure =
    发出以后收不回来。发吗？
    .b1 = 发给 {$count} 个聊天
    .b2 = 不发了
broadcast-figures =
    共 {$count}　送到 {$delivered}　已看 {$read}
    .b1 = 还没看的 {$count}
    .b2 = 刷新
    .b3 = 没发的 {$count} 份不发了
broadcast-waiting = 🕓 还没发 {$count}
broadcast-failed = ⚠️ 没送到 {$count}，请打电话
broadcast-cancelled = 停下没发 {$count}
broadcast-now-sending = 正在发。已经送到的收不回来。
broadcast-now-sent = ✅ 发完了，收不回来。{$hours} 小时后还没看的再提醒一次。
broadcast-now-chased = ✅ 还没看的已经再提醒过一次。
broadcast-now-unreminded = ✅ 发完了，收不回来。这里的规则是每天提醒 0 次，没看的没有再提醒。
broadcast-now-cancelled = ⏹ 停下了。已经送到的收不回来。
broadcast-now-left = 没有发。
broadcast-all-read = {$place}：都看过了。
broadcast-unread-head = <b>{$place}</b>　还没看的 {$count}
broadcast-unread-line = {$name}　{$addr}　{$phone}　{$became}
broadcast-is-failed = 没送到
broadcast-is-unread = 送到了没看
broadcast-is-waiting = 还没发

## 管理：温馨提示

advice-usage = 这样写：/advice 看有哪些，/advice 2 看第 2 条，/advice 2 东风社区 发给那里的居民。
advice-none = 现在没有审核过的提示可以发，请管理员看看提示的文件缺什么。
advice-no-such = 没有第 {$number} 条，一共 {$count} 条。发 /advice 看有哪些。
advice-gone = 这一条已经不在了。发 /advice 看有哪些。
advice-nobody = {$place}现在没有能收到提示的居民，没有发。
advice-today = {$place}的居民今天已经有一条了：《{$title}》，{$who}发的。每人每天最多一条，明天可以再发。
advice-somebody = 管理员
advice-which-place = 发给哪里的居民？点一下。
advice-head = 🌿 <b>温馨提示</b>　{$path}
advice-had-today = 今天发过：{$title}（{$who}）。已经收到的人今天不会再收到。
advice-line = <b>{$number}. {$title}</b>
advice-source = 　出处：{$source}
advice-last = 　上次发：{$day}
advice-how = 点一条先预览，或者写 /advice {$number}。
advice-words =
    <b>{$title}</b>
    {$text}
    <i>出处：{$source}</i>
advice-reviewed = 审核：{$day}，{$by}
advice-reaches = 要发给 {$count} 个聊天，每人用自己的语言，不响铃。
advice-had = 另有 {$count} 个聊天今天已经收到一条，不再发。
advice-sure =
    确定发吗？
    .b1 = 发给 {$count} 个聊天
    .b2 = 不发了
advice-figures = 一共 {$count}　送到 {$delivered}
advice-failed = 没送到 {$count}
## 抽查

spot-how = 🎲 <b>抽查</b>　这样写：/spotcheck 5 东风社区。人数 1 到 {$most}，不写地方就是您管的地方。
spot-last-head = 最近几次：
spot-last =
    <b>{$n} 号</b>　{$day}　{$place}　当天第 {$nth} 次　{$who}
    {$counts}
    种子 <code>{$seed}</code>
    .b1 = 打开 {$n} 号
    .b2 = 重算 {$n} 号
spot-usage = 没看懂。这样写：/spotcheck 5 东风社区
spot-count = “{$word}”不行，要 1 到 {$most} 的整数。比如：/spotcheck 5 东风社区
spot-which = 在哪里抽 {$count} 位？
spot-nobody = {$place}现在没有可以抽查的人。
spot-stale = 预览过了 {$minutes} 分钟，没有抽。请重新发一次命令。
spot-stays = 已经抽了，撤不掉。要再抽可以重新发命令，会记为当天第几次。
spot-head = 🎲 <b>抽查</b>　{$path}
spot-pool = 可以抽的有 {$pool} 位，在 {$grids} 个网格。要抽 {$count} 位，各网格轮着抽。
spot-all = 只有 {$pool} 位，会全部抽到。
spot-sure = 点“开始抽”才有种子，谁也不能先看名单。抽了就留痕，撤不掉。
    .b1 = 开始抽（{$count} 位）
    .b2 = 不抽了
spot-not-drawn = 没有抽。
spot-left = 好，没有抽。
spot-drawn = 抽好了，{$count} 位，看卡片。
spot-draw = {$day}　当天第 {$n} 次　{$who}
    .b1 = 重算
    .b2 = 转给同事
    .b3 = 刷新
spot-from = 从 {$grids} 个网格的 {$pool} 位里抽了 {$count} 位
spot-seed =
    种子 <code>{$seed}</code>
    名单指纹 <code>{$mark}</code>
spot-counts = <b>{$counts}</b>
spot-line = {$sign} {$n}. {$name}　{$addr}　{$grid}　编号 {$ref}　{$what}
spot-until = 请不要提前打招呼。{$at} 还没看的，会提醒您一次。
spot-is-passed = 已经转给 {$who}。
spot-is-home = 在家
spot-is-no_answer = 无应答
spot-is-away = 不在
spot-is-refused = 拒绝
spot-is-waiting = 还没看
spot-is-over = 随访已结束
spot-was-home = 抽查在家
spot-was-no_answer = 抽查无应答
spot-was-away = 抽查不在
spot-was-refused = 抽查拒绝
spot-person =
    <b>{$name}</b>　{$addr}
    {$grid}　📞 {$phone}
spot-found = 记的是：{$what}　{$who}。当天可以改。
spot-ask = 怎么看的？看到的是？
spot-is-ended = 随访已经结束，不用看了。
spot-over = {$name}的随访已经结束，不用看了。
spot-theirs = 这是 {$who} 记的，由本人来改。
spot-day-over = 那天已经过了，不能再改。
spot-noted-refused = 记下了：{$name}这次不愿意。已告诉网格员。
spot-noted-no-answer = 记下了：{$name}这次没有应答，晚点可以再试一次。
spot-noted-no-answer-told = 记下了：{$name}两次都没有应答。已请网格员去看看。
told-spot-refused = ✋ {$name}（{$addr}）：{$who} 抽查（{$how}），这次不愿意配合。方便时聊聊，看有没有难处。
told-spot-no-answer = 🔕 {$name}（{$addr}）：{$who} 抽查（{$how}），两次没有应答。可能没听见，也可能不舒服，请去看看。
spot-give-which = {$place}的这次抽查转给谁？
spot-nobody-else = {$place}没有别的同事可以接。
spot-passed = 转给 {$name} 了。
spot-given = 🎲 {$who} 把{$place}的一次抽查转给您。请不要提前打招呼。
spot-repeating = 正在重算，结果在下面。
spot-same = ✅ {$n} 号按原来的种子和名单重算，结果一样（{$count} 位）。
spot-differs = 🔴 {$n} 号重算的结果不一样，请告诉管理员。
spot-script = 附件几行 Python 谁都能运行，里面没有姓名，只有编号。
spot-unfinished = 🎲 {$place}的抽查，还有 {$count} 位没有结果：{$names}
    .b1 = 打开
spot-and-more = 一共 {$count} 位

## 卡点移交

checkpoint-usage = 这样写：/checkpoint 王某 38.4 东风社区 幸福楼甲单元 13800000009（地址和电话可以不写）
checkpoint-value = “{$word}”不像体温。这样写：/checkpoint 王某 38.4 东风社区
checkpoint-no-fever = {$value}℃ 不到发热线 {$line}℃，没有移交。
checkpoint-where = 不知道“{$word}”归哪里管，请写上社区或网格。这样写：/checkpoint 王某 38.4 东风社区 幸福楼甲单元
checkpoint-handed = 已移交：{$name}　{$value}℃　→ {$place}。{$minutes} 分钟内没有人接收，就问镇街。
checkpoint-known = {$name}已经移交给{$place}了，还没有办结，没有再发一次。

## 规则

rules-head = <b>{$path}</b>　规则：{$chapter}
rules-line = {$rule}　<b>{$value}</b>　<code>{$name}</code>{$source}
rules-set-at = 　（{$name}设的）
rules-how = 要改：<code>/rules {$place} {$name} {$value}</code>　恢复上级的：把数字换成“默认”
rules-unknown = 没有叫“{$word}”的规则或区域。发 /rules 看全部，比如：/rules {$example}
rules-which-place = 您管着不止一个区域：{$paths}。请写上区域，比如：/rules {$path} {$example}
rule-is = {$rule}：<b>{$value}</b>　（{$path}）
rule-from = 由{$name}设定。
rule-from-default = 用的是默认值。
rule-safe = 可以设在 {$low}–{$high} 之间。
rule-how = 要改：<code>/rules {$place} {$name} {$value}</code>
rule-wrong = “{$word}”看不懂。{$rule}这样改：/rules {$name} {$example}
rule-range = {$rule}只能设在 {$low}–{$high} 之间，“{$word}”没有照办。比如：/rules {$name} {$example}
rule-one-value = {$rule}只要一个值。比如：/rules {$name} {$example}
rule-many-values = {$rule}最多 {$most} 个值。比如：/rules {$name} {$example}
rule-rising = 要从小到大写。比如：/rules {$name} {$example}
rule-same = {$path}的{$rule}本来就是这样，没有变。
rule-undo-late = 已经过了一天，不能一键撤销了。要改回去，发：/rules {$place} {$name} {$value}
rule-close = 两轮之间至少隔 {$minutes} 分钟，没有照办。比如：/rules {$name} {$example}
rule-clash-high = 高热线要比发热线高，没有照办（{$path}）。先改高热线，比如：/rules {$name} {$example}
rule-clash-closes = 每轮截止要在下一轮开始之前，没有照办（{$path}）。比如：/rules {$name} {$example}
rule-clash-nudges = 催报要在每轮截止之前，没有照办（{$path}）。比如：/rules {$name} {$example}
rule-clash-quiet = 测温和核查不能排在夜间不打扰的时间里，没有照办（{$path}）。比如：/rules {$name} {$example}
rule-clash-report = 日报截止要在草稿之后，没有照办（{$path}）。比如：/rules {$name} {$example}
rule-no-column = “{$word}”里有台账没有的列，或者同一列写了两次，没有照办。要全部就写：/rules {$name} {$example}
rule-changed =
    {$path}　{$rule}：{$old} → <b>{$new}</b>
    .b1 = 撤销
rule-undone = 已撤销。{$path}　{$rule}：{$old} → <b>{$new}</b>
rule-inherits = 现在跟着上级走。
rule-reaches = 马上生效，包括正在随访的 {$count} 位。
rule-moved-ends = 其中 {$count} 位的最后一天随着变了。
rule-next-rounds = 接下来两轮：{$times}
chapter-temperature = 体温
chapter-times = 时间
chapter-ladders = 升级
chapter-keeping = 隔离与保存
chapter-everyday = 日常
as-celsius = {$value} ℃
as-degrees = {$value} ℃
as-minutes = {$value} 分钟
as-hours = {$value} 小时
as-days = {$value} 天
as-count = {$value} 次
as-clock = {$value}
as-clocks = {$value}
as-span = {$value}
as-steps = {$value} 分钟后
as-lengths = {$value} 分钟
as-ladder = 每级 {$value} 分钟
as-levels = 依次 {$value} 分钟
as-day-steps = 第 {$value} 天
as-columns = {$value}
choice-yes = 是
choice-no = 否
choice-never = 不要
choice-morning = 早上
choice-always = 每次
choice-all = 全部
rule-fever = 发热线
rule-high = 高热线
rule-unconfirmed = 高温待确认
rule-recheck = 复测间隔
rule-rounds = 测温时间
rule-nudges = 催报
rule-closes = 每轮截止
rule-early = 提前可报
rule-quiet = 夜间不打扰
rule-presence = 在位核查
rule-presence-ends = 核查时长
rule-presence-again = 再次核查
rule-presence-tries = 核查次数
rule-board = 早上看板
rule-gaps = 排班提醒
rule-news = 问候时间
rule-earlier = 可提前
rule-later = 可推后
rule-hour-step = 时间档
rule-sos = 求助升级
rule-red = 红色升级
rule-yellow = 黄色升级
rule-handoff = 卡点移交
rule-repeat = 最后一级重提
rule-reopen = 重新打开
rule-handover = 交班等候
rule-days = 隔离天数
rule-retain = 保存天数
rule-invite = 二维码有效
rule-evidence = 体温照片
rule-evidence-gap = 照片差值
rule-evidence-hours = 照片保存
rule-reminders = 每天最多提醒
rule-reminds = 网格员加提醒
rule-chase = 督办
rule-spot-due = 抽查收尾
rule-call-again = 再请来电
rule-after-days = 出期关怀
rule-after-asks = 关怀问体温
rule-rubbish = 倒垃圾
rule-parcel = 取快递
rule-doctor = 看病
rule-supply-urgent = 急用物资
rule-supply-today = 当天物资
rule-supply-tomorrow = 隔天物资
rule-supply-draft = 没说完的单
rule-report = 日报草稿
rule-report-due = 日报截止
rule-report-again = 再催日报
rule-lost = 失联时长
rule-symptom-free = 无症状时长
rule-columns = 台账列
rule-after-calls = 关怀电话
rule-after-tries = 关怀电话次数

## 留痕

audit-usage = 这样写：/audit 王芳 5（谁、最近几天，都可以不写；最多 {$most} 天）
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
audit-orders-seen = 看了一个人的物资单
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
audit-alert-note = 从预警记备注
audit-alert-done = 要办结预警
audit-alert-back = 退回了预警
audit-alert-hand = 要把预警交给同事
audit-alert-show = 打开了预警
audit-alert-handed = 把预警交给了同事
audit-alert-outcome-asked = 要打字写结果
audit-alert-closed = 办结了预警
audit-daily-seen = 看了日报
audit-daily-confirmed = 确认上报了日报
audit-daily-remark = 改了日报里需上级协调的事
audit-ledger-exported = 下载了台账
audit-ledger-asked = 提出下载全名台账
audit-ledger-exported-full = 下载了全名台账
audit-stock-seen = 看了库存
audit-stock-log-seen = 看了物资记录
audit-stock-list-seen = 看了捐赠名单
audit-stock-exported = 导出了库存与捐赠
audit-stock-received = 记了收到
audit-stock-handed-out = 记了发放
audit-stock-sent = 调拨了物资
audit-stock-accepted = 收下了调拨
audit-stock-refused = 退回了调拨
audit-stock-taken-back = 收回了调拨
audit-stock-countered = 更正了一笔
audit-stock-low-set = 设了库存提醒
audit-stock-allotted = 拨了款
audit-stock-spent = 记了支出
audit-audit-seen = 查了留痕
audit-person-shown = 看了姓名和电话
audit-person-listed = 查人时看到
audit-command-ignored = 发来不算数的命令（转发、修改或匿名）
audit-alert-seen = 在卡片里看了预警
audit-alerts-seen = 看了没办完的预警
audit-broadcast-drafted = 写了一条群发
audit-broadcast-confirmed = 发出了一条群发
audit-broadcast-left = 没有发出写好的群发
audit-broadcast-cancelled = 停下了群发里没发的
audit-broadcast-unread-seen = 看了群发谁还没看
audit-advice-drafted = 预览了一条温馨提示
audit-advice-confirmed = 发出了一条温馨提示
audit-advice-left = 没有发出预览的温馨提示
audit-advice-cancelled = 停下了没发完的温馨提示
audit-advice-chosen = 选了收不收温馨提示
audit-spot-drafted = 预备了一次抽查
audit-spot-drawn = 抽查：抽了人
audit-spot-left = 没有抽
audit-spot-seen = 打开了抽查
audit-spot-repeated = 重算了抽查
audit-spot-passed-on = 把抽查转给同事
audit-spot-home = 抽查：在家
audit-spot-no_answer = 抽查：无应答
audit-spot-away = 抽查：不在
audit-spot-refused = 抽查：拒绝
audit-spot-corrected = 改了抽查结果
audit-person-passed-on = 抽查转给同事
audit-checkpoint-handed = 移交了卡点的发热人员
audit-by-phone-changed = 改了电话随访的标记
audit-call-hospital = 记了电话：已送医
audit-call-no_answer = 记了电话：没打通
audit-call-reached = 记了电话：打通了
audit-call-refused = 记了电话：不愿多说
audit-call-wrong_number = 记了电话：号码不对
audit-chart-seen = 看了体温曲线
audit-deputy-named = 指定了代班人
audit-duty-off = 下班
audit-duty-on = 上班
audit-duty-seen = 看了谁值班
audit-evidence-confirmed = 确认了体温照片
audit-evidence-corrected = 按照片改了体温
audit-evidence-mismatch = 照片和所报差得多
audit-evidence-seen = 看了体温照片
audit-evidence-unreadable = 请本人重拍照片
audit-group-unbound = 解除了群的绑定
audit-handover-accepted = 接了班
audit-handover-asked = 要交班
audit-handover-expired = 交班过了时间
audit-handover-pending = 交班等人接
audit-handover-refused = 没有接班
audit-handover-withdrawn = 收回了交班
audit-hour-chosen = 改了询问时间
audit-language-chosen = 换了语言
audit-message-hurried = 让留言马上发出
audit-message-sent = 给居民留了言
audit-messages-resumed = 恢复了消息
audit-messages-stopped = 停了消息，改电话随访
audit-missing-seen = 看了没报的名单
audit-note-removed = 撤回了备注
audit-note-written = 写了备注
audit-notes-seen = 看了备注
audit-notify-off = 把一类提醒转给下一位
audit-notify-on = 把一类提醒设为响铃
audit-notify-silent = 把一类提醒设为静音
audit-person-seen = 在名单里看了这一位
audit-print-chosen = 换了字号
audit-reminded = 又提醒了一次
audit-roll-call = 按接龙代报
audit-roster-saved = 排了班
audit-roster-undone = 撤回了排班
audit-team-reassigned = 把居民和预警转给了同事
audit-unreached-seen = 看了收不到消息的名单
audit-visit-away = 核查：不在
audit-visit-home = 核查：在家
audit-visit-hospital = 核查：已送医
audit-visit-no_answer = 核查：无应答
audit-visit-no_contact = 核查：联系不上
audit-visit-reached = 核查：联系上了
audit-visit-refused = 核查：不愿应门
audit-visit-wrong_number = 核查：号码不对
audit-release-seen = 看解除情况
audit-release-worker = 网格员同意解除
audit-release-health = 卫生院同意解除
audit-release-not-yet = 要解除，条件没齐
audit-released = 解除隔离
audit-release-taken-back = 收回同意解除
audit-release-undone = 撤回解除
audit-release-printed = 再出解除通知单
audit-due-seen = 看到期名单
audit-aftercall-well = 回访：都好
audit-aftercall-unwell = 回访：不舒服
audit-aftercall-no_answer = 回访：没打通
audit-aftercall-again = 改回访结果
audit-changed-extended = 延长隔离期
audit-changed-paused = 暂停提醒
audit-changed-hospital = 转到医院
audit-changed-moved = 登记搬走
audit-changed-died = 登记去世
audit-changed-mistake = 作废登记
audit-change-undone = 撤销变更
audit-parting-asked = 问怎么结束
audit-transfer-sent = 转往别的网格
audit-transfer-accepted = 接收转来的人
audit-transfer-refused = 不接收转来的人
audit-transfer-taken_back = 收回转出
audit-forget-asked = 申请清除资料
audit-forget-agreed = 同意清除资料
audit-forget-refused = 不同意清除资料
audit-person-exported = 导出一个人的资料
audit-purged = 资料已清除
audit-team-add-worker = 任命网格员
audit-team-add-lead = 任命社区
audit-team-add-health = 任命卫生院
audit-team-add-police = 任命派出所
audit-team-add-township = 任命镇街
audit-team-add-district = 任命区
audit-place-renamed = 改了区域名
audit-place-moved = 移动了区域
audit-place-closed = 关闭了区域
audit-place-opened = 打开了区域
audit-team-role-removed = 取消了一个角色
audit-team-admin-asked = 提出新增管理员
audit-rule-asked = 提出超范围改规则
audit-exported = 导出了名单
audit-export-asked = 提出导出完整名单
audit-export-granted = 同意导出完整名单
audit-approval-granted = 确认了别人提出的事
audit-approval-refused = 没有同意别人提出的事
audit-import-sent = 传了批量名单
audit-import-begun = 开始批量登记
audit-import-undone = 撤销了批量登记
audit-import-seen = 看了名单的逐行结果
audit-codes-printed = 批量出了二维码
audit-rule-changed = 改了规则
audit-rule-undone = 撤销了改规则
audit-team-add-admin = 任命管理员
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
deputy-unknown = 人员里没有“{$name}”。看看有谁：/whoson
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
slip-nobody = 没写是谁
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
handover-still-on = 您还在岗，新来的事照样找您。要下班请发 /duty off
handover-refused = ↩️ {$receiver}现在接不了，事情还在{$giver}手上。
handover-withdrawn = ↩️ {$giver}撤回了交班，事情还在{$giver}手上。
handover-expired = ⌛ {$receiver}没来得及接班，事情还在{$giver}手上。可以再交一次：/handover
handover-accepted-toast = 好，接班完成。
handover-refused-toast = 已告诉对方您现在接不了。
handover-withdrawn-toast = 这次交班已撤回。
handover-expired-toast = 这次交班已过时，事情没有转走。
whoson-head = 👥 <b>{$place}　谁在岗</b>　{$at}
whoson-on = ✅ {$place}　{$role}：{$who}，到 {$until}
whoson-on-open = ✅ {$place}　{$role}：{$who}
whoson-stand-in = 🔁 {$place}　{$role}：{$who}代班
whoson-always = 🔔 {$place}　{$role}：{$who}（没有排班）
whoson-gap = ⚠️ {$place}　{$role}：没有人在岗，转上一级
whoson-next = 　　下一班：{$next}
whoson-nobody = 这里还没有工作人员。
whoson-more = 还有 {$count} 行，请写具体一点的区域。
staff-unreached-head = 📵 <b>收不到消息的 {$count} 位</b>
unreached-never = · {$name}　{$place}{$role}：还没打开过机器人
unreached-blocked = · {$name}　{$place}{$role}：停用了机器人，请电话联系
ringing-row = {$kind}：{$mode}
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

## 检查 suifang doctor

doctor-zone = 时区 {$zone}，现在 {$at}
doctor-disk = {$folder} 还有 {$room} MB
doctor-disk-full = {$folder} 只剩 {$room} MB，看看什么占了地方
doctor-folder-closed = {$folder} 写不进去，要把它交给运行机器人的用户
doctor-glyphs = 卡片用的 {$count} 个字都画得出来
doctor-glyphs-missing = 卡片上这些字画不出来：{$chars}
doctor-texts = 用的是自带的文字
doctor-texts-own = 自己改写了 {$count} 句：{$keys}
doctor-texts-broken = 自己改写的文字有问题：{$why}
doctor-advice = 温馨提示有 {$count} 条可以发
doctor-advice-no-text = 温馨提示“{$piece}”（{$language}）没有正文。改好以前不会发。
doctor-advice-no-title = 温馨提示“{$piece}”（{$language}）没有标题 .title。改好以前不会发。
doctor-advice-no-source = 温馨提示“{$piece}”（{$language}）没有出处 .source。改好以前不会发。
doctor-advice-no-reviewed = 温馨提示“{$piece}”（{$language}）没有审核日期 .reviewed。改好以前不会发。
doctor-advice-no-by = 温馨提示“{$piece}”（{$language}）没有写谁审核的 .by。改好以前不会发。
doctor-advice-no-language = 温馨提示“{$piece}”（{$language}）缺这种语言。改好以前不会发。
doctor-advice-two-dates = 温馨提示“{$piece}”（{$language}）两种语言的审核日期不一样。改好以前不会发。
doctor-advice-wrong-name = 温馨提示“{$piece}”（{$language}）的名字只能用小写字母、数字和短横线，还要短。改好以前不会发。
doctor-advice-wrong-date = 温馨提示“{$piece}”（{$language}）审核日期要写成 年-月-日。改好以前不会发。
doctor-advice-too-long = 温馨提示“{$piece}”（{$language}）太长，请写短一点。改好以前不会发。
doctor-advice-loud = 温馨提示“{$piece}”（{$language}）有感叹号。改好以前不会发。
doctor-advice-unreadable = 温馨提示“{$piece}”（{$language}）读不出来。改好以前不会发。
doctor-database = 数据库可用，版本 {$revision}
doctor-database-new = 数据库会在第一次启动时建好
doctor-database-old = 数据库是 {$revision} 版，这个程序要 {$head} 版
doctor-database-newer = 数据库是 {$revision} 版，比这个程序（{$head}）新，要换新程序
doctor-database-closed = 数据库打不开：{$why}
doctor-admins = 管理员 {$count} 位
doctor-admins-none = 还没有管理员，要填数字编号
doctor-staff = 工作人员都收得到消息
doctor-staff-unreached = {$count} 位收不到消息，要打开机器人点一次“开始”：{$names}
doctor-duty = 明天的班次没有空档
doctor-duty-gaps = 明天有 {$count} 处没人值班：{$gaps}
doctor-names = 居民的名字都画得出来
doctor-names-undrawn = {$count} 位的名字里有卡片画不出的字，卡上会是方框：{$names}
doctor-clock = 时钟和 Telegram 差 {$seconds} 秒
doctor-clock-off = 时钟和 Telegram 差了 {$seconds} 秒，提醒会不准时
doctor-telegram-unreached = 连不上 {$url}，看看网络、TELEGRAM_API_URL 和 TELEGRAM_PROXY_URL
doctor-token-refused = token 不对（{$code}），请找 @BotFather 重新拿
doctor-bot = 机器人是 {$name}
doctor-webhook = 设着 webhook，消息会送到别处去
doctor-webhook-none = 没有 webhook，消息会送到这里
doctor-privacy = 群里只读给它的命令
doctor-privacy-off = 群里的每句话它都读得到；它用不着，请关上
doctor-menu = 命令菜单里有 {$count} 条
doctor-menu-none = 命令菜单没有设上，启动一次就会设好
doctor-menu-later = 命令菜单会在第一次启动时设好

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
slot-noon = 中午
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
command-me = 我的记录
command-settings = 设置：语言、大字、时间
command-stop = 不想再收消息
command-out = 出门说一声
command-today = 今天的看板
command-missing = 没报的
command-alerts = 没办结的预警
command-rep = 代报体温
command-find = 查人
command-supplies = 物资单
command-note = 记一笔
command-message = 给居民留言
command-enroll = 登记居民
command-card = 再出二维码
command-daily = 日报和台账
command-stock = 库存与捐赠
command-board = 群看板
command-bind = 让一个群收到预警
command-duty = 值班、排班
command-handover = 交班
command-whoson = 谁在岗
command-notify = 哪些消息响铃
command-release = 解除隔离：还差什么，谁来点
command-extend = 延长隔离期
command-transfer = 转到别的网格
command-pause = 暂停提醒到某天
command-place = 区域
command-team = 人员
command-broadcast = 群发通知
command-advice = 发温馨提示
command-spotcheck = 抽查
command-checkpoint = 把发热的来人移交给居住地
command-export = 导出名单
command-import = 批量登记
command-rules = 规则：时间、体温线、升级、保存
command-forget = 清除一个人的资料，要两个人同意
command-audit = 操作留痕
command-status = 系统状态

# 命令后面写什么
usage-start = [码]
usage-missing = [区域]
usage-alerts = [区域]
usage-rep = 姓名 体温
usage-supplies = [list | money 日期 | 单号]
usage-find = 姓名、首字母、门牌或电话末四位
usage-note = 姓名 内容
usage-message = 姓名 内容
usage-enroll = 姓名 区域 [地址] [电话] [开始日期] [天数]
usage-card = 姓名
usage-daily = [地方] [日期]
usage-stock = [in 收 | out 发 | move 调 | fix 更正 | list | log | export]
usage-bind = [区域 | off]
usage-broadcast = [staff] 区域 内容
usage-advice = [第几条] [区域]
usage-spotcheck = [人数 [区域]]
usage-checkpoint = 姓名 体温 区域或地址 [电话]
usage-export = [区域] [日期]
usage-rules = [区域] [规则 值]
usage-forget = [姓名]
usage-audit = [谁] [天数]
usage-duty = [on | off | deputy 姓名 | roster 区域 角色]
usage-handover = [姓名]
usage-whoson = [区域]
usage-release = 姓名
usage-extend = 姓名 天数 [原因]
usage-transfer = 姓名 区域 [原因]
usage-pause = 姓名或区域 [到哪天]
usage-place = [add 区域 | rename 区域 新名 | move 区域 上级 | close 区域 | open 区域]
usage-team = [区域 | add [ID 角色 区域 姓名 [电话]] | remove ID [角色 区域]]
