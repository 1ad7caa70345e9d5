# 机器人说的每一句话。HTML；变量先转义再填入。
# .b1、.b2……是按钮，从左到右、从上到下。句子短、客气、只说一件事；不写死任何规则里的数字，不责备人。

## 居民：加入

bot-description =
    我是{$community}的居家关怀助手。每天早晚问您体温，缺什么也可以跟我说。
    点下面的“开始 / START”，我一步一步带您。
    不会用没关系，请打 {$phone}。
    我是自动程序，不是医生；急病请直接打 {$emergency}。
choose-language = 请选语言 / Please choose a language
    .b1 = 中文
    .b2 = English
welcome-consent =
    您好，这里是<b>{$community}居家关怀助手</b>。
    {$worker}请我陪您过这 {$total} 天：早晚各问一次体温，您缺什么也跟我说。

    您的体温、症状和留言，只给{$community}的网格员和值班人员看，结束 {$retain} 天后删除。
    我是自动程序，不是医生。急病请打 {$emergency}。
    .b1 = 好的，开始
    .b2 = 我替家人报
    .b3 = 我不想用这个
confirm-identity = 请核对一下：您是 <b>{$masked_name}</b>，住 {$masked_addr} 吗？
    .b1 = 是我
    .b2 = 我是家人，替TA报
    .b3 = 不是，扫错了
enrol-done =
    都办好了。
    今天是第 {$day} 天，{$end_date} 结束。
    早上 {$am}、晚上 {$pm} 我来问体温，您回个数字就行，比如：<b>36.5</b>
    下面四个大按钮随时能点。
declined = 好的，我不打扰您。{$worker}会打电话问您的情况。以后想用，再扫一次二维码就行。

## 居民：每天报体温

prompt-morning =
    {$name}，早上好 ☀️ 今天是第 {$day} 天，共 {$total} 天。
    请量一下体温，把数字发给我。
    比如：<b>36.5</b>  也可以说：三十六度五
    .b1 = 🔢 点数字
    .b2 = 没有体温计
prompt-evening =
    {$name}，晚上好 🌙 再量一次体温，今天就齐了。
    直接发数字，比如：<b>36.5</b>
    .b1 = 🔢 点数字
    .b2 = 没有体温计
reminder-1 =
    {$name}，还没收到您{$slot}的体温。
    不着急，方便的时候量一下，发个数字给我就好。
    .b1 = 🔢 点数字
    .b2 = 没有体温计
reminder-2 =
    {$name}，我还没等到您的体温，有点放心不下。
    请在 {$deadline} 前发给我。不方便的话，点下面，{$worker}给您打电话。
    .b1 = 🔢 点数字
    .b2 = 📞 请给我打电话
    .b3 = 我不舒服
missed-resident =
    {$slot}的体温我没等到，已经告诉{$worker}，会跟您联系看看您好不好。
    您没事的话，现在补报也可以：发个数字就行。
    .b1 = 🔢 点数字
ask-symptoms =
    记下了：<b>{$value}℃</b>
    身上有没有不舒服？
    .b1 = 没有不舒服
    .b2 = 有不舒服
    .b3 = ✏️ 体温记错了
thanks-normal =
    好的，{$name}：<b>{$value}℃，没有不舒服</b>。
    {$next}谢谢您。
    .b1 = ✏️ 改一下
next-evening = 晚上 {$pm} 我再来问您。
next-tomorrow = 今天都齐了，早点休息。
symptom-pick = 哪里不舒服？可以点好几个，点完按“好了”。
    .b1 = 发热
    .b2 = 咳嗽
    .b3 = 嗓子痛
    .b4 = 没力气
    .b5 = 闻不到味
    .b6 = 拉肚子
    .b7 = 喘不上气
    .b8 = 胸口痛
    .b9 = 别的，我打字说
    .b10 = 好了
symptom-noted =
    记下了：<b>{$symptoms}</b>。
    我已经告诉{$worker}，会尽快跟您联系，请留意电话。
    要是喘不上气、胸口痛，或者越来越难受，点🆘，或打 {$emergency}。
    .b1 = 📞 请给我打电话
    .b2 = ✏️ 改一下
fever-noted =
    记下了：<b>{$value}℃，比平时高</b>。
    我已经通知{$worker}，{$minutes} 分钟内联系您，请留意电话。
    先歇一歇，喝点温水。{$recheck} 分钟后我请您再量一次。
    喘不上气、胸口痛、人迷糊：马上打 {$emergency}。
    .b1 = 📞 现在就给我打电话
    .b2 = ✏️ 体温记错了
    .b3 = 🆘 很难受
fever-recheck = {$name}，时间到了，麻烦再量一次体温，发数字给我。
    .b1 = 🔢 点数字
confirm-value = 您是说 <b>{$value}℃</b> 吗？
    .b1 = 是 {$value}℃
    .b2 = 不是，我重发
