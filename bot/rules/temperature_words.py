"""The words around a number that say what it is, as data.

To add a word, put it in its row. Words are written as `numerals.fold` leaves them: lower
case, no full-width forms. The longest word at a place wins, so 天气 is a subject and not
the unit 天; a word that begins with a number word (一切, 两次) keeps it from being read as
a fraction.
"""

from enum import StrEnum


class Kind(StrEnum):
    """What a piece of a message does for the number beside it."""

    # an enum's own hash is slow, and kinds are looked up for every piece
    __hash__ = str.__hash__

    # pieces that are not in the lists below
    NUMBER = "number"
    CHINESE = "chinese"
    SPACE = "space"
    BREAK = "break"
    MARK = "mark"
    OPAQUE = "opaque"
    LETTERS = "letters"
    CHAR = "char"
    # words
    LABEL = "label"
    OTHER = "other"
    DEGREE = "degree"
    CELSIUS = "celsius"
    FAHRENHEIT = "fahrenheit"
    CLOCK = "clock"
    HALF = "half"
    COUNTER = "counter"
    MEASURE = "measure"
    ORDINAL = "ordinal"
    SELF = "self"
    FAMILY = "family"
    COURTESY = "courtesy"
    HELPING = "helping"
    PAST = "past"
    PRESENT = "present"
    BEFORE = "before"
    EDGE = "edge"
    AFTER = "after"
    EITHER = "either"
    DENIAL = "denial"
    WRONG = "wrong"
    ASKING = "asking"
    LIGHT = "light"
    SPAN = "span"
    PLAIN = "plain"


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a list; an underscore stands for the space inside a word."""
    return tuple(word.replace("_", " ") for word in text.split())


# said of the weather as well as of a body: a whole 38度 beside it may be either
HOT = frozenset(
    f"{when}{how}热{end}"
    for when in ("今天", "今日", "今儿", "天", "天气")
    for how in ("", "好", "太", "真", "很", "挺", "这么")
    for end in ("", "了", "啊")
) | {"高温", "高温预警", "高温天", "今天高温"}

LISTS: dict[Kind, tuple[str, ...]] = {
    # the number is a body temperature
    Kind.LABEL: _words("""
        体温 體溫 体温是 体温为 温度 溫度 体温计显示 腋温 腋溫 腋下 额温 額溫 额头 耳温 耳溫 口温 口腔 肛温 早温
        晚温 发烧 發燒 发热 發熱 高烧 低烧 高烧到 烧到 燒到 退到 降到 升到 涨到 烧 temp temperature tem t tp
        body_temperature body_temp fever
    """),
    # the number after it is something else
    Kind.OTHER: _words("""
        血压 血壓 高压 低压 收缩压 舒张压 血氧 血氧饱和度 氧饱和度 饱和度 指氧 心率 心跳 脉搏 脈搏 脉率 呼吸
        呼吸频率 血糖 空腹血糖 餐后血糖 尿量 体重 體重 身高 年龄 年齡 今年 岁数 虚岁 近视 眼镜 视力 腰围 步数 尿酸 买
        需要 订 送 水烧到 烧水 室温 室溫 室内温度 房间温度 屋里温度 环境温度 屋里 屋内 室内 房间里 外面 外头 室外 气温
        氣溫 最高气温 水温 水溫 油温 热水 热水器 洗澡水 开水 温水 水 水是 空调 暖气 地暖 冰箱 烤箱 天气 湿度 车内 电话
        電話 手机 手機 手机号 号码 號碼 电话号码 微信 微信号 尾号 编号 編號 单号 订单 訂單 订单号 下单编号 取件码 验证码
        密码 账号 卡号 身份证 工号 学号 车牌 房号 房间 房間 门牌 门牌号 门号 住 住在 住址 地址 楼栋 床位 价格 一共
        总共 共 合计 共计 总计 总价 菜钱 退款 花了 花 付了 付 收了 找零 转了 转账 红包 买了 卖 价 欠 ¥ $ € £ 百分之 每分钟 每小时 近视眼 度数
        老花 浓度 酒精 白酒 啤酒 版本 bp blood_pressure hr pulse p heart_rate spo2 sao2 o2 oxygen oxygen_level sat
        sats rr r resp respiration bmi blood_sugar glucose weight height age aged room apt apartment flat unit floor
        bed house building block gate bus number tel phone mobile order order_no pin code page chapter version ver v
        total price cost paid id room_temperature room_temp water_temperature outside water ac steps need buy want
        send
    """),
    Kind.DEGREE: _words("""
        度 ° deg degree degrees 도 độ đo องศา درجة grad grados graus gradi градус градуса градусов degré degrés
        derajat
    """),
    Kind.CELSIUS: _words("""
        ℃ 摄氏度 攝氏度 摄氏 攝氏 c с °c °с 度c celsius centigrade deg_c degree_c degrees_c degree_celsius
        degrees_celsius degrees_centigrade oc цельсия
    """),
    Kind.FAHRENHEIT: _words("""
        ℉ 华氏度 華氏度 华氏 華氏 f °f 度f fahrenheit deg_f degree_f degrees_f degree_fahrenheit degrees_fahrenheit
    """),
    Kind.CLOCK: _words("点 點 点钟 點鐘"),
    Kind.HALF: _words("半"),
    # count whole things: 36个, 37天, 402室
    Kind.COUNTER: _words("""
        个 個 只 隻 袋 盒 瓶 包 箱 桶 把 根 条 條 件 份 卷 提 打 片 粒 颗 顆 支 枚 板 罐 听 张 張 本 双 对 套 台 部
        串 人 位 户 戶 家 口 名 号 號 楼 樓 室 单元 單元 栋 棟 幢 弄 床 房 层 層 门 座 组 天 日 月 年 周 星期 秒
        秒钟 时 個月 号楼 号院 号门 期 季 届 次 回 遍 趟 顿 頓 步 下 倍 页 頁 路 班 码 线 站 集 章 后 代 楼梯 村 区
        级 款 种 样 am pm a.m. p.m. o'clock hours hrs days day weeks week months month years year yrs yr yo y/o min
        mins minutes sec times pcs pieces packs pack boxes box bottles bottle bags bag eggs people persons st nd rd
        th
    """),
    # measure anything: 36.5公斤, 36.5元
    Kind.MEASURE: _words("""
        斤 公斤 千克 克 吨 毫克 升 毫升 米 厘米 公分 毫米 公里 千米 平米 平方 平方米 亩 元 圆 块 块钱 毛钱 万 万元
        千 寸 尺 岁 歲 周岁 个月 小时 小時 分钟 分鐘 个小时 度电 度酒 度白酒 度的酒 度的白酒 分之 % ‰ kg kgs g mg ml
        l cm mm m km mmol mmhg 度的天 度的天气 度天气 度的气温 度的室温 度的水 度水 度温水 度的温水 度热水 度的热水
        kpa hpa bpm lb lbs ft inch inches yuan rmb usd k w mb gb percent
    """),
    Kind.ORDINAL: _words("第"),
    Kind.SELF: _words("我 本人 自己 我自己 我本人 俺 咱 i i'm i'am im me my mine myself self"),
    # the number before or after it may be theirs
    Kind.FAMILY: _words("""
        妈 妈妈 媽 媽媽 母亲 老妈 爸 爸爸 父亲 老爸 爸妈 父母 老伴 老伴儿 老公 老婆 爱人 愛人 丈夫 妻子 媳妇 对象
        男朋友 女朋友 老头 老头子 老太婆 老太太 老人 儿子 女儿 兒子 女兒 儿媳 女婿 孩子 小孩 小孩子 宝宝 宝贝 娃
        娃娃 孙子 孙女 外孙 外孙女 外婆 外公 姥姥 姥爷 公公 婆婆 岳父 岳母 丈母娘 哥哥 姐姐 弟弟 妹妹 弟 妹 侄子
        侄女 邻居 鄰居 室友 同屋 同事 朋友 同学 保姆 护工 家人 家里人 全家 一家人 一家 我们 咱们 我俩 俩人 两个人
        大家 他 她 他们 她们 猫 狗 别人 对门 he she his her him hers they their them we our us wife husband spouse
        partner son daughter child children kid kids baby boy girl mother mom mum mommy mummy mama father dad daddy papa
        parents grandma grandmother grandpa grandfather brother sister neighbor neighbour roommate flatmate friend
        colleague uncle aunt nephew niece family everyone everybody both dog cat
        娘 爹 爹娘 老爹 老娘 老爷子 老汉 老汉儿 小朋友 闺女 丫头 大宝 二宝 三宝 小宝 老大 老二 老三 小的 娃儿 孙孙 囡囡
        细路 细路仔 仔仔 bb bb仔 阿爸 阿妈 阿公 阿婆 阿爷 阿嫲 嫲嫲 老豆 老母 那口子 当家的 掌柜的 granny grandson
        granddaughter 有人 有个人 病人 患者 人家 那家 那人 那个人 楼上的 楼下的 隔壁
    """),
    # a way to address the worker, unless the number is said of them directly
    Kind.COURTESY: _words("""
        阿姨 叔叔 叔 伯伯 大爷 大妈 大叔 大伯 大哥 大姐 哥 姐 爷爷 奶奶 爷 奶 婶 嫂 嫂子 姑 舅 姨 师傅 先生 女士
        太太 小姐 姑娘 老太 老王 老李 老张 老刘 老陈 老杨 老赵 老黄 老周 老吴 老徐 老孙 老马 老朱 老胡 老郭 老何 老高
        老林 老罗
    """),
    Kind.HELPING: _words("帮 给 替 跟 谢谢 for thanks thank_you tell"),
    Kind.PAST: _words("""
        昨天 昨日 昨晚 昨夜 昨儿 昨早 昨天早上 昨天晚上 前天 前日 前晚 大前天 上次 上回 上周 上个月 之前 以前 原来
        原先 去年 前两天 前三天 前些天 前些日子 前阵子 一天前 两天前 三天前 几天前 天前 一周前 上礼拜 上星期 小时候
        曾经 当年 当时 那时 那时候 昨儿个 昨天夜里 昨夜里 昨日夜里 前晚上 寻日 寻晚 琴日 琴晚 噚日 噚晚 前几天 平时 平常 一般 通常
        days_ago yesterday last_night last_time last_week previously before usually
        normally earlier
    """),
    Kind.PRESENT: _words("""
        今天 今早 今晨 今晚 今日 今 现在 現在 刚才 刚刚 刚 剛剛 剛 此刻 这会儿 这次 这回 早上 中午 下午 上午 晚上
        早晨 凌晨 傍晚 now today this_morning this_evening tonight just just_now current currently
    """),
    # the number is only near, or a limit
    Kind.BEFORE: _words("""
        大约 没到 没过 没超 没超过 没有超过 不超过 超过 超過 大于 小于 高于 低于 至少 最多 不低于 不高于 接近 将近
        快到 快要 刚过 最高 最低 平均 没上 介于 about around approx approximately roughly nearly almost over under
        above below more_than less_than at_least at_most up_to higher_than lower_than between close_to max average
    """),
    # the same, when nothing at all stands between
    Kind.EDGE: _words("约 約 近 快 过 过了 超 破 上 负 零下"),
    Kind.AFTER: _words("""
        左右 上下 多 多一点 多点 几 幾 以上 以下 以内 之间 吧 出头 往上 往下 ish -ish or_so or_more or_less
        or_higher or_lower something plus give_or_take and_above and_below
    """),
    Kind.EITHER: _words("""
        大概 差不多 不到 可能 可能是 好像 好像是 应该 應該 应该是 估计 也许 或许 似乎 貌似 感觉是 记得 不确定 不清楚
        不知道 感觉有 觉得有 摸着有 感觉像 摸起来 明天 明日 明早 明儿 后天
        体温计不准 体温计不太准 体温计坏了 温度计不准 温度计坏了 maybe perhaps probably tomorrow i_think i_guess think guess not_sure unsure
    """),
    Kind.DENIAL: _words("不是 没有 没 沒有 沒 不 不会 并非 not isn't isnt wasn't never no don't dont"),
    Kind.WRONG: _words("""
        错 錯 错了 打错 打错了 发错 发错了 写错 写错了 输错 量错 报错 记错 不对 不對 不准 不準 不是我 不算 作废 撤回
        wrong mistake typo incorrect ignore inaccurate not_mine not_me
    """),
    Kind.ASKING: _words("吗 嗎 么 算不算 是不是 要不要 算 如果 要是 假如 的话 if is_it should_i does what_if whether"),
    # may stand between a label and its number
    Kind.LIGHT: _words("""
        是 为 為 有 在 的 了 量 测 測 量了 测了 量得 测得 量的 测的 量到 测到 量出来 测出来 显示 结果 也 又 就 只有
        才 都是 才是 还 还是 或 或者 is was or and are it's its it at has have had the reads read shows says
        measured reading
    """),
    Kind.SPAN: _words("到 至 to until till"),
    # harmless beside a number: feelings, symptoms, thanks, the day
    Kind.PLAIN: (
        *sorted(HOT),
        *_words("""
        周一 周二 周三 周四 周五 周六 星期一 星期二 星期三 星期四 星期五 星期六 礼拜一 礼拜二 礼拜三 礼拜四 礼拜五
        礼拜六 正常 一切 一切正常 一切都好 一切安好 一直 一下 一点 一点儿 一些 一样 一会 一会儿 一起 一定 一早
        一大早 一天 一次 一个 一个人 一周 一晚 一夜 一切如常 两次 两天 两个 两片 三天 三次 十分 万一 万事如意 万福
        半天 半夜 半小时 半个 半片 半个月 半个小时 半月 半袋 半瓶 半盒 半斤 半点 半身 半身子 半宿 没事 没啥 没什么
        没什么不舒服 没有不舒服 没不舒服 没有症状 无症状 没症状 没感觉 无 没有咳嗽 没咳嗽 没发烧 没有发烧 不发烧
        不咳 不咳嗽 不烧 不热 不难受 不疼 不舒服 不太舒服 难受 舒服 不对劲 还好 还可以 还行 可以 很好 挺好 挺好的
        蛮好 感觉有点 感觉有些 感觉有一点 觉得有点 觉得有些 有人吗 有人在吗
        都好 也好 好 好的 好了 好多了 不错 总算 打算 算了 计算 就算 多喝水 多休息 元旦 升高 克服 大家好 安好
        健康 平安 良好 如常 精神 胃口 食欲 身体 身上 浑身 全身 人很好 人挺好 感觉 觉得 猫粮 狗粮 猫砂 老人机 妈呀
        朋友圈 他汀 米没了 米快 米吃完 米不够 有点 有些 有一点 咳 咳嗽 干咳 咳痰 痰 头 头疼 头痛 头晕 晕 嗓子 嗓子疼
        喉咙 咽 咽痛 鼻 鼻子 鼻塞 流鼻涕 流涕 打喷嚏 拉肚子 腹泻 肚子 恶心 想吐 呕吐 吐 没劲 没力气 没力 乏力 累 酸
        酸痛 疼 痛 冷 怕冷 发冷 寒战 出汗 闻不到 闻不到味 喘 气短 胸闷 胸口 胸 睡 睡觉 吃 吃了 吃药 吃饭 喝 喝水 喝了水 喝点水
        药 退烧药 布洛芬 退烧 退烧了 起床 测量 早报 晚报 上报 报告 报 汇报 打卡 收到 谢 感谢 辛苦 辛苦了 麻烦 您好 你好
        你好呀 您辛苦 早 早安 早上好 晚安 晚上好 中午好 嗯 哦 噢 喔 啊 呀 哈 哈哈 啦 呢 嘛 哎 唉 天气好
        天气冷 天天 天哪 个人 家里 家中 号称 日常 其他 其它 什么 怎么 怎么办 那么 这么 多么 人多 大姨妈 姨妈
        姨妈来了 月经 月底 点了 次日 阿姨好 奶奶好 爷爷好 大爷好 谢谢你 谢谢您 谢谢阿姨 感谢您 麻烦您 麻烦你 请 请您
        请你 你 您 你们 看一下 体温计 温度计 额温枪 量体温 测体温 体温正常 分 记 記 记下了 记下 知道了 已 已经 已测
        已量 无异常 没异常 目前 左腋 右腋 左边 右边 左 右 高 低 偏高 偏低 比平时 比平时高 ok okay fine good well
        great normal healthy thx ty hi hello morning good_morning good_evening good_night evening afternoon night
        please pls no_symptoms no_symptom no_fever no_cough no_pain cough coughing headache sore throat sore_throat
        tired dizzy feeling feel feels felt with but still also all everything yes yep yeah celcius axillary oral
        armpit ear forehead today's taken noted recorded got ill sick unwell slight bit little runny nose vomiting
        diarrhoea diarrhea chills ache aches better worse same lt gt amp quot nbsp
    """),
    ),
}

WORDS: dict[str, Kind] = {word: kind for kind, words in LISTS.items() for word in words}

_lengths: dict[str, set[int]] = {}
for _word in WORDS:
    _lengths.setdefault(_word[0], set()).add(len(_word))
# by first character: the lengths to try, longest first
LENGTHS: dict[str, tuple[int, ...]] = {first: tuple(sorted(sizes, reverse=True)) for first, sizes in _lengths.items()}
