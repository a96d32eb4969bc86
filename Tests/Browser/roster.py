"""The roster of a branch of 17, with the accounts of its people."""
from pathlib import Path

SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱", "建国志强秀英文博海燕晓东"
OFFICES = {0: "党支部书记", 1: "组织委员", 2: "纪检委员"}
CATEGORIES = {4: "青年", 5: "青年", 12: "流动", 13: "流动", 14: "离退休", 15: "离退休、年老体弱", 16: "流动"}
RECEIVING = {12: "临江市城东社区党支部", 13: "海港集团第三党支部"}


def people():
    """Login and name of the 17; the first is the secretary, the next two sit on the committee."""
    return [(f"m{n}", SURNAMES[n] + GIVEN[n % len(GIVEN)] + GIVEN[(n * 5 + 3) % len(GIVEN)]) for n in range(17)]


def roster(folder):
    folder = Path(folder)
    here = Path(__file__).parent
    (folder / "organisations.csv").write_text((here / "organisations.csv").read_text())
    heading, *rows = (here / "members.csv").read_text().splitlines()
    kept = [row for row in rows if ",QS-01," not in row]
    for n, (_, name) in enumerate(people()):
        born = 1950 if n in (14, 15) else 1975 + n
        floats = "是" if "流动" in CATEGORIES.get(n, "") else "否"
        kept.append(
            f"{n + 101},{name},男,汉族,{born}-05-12,正式党员,2010-06-01,2011-06-01,QS-01,青山水厂党支部,"
            f"{OFFICES.get(n, '党员')},,{CATEGORIES.get(n, '')},{floats},{RECEIVING.get(n, '')},,")
    (folder / "members.csv").write_text("\n".join([heading, *kept]) + "\n")
    accounts = [f"{login} {name} QS-01" for login, name in people()] + ["leader 沈立 QS-02", "reviewer 郭敏 QS-02"]
    (folder / "accounts").write_text("\n".join(accounts) + "\n")
