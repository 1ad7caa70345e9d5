"""The words by which people call each other at home, as data.

To add a word, put it in its row, in lower case. The longest word at a place wins, so 儿媳 is not 儿.
"""

from enum import StrEnum


class Relation(StrEnum):
    """What one person is to another: the reporter to the one they answer for, or the other way round."""

    SELF = "self"
    SPOUSE = "spouse"
    CHILD = "child"
    PARENT = "parent"
    OTHER = "other"


INVERSE = {
    Relation.SELF: Relation.SELF,
    Relation.SPOUSE: Relation.SPOUSE,
    Relation.CHILD: Relation.PARENT,
    Relation.PARENT: Relation.CHILD,
    Relation.OTHER: Relation.OTHER,
}


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in text.split())


# what somebody is to the one who types
KIN: dict[Relation, tuple[str, ...]] = {
    Relation.SELF: _words("我 本人 自己 我自己 我本人 俺 me i i'm i_am myself mine my_temp my_temperature"),
    Relation.SPOUSE: _words("""
        老伴 老伴儿 爱人 老公 老婆 丈夫 妻子 媳妇 太太 先生 老头 老头子 老太婆 那口子 当家的 掌柜的 孩子他爸 孩子他妈
        孩他爸 孩他妈 husband wife spouse partner
    """),
    Relation.PARENT: _words("""
        妈 妈妈 母亲 老妈 娘 老娘 阿妈 爸 爸爸 父亲 老爸 爹 老爹 阿爸 老豆 老母 婆婆 公公 岳父
        岳母 丈母娘 mum mom mother mummy mommy mama dad
        father daddy papa
    """),
    Relation.CHILD: _words("""
        儿子 女儿 儿媳 女婿 孩子 小孩 小孩子 小朋友 娃 娃娃 宝宝 宝贝 大宝 二宝 三宝 小宝 老大 老二 老三 闺女
        丫头 囡囡 娃儿 细路 仔仔 son daughter child kid baby
    """),
    Relation.OTHER: _words("""
        哥哥 姐姐 弟弟 妹妹 孙子 孙女 孙孙 外孙 外孙女 侄子 侄女 brother sister grandson granddaughter uncle aunt
        nephew niece roommate flatmate
    """),
}

# an elder of the house: a parent to one, a grandparent to another; after a surname it is how one is addressed
ELDERS: tuple[str, ...] = _words("""
    奶奶 爷爷 姥姥 姥爷 外婆 外公 阿婆 阿公 阿爷 阿嫲 嫲嫲 老太太 老爷子 老人
    大爷 大妈 阿姨 叔叔 伯伯 大叔 大姐 大哥 grandma grandmother granny grandpa
    grandfather
""")
ELDER_KINDS = frozenset({Relation.PARENT, Relation.OTHER})

EVERYBODY: tuple[str, ...] = _words("""
    全家 全家人 一家人 我们全家 我们一家 我们 咱们 大家 家里人 everybody everyone all_of_us we_all
""")
# how many "we" are: everybody at home only when there are no more
WE: dict[int, tuple[str, ...]] = {
    2: _words(
        "我们俩 我俩 咱们俩 咱俩 我们两个 我们两个人 我们两人 我们2个 我们两口子 both_of_us we_both the_two_of_us"
    ),
    3: _words("我们三个 我们三个人 我们三人 我们3个 我们仨 我仨 咱仨 我们三口 all_three_of_us the_three_of_us"),
    4: _words("我们四个 我们四个人 我们四人 我们4个 我们四口 all_four_of_us the_four_of_us"),
    5: _words("我们五个 我们五个人 我们五人 我们5个 我们五口 all_five_of_us the_five_of_us"),
}
# the same without "we": said of people only right before a value or what binds it (not in 两个人的菜)
SO_MANY: dict[int, tuple[str, ...]] = {
    2: _words("两个人 两人 俩人 2个人 两个 两口子 老两口 小两口 两位老人"),
    3: _words("三个人 三人 仨人 3个人 三个 三口人 3口人 三口 一家三口"),
    4: _words("四个人 四人 4个人 四个 四口人 4口人 四口 一家四口"),
    5: _words("五个人 五人 5个人 五个 五口人 5口人 五口 一家五口"),
    # however many there are
    99: _words("每个人 所有人 人人 全部人"),
}
SAID_OF_THEM = r"\s*(?:都|全|的?体温|温度|正常|[:,=]?\s*\d|今|早|晚|上午|下午|刚)"

# before a word of kin: 我妈, my wife; they belong to it and are nobody by themselves
OWNING: tuple[str, ...] = _words("我的 我家的 我们家 我家 家里的 家里 我 俺 my our the")
# what is said behind the values is said of all of them; 全身 is one body, and "not at all" is nobody's all
TOGETHER = r"都|全(?!身)|大家|两个人|俩|\b(?:both|(?<!at )all|everybody|everyone)\b"
# between two who share a value: 我和老伴都是36.5
JOINING: tuple[str, ...] = _words("和 跟 与 及 还有 、 , & + and")
# after the names and before the value: they say nothing of it
BINDING: tuple[str, ...] = _words("都是 都 也是 也 的 两个人 俩 both are 's :")
# no one of the house: what stands with them is nobody's here, whoever is named besides (我同学39度)
OUTSIDERS: tuple[str, ...] = _words("""
    邻居 同学 同事 朋友 保姆 护工 楼上的 楼下的 隔壁 对门 有人 有个人 别人 人家 病人 患者 那个人 狗 猫 neighbor
    neighbour colleague friend dog cat
""")
# somebody thanked or greeted is not reported for
THANKING: tuple[str, ...] = _words("谢谢 感谢 谢 多谢 thanks thank_you thank")
GREETED: tuple[str, ...] = _words("好 您好 你好 辛苦")

# what may touch a name in a sentence; with anything else it may be part of a longer one (李明 in 李明明)
BEFORE_NAME = frozenset("和跟与及给帮替的是有报我家，。：")
AFTER_NAME = frozenset("的是体今早晚中上下现刚量测报都也和跟与及有没温额腋耳这烧发高三四")

YES: frozenset[str] = frozenset(_words("对 对的 对了 是 是的 好 好的 嗯 没错 正确 可以 yes ok okay right correct y"))
NO: frozenset[str] = frozenset(_words("不对 不是 错了 重来 不 no wrong n"))
ASKS_FAMILY: frozenset[str] = frozenset(
    _words("替家人报 替家里人报 家人 家里人 替谁报 我替谁报 加家人 添加家人 family my_family")
)