confirm-low = <b>{$value}℃</b> 偏低，可能没夹好。再量一次更准；要是没错，点“是”。
    .b1 = 是 {$value}℃
    .b2 = 我再量一次
pick-one = 我看到两个数。<b>您本人现在</b>是哪个？
    .b1 = {$a}℃
    .b2 = {$b}℃
    .b3 = 都不是
unclear-1 = 不好意思，我没看懂。请发体温数字，比如：<b>36.5</b>
    .b1 = 🔢 点数字
unclear-2 = 我还是没看懂，咱们换个办法：点下面的数字就行。
    .b1 = 35
    .b2 = 36
    .b3 = 37
    .b4 = 38
    .b5 = 39
unclear-3 = 没关系，您的话我已经原样转给{$worker}，会跟您联系。
no-thermometer = 没有体温计没关系，我请{$worker}送一支。您现在觉得身上热吗？
    .b1 = 不热，挺好
    .b2 = 有点热
    .b3 = 很烫
already-done = {$slot}已经报过：{$old}℃（{$time}）。要改成 <b>{$value}℃</b> 吗？
    .b1 = 改成 {$value}℃
    .b2 = 不改，是新量的一次
corrected = 好的，改成 <b>{$value}℃</b> 了（原来是 {$old}℃）。
voice-received = 收到您的语音，已经转给{$worker}听。想快一点，也可以点数字报体温。
    .b1 = 🔢 点数字
photo-request = 方便的话，请拍一下体温计（只拍体温计，不用拍人）。不方便就点“跳过”。
    .b1 = 跳过
photo-received = 照片收到，已经交给{$worker}。请再把数字发我一下，比如：<b>36.5</b>
    .b1 = 🔢 点数字

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
supply-when = 急不急？
    .b1 = 很急（断药、断粮）
    .b2 = 今天要
    .b3 = 明天也行
supply-created =
    记下了，单号 <b>{$no}</b>：
    {$items}
    {$worker}看到会回您。
    .b1 = ✏️ 改一下
    .b2 = 取消
supply-accepted = {$worker}接了您的单（{$no}），预计{$eta}送到门口。
supply-unable = {$item}暂时买不到：{$reason}。要换别的吗？
    .b1 = 换别的
    .b2 = 不要了
supply-delivered =
    东西放您门口了（{$no}）。
    等两分钟，戴好口罩再开门拿。
    .b1 = 拿到了
    .b2 = 没看到
    .b3 = 东西不对
supply-done = 好的，这单办好了。还缺什么随时说。

## 居民：求助、解除和其他

sos-sent =
    已经通知{$worker}和值班电话 {$duty_phone}。
    <b>有生命危险，请现在就打 {$emergency}。</b>
    能打字的话，告诉我哪里不舒服。
    .b1 = 点错了，我没事
sos-cancelled = 没事就好，已经告诉{$worker}是点错了。可能还会给您打个电话，放心一些。
release-eve =
    {$name}，快到了：<b>{$end_date} 满 {$total} 天</b>。
    解除前{$worker}会跟您核实：{$todo}。收到通知以前，请再在家等一等。
release-day =
    {$name}，恭喜您，居家观察<b>今天结束了</b>，通知单在下面。
    之后 {$after_days} 天请留意体温，不舒服及时说。
    这些天辛苦了，多保重。
release-pending = 今天满 {$total} 天了。正式解除要等{$worker}核实，一有消息我马上告诉您，请再在家等一等。
not-enrolled =
    您好，这里是{$community}居家关怀助手，还没有您的登记。
    请扫网格员给您的二维码，或打 {$phone}。
    急病请打 {$emergency}。
link-expired = 这个二维码过期了。别着急，打 {$phone}，网格员给您一个新的。
link-used = 这个二维码已经用过了。如果不是您家里人扫的，请打 {$phone} 告诉我们。
wrong-person = 对不起，是我们弄错了，不会再打扰您。
night-message = 您的话收到了，{$worker} {$work_start} 上班后回您。急病请点🆘或打 {$emergency}。
message-passed = 您的话已经转给{$worker}。
outage = 刚才我停了一会儿（{$from}到{$to}）。您发的都收到了，不用重发。
help-resident =
    我能帮您：
    🌡 报体温：直接发数字，比如 36.5
    🛒 要东西：说一声缺什么
    📞 找网格员：{$worker} {$phone}
    🆘 急病：点🆘，或打 {$emergency}

## 网格员

alert-fever =
    🔴 <b>发热 {$value}℃</b>　{$name}　{$addr}
    {$profile}
    症状：{$symptoms}　第 {$day}/{$total} 天
    前三次：{$recent}
    📞 {$phone}
    请 {$minutes} 分钟内接手，否则转 {$next_person}。
    .b1 = 我来处理
    .b2 = 打通了
    .b3 = 没打通
    .b4 = 档案
    .b5 = 记一笔
    .b6 = 转上级
