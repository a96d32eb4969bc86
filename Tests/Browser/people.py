"""The people of the walk, and the sentences that they write in confidence."""
import sys

BRANCH, COMMITTEE = "QS-01", "QS"

# Login, name and branch of everyone who signs in.
PEOPLE = [
    ("secretary", "周明远", "QS-01"),
    ("organiser", "林秋", "QS-01"),
    ("discipline", "何勇", "QS-01"),
    ("member", "苏晴", "QS-01"),
    ("scriptless", "郑凯", "QS-01"),
    ("floating", "唐飞", "QS-01"),
    ("leader", "沈立", "QS-02"),
    ("reviewer", "郭敏", "QS-02"),
    ("observer", "秦岚", "QS-02"),
    ("outsider", "冯岩", "QS-03"),
]
FRAIL = "吴桂兰"

EXAMINED = "去年三次夜班巡检我坐在值班室里填的表"
CRITICISED = "你带班检查只看台账不下机房"
OPINION = "管网抢修电话打了四遍才有人接"
TALKED = "他说起家里老人住院顾不上学习"
KEPT = "跟着老师傅巡了一回线才知道台账记漏了三处"
RESIDENT = "三号楼的水表两年没人来校过"

if __name__ == "__main__":
    if sys.argv[1:] == ["sealed"]:
        print(EXAMINED, CRITICISED, OPINION, TALKED, KEPT, RESIDENT)
    else:
        for person in PEOPLE:
            print(*person)
