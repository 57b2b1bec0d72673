"""The names and dates that fill the sentences of one report."""

from random import Random

from reports.generator.bodies import CITY, COUNTY, DEPARTMENT, OFFICE, PROVINCE, STREET, TOWN
from reports.generator.facts import Facts
from reports.generator.model import Plan

_HALLS = {
    TOWN: "便民服务中心",
    STREET: "街道党群服务中心",
    CITY: "市政务服务中心",
    DEPARTMENT: "局办事大厅",
    OFFICE: "机关一楼大厅",
}
_GRASS = {
    TOWN: "各村（居）和各站所",
    STREET: "各社区和各科室",
    COUNTY: "各乡镇（街道）、各部门",
    CITY: "各县（区）、各部门",
    DEPARTMENT: "局属各单位、各股室",
    OFFICE: "各股室",
}
_DOMAINS = {"砚溪县": "yanxi", "桐屏县": "tongping", "澄湖区": "chenghu", "云汀市": "yunting"}
_DOMAINS |= {"禾渡县": "hedu"}


def region_of(body_name: str) -> str:
    """The county, district or city whose domain and document numbers the body uses."""
    found = [(body_name.rfind(place), place) for place in _DOMAINS if place in body_name]
    return max(found)[1]


def words_of(facts: Facts, plan: Plan, random: Random) -> dict[str, str]:
    """Every `{slot}` of the banks for one report."""
    body, year = facts.body, facts.year
    place = region_of(body.name)
    told = _told_year(plan, year)
    mark = place.removesuffix("县").removesuffix("市").removesuffix("区")
    unnamed = plan.prose.get("years") == "unnamed"
    return {
        "name": body.name,
        "short": body.short,
        "we": body.we,
        "self": plan.prose.get("self", body.we),
        "year": "本" if unnamed else str(year),
        "next": "下一" if unnamed else str(year + 1),
        "region": place,
        "up": PROVINCE + "政府办公厅" if body.kind == CITY else _above(body.kind, place),
        "lead": body.lead,
        "office": body.office,
        "site": body.site,
        "account": body.account,
        "street": body.street,
        "url": f"http://www.{_DOMAINS[place]}.example/xxgk/",
        "phone": f"0000-555{body.number}",
        "fax": f"0000-556{body.number}",
        "mail": f"xxgk{body.number}@{_DOMAINS[place]}.example",
        "zip": f"0000{body.number % 100:02d}",
        "addr": f"{body.street}{body.number % 97 + 1}号",
        "hall": _HALLS.get(body.kind, f"{place[-1]}政务服务大厅"),
        "grass": _GRASS[body.kind],
        "doc": f"{mark}政办发〔{year}〕{random.randint(2, 180)}号文件",
        "month": str(random.randint(2, 11)),
        "since": f"{told}年1月1日",
        "until": f"{told}年12月31日",
    }


def _above(kind: str, place: str) -> str:
    if kind == COUNTY:
        return "市政府"
    return f"{place}政府" if kind in (TOWN, STREET, DEPARTMENT) else "上级机关"


def _told_year(plan: Plan, year: int) -> str:
    return plan.prose.get("period_year", str(year))
