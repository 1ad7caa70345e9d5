"""Who plays in the sandbox, and how the town is founded in which they live. All of them are made up."""

from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")
ADMIN = 9001
GRID = "开发区/长河街道/东风社区/东门网格"

# who plays: Telegram id, name, role on the page, language of the phone
CAST: tuple[tuple[int, str, str, str], ...] = (
    (1001, "李奶奶", "resident", "zh-hans"),
    (1002, "王大爷", "resident", "zh-hans"),
    (1003, "张阿姨", "resident", "zh-hans"),
    (1004, "Anna", "resident", "en"),
    (1005, "陈明", "resident", "zh-hans"),
    (2001, "王芳", "worker", "zh-hans"),
    (2002, "赵敏", "deputy", "zh-hans"),
    (2003, "陈书记", "lead", "zh-hans"),
    (2004, "刘医生", "health", "zh-hans"),
    (2005, "周所", "police", "zh-hans"),
    (2006, "孙主任", "township", "zh-hans"),
    (2007, "钱局", "district", "zh-hans"),
    (ADMIN, "林工", "admin", "zh-hans"),
    (6666, "路人", "stranger", "zh-hans"),
)
IDS = {name: number for number, name, _, _ in CAST}
STAFF = ("王芳", "赵敏", "陈书记", "刘医生", "周所", "孙主任", "钱局")
FOUNDING = (
    f"/place add {GRID}",
    f"/team add {IDS['王芳']} 网格员 东门网格 王芳 13800000001",
    f"/team add {IDS['赵敏']} 网格员 东门网格 赵敏",
    f"/team add {IDS['陈书记']} 社区 东风社区 陈书记",
    f"/team add {IDS['刘医生']} 卫生院 长河街道 刘医生",
    f"/team add {IDS['周所']} 派出所 长河街道 周所",
    f"/team add {IDS['孙主任']} 镇街 长河街道 孙主任",
    f"/team add {IDS['钱局']} 区 开发区 钱局",
)
RESIDENTS = (
    ("李奶奶", "3号楼2单元501 13800000002"),
    ("王大爷", "5号楼1单元102 13800000003"),
    ("张阿姨", "6号楼2单元302 13800000004 {tomorrow}"),
    ("Anna", "8号楼3单元601 {tomorrow}"),
)
TAKING_PART = ("李奶奶", "王大爷")