alert-missed =
    🟡 <b>{$slot}没报</b>　{$name}　{$addr}
    {$prompted}问的，提醒过 {$count} 次，还没有回。
    上一次：{$last}
    📞 {$phone}
    .b1 = 我来联系
    .b2 = 电话问到了，代报
    .b3 = 没打通，{$minutes} 分钟后再叫我
missed-digest =
    🟡 <b>{$slot}还差 {$missing} 位</b>（应报 {$due}）
    {$lines}
    点名字代报或记电话结果。
    .b1 = {$name1}　{$addr1}
    .b2 = 下一页
    .b3 = 再提醒他们一次
alert-sos =
    🆘 <b>紧急求助</b>　{$name}　{$addr}
    {$profile}
    TA说：{$words}
    📞 {$phone}
    已同时通知：{$others}
    .b1 = 我来处理
    .b2 = 已打 {$emergency}
    .b3 = 核实过，是误点
alert-supply =
    🛒 <b>{$no}</b>　{$name}　{$addr}
    {$items}
    {$urgency}
    .b1 = 接单
    .b2 = 买不到
    .b3 = 放门口了
    .b4 = 转给志愿者
acked = ✅ {$actor} {$time} 接手
    .b1 = 处理完了
    .b2 = 记一笔
    .b3 = 退回
ack-conflict = {$actor} 在 {$time} 已经接手了。
escalated =
    ⏫ <b>{$minutes} 分钟没人接手</b>，请 {$person} 处理。
    {$summary}
    .b1 = 我来处理
    .b2 = 档案
resolve-ask = 怎么处理的？
    .b1 = 退热了，继续观察
    .b2 = 已送医
    .b3 = 记错数，已更正
    .b4 = 别的，我打字说
resolved = ☑️ {$actor} {$time} 办结：{$outcome}
round-list =
    📋 <b>{$community}　{$slot}</b>　{$time} 更新
    在管 {$managed}　✅ {$done}　🟡 未报 {$missing}　🔴 异常 {$abnormal}　🛒 {$supplies}
    {$lines}
    .b1 = 未报 {$missing}
    .b2 = 异常 {$abnormal}
    .b3 = 物资 {$supplies}
    .b4 = 全部
    .b5 = 刷新
proxy-ask = 给 <b>{$name}</b> 代报：体温多少？（会记为“电话，{$actor}代报”）
    .b1 = 35
    .b2 = 36
    .b3 = 37
    .b4 = 38
    .b5 = 39
    .b6 = 没打通
blocked-notice =
    ⚠️ <b>{$name} 收不到消息了</b>（停用了机器人）。
    请打 {$phone}。之后早晚由您电话代报。
    .b1 = 改为电话上报
    .b2 = 重新发二维码
unlinked-notice = ⏳ {$name}（{$addr}）登记 {$hours} 小时了，还没扫码。
    .b1 = 再出二维码
    .b2 = 改为电话上报
voice-forward = 🎤 {$name}（{$addr}）的语音，{$seconds} 秒
    .b1 = 代报体温
    .b2 = 已回电话
not-yours = 这位居民不在您的网格。
quiet-hours-held = 🌙 夜间攒下 {$count} 条，不急的现在一起看：

## 日报和管理

daily-report =
    <pre>【{$community}居家健康监测日报】{$date} 0—24时
    一、在管 {$managed} 人：新增 {$new}，解除 {$released}，转出 {$moved}
    二、应报 {$due} 人次，已报 {$done}，报告率 {$rate}%（本人 {$self}，代报 {$proxy}）
    三、发热 {$fever} 人，有症状 {$symptom} 人，送医 {$hospital} 人
    四、联系不上 {$lost} 人
    五、物资 {$supply} 件，办结 {$supply_done} 件
    六、需上级协调：{$needs}
    填报 {$author}　{$now}</pre>
    .b1 = 确认上报
    .b2 = 下载台账
    .b3 = 改备注
daily-report-zero = {$community} {$date}：在管 {$managed} 人，发热 0 人，有症状 0 人，联系不上 0 人。零报告。
report-locked = 日报 {$time} 由 {$actor} 确认。之后的补报会记在“更正”页。
enrol-created =
    已登记 <b>{$name}</b>　{$addr}　{$start}—{$end}
    二维码 {$hours} 小时内有效，只能用一次。请打印或当面扫。
    .b1 = 出纸质卡
    .b2 = 作废重出
import-preview = 读到 {$rows} 行：可导入 {$ok}，重复 {$duplicate}，有问题 {$bad}（附件里标红）。现在导入吗？
    .b1 = 导入 {$ok} 行
    .b2 = 只要问题行
    .b3 = 取消
broadcast-preview = 将发给 {$count} 人（{$scope}），约 {$seconds} 秒发完。确认前请看上面的预览。
    .b1 = 发送
    .b2 = 取消
ops-late = ⚙️ 系统停了 {$minutes} 分钟，{$late} 条提醒晚发，{$skipped} 条已过时不再补发。
