"""What happened in each body, year by year: the numbers from which every report is printed.

The yearly numbers obey the forms' sums and the ties between years (carried over, in force,
cumulative), so that a report without a planted fault is consistent.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from .bodies import CITY, COUNTY, TOWN, Body

FIRST_YEAR, LAST_YEAR = 2007, 2023
APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
OPEN, PARTIAL = "open", "partial"
REFUSED = ("secret", "law", "stability", "third", "internal", "process", "casefile", "query")
UNAVAILABLE = ("nothold", "nomake", "unclear")
DECLINED = ("petition", "repeat", "publication", "mass", "confirm")
OTHERWISE = ("lapse", "unpaid", "else")
RESULTS = (OPEN, PARTIAL, *REFUSED, *UNAVAILABLE, *DECLINED, *OTHERWISE)
_WEIGHTS = (40, 9, 1, 1, 1, 4, 3, 3, 3, 2, 16, 3, 2, 5, 3, 1, 1, 1, 2, 1, 3)
COURTS = ("review", "direct", "after")
VERDICTS = ("kept", "corrected", "otherwise", "pending")

Amount = int | Decimal


@dataclass(frozen=True)
class Facts:
    """`numbers`: one value per key; `grid`: per row of the applicants' table, six values."""

    body: Body
    year: int
    numbers: dict[str, Amount]
    grid: dict[str, tuple[int, ...]] = field(default_factory=dict)


def simulate(body: Body, seed: str) -> dict[int, Facts]:
    """Facts of one body for each year from FIRST_YEAR to LAST_YEAR."""
    random = Random(f"{seed}/{body.key}")
    carried: tuple[int, ...] = (0,) * len(APPLICANTS)
    stock = {"norms": random.randint(3, 30), "rules": random.randint(6, 15)}
    items = {key: random.randint(20, 90) for key in ("licence", "service", "penalty", "force")}
    items["charge"] = random.randint(2, 18)
    total: dict[str, int] = {}
    years = {}
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        grid = _requests(random, body, carried)
        carried = grid["carried_out"]
        numbers: dict[str, Amount] = {}
        numbers.update(_publication(random, body))
        numbers.update(_stocks(random, body, stock, items))
        numbers.update(_means(random, body))
        numbers.update(_courts(random, body))
        numbers.update(_channels(random, sum(grid["new"])))
        numbers.update(_replies(grid, random))
        _accumulate(numbers, total, random if year == FIRST_YEAR else None)
        years[year] = Facts(body, year, numbers, grid)
    return years


def _spread(random: Random, amount: int, weights: tuple[int, ...]) -> list[int]:
    parts = [0] * len(weights)
    for index in random.choices(range(len(weights)), weights, k=amount):
        parts[index] += 1
    return parts


def _requests(random: Random, body: Body, carried: tuple[int, ...]) -> dict[str, tuple[int, ...]]:
    amount = random.randint(body.scale * 6 // 10, body.scale * 15 // 10)
    new = _spread(random, amount, (80, 10, 2, 3, 3, 2))
    columns = []
    out = []
    for received, brought in zip(new, carried, strict=True):
        at_hand = received + brought
        left = min(at_hand, random.randint(0, max(1, at_hand // 12)))
        out.append(left)
        columns.append(_spread(random, at_hand - left, _WEIGHTS))
    grid = {"new": tuple(new), "carried_in": carried, "carried_out": tuple(out)}
    for index, key in enumerate(RESULTS):
        grid[key] = tuple(column[index] for column in columns)
    grid["results"] = tuple(sum(column) for column in columns)
    return grid


def _publication(random: Random, body: Body) -> dict[str, Amount]:
    published = random.randint(40, 90) + body.scale * random.randint(6, 11)
    site = published - random.randint(0, published // 9)
    small = max(2, published // 14)
    policy, money, service = (random.randint(1, published // 5) for _ in range(3))
    return {
        "cat_policy": policy,
        "cat_money": money,
        "cat_service": service,
        "cat_news": published - policy - money - service,
        "published": published,
        "gazette": random.randint(0, small) if body.kind in (COUNTY, CITY) else 0,
        "site": site,
        "weibo": random.randint(0, small * 2),
        "wechat": random.randint(1, small * 3),
        "other_channel": random.randint(0, small * 2),
        "electronic": published - random.randint(0, 5),
        "press_led": 0,
        "interview_led": 0,
        "hot": random.randint(0, 9),
        "press": random.randint(2, 12) if body.kind in (COUNTY, CITY) else random.randint(0, 1),
        "interview": random.randint(1, 9) if body.kind != TOWN else 0,
        "interpretation": random.randint(2, 40),
        "event_social": random.randint(0, 25),
        "event_other": random.randint(0, 30),
    }


def _stocks(
    random: Random, body: Body, stock: dict[str, int], items: dict[str, int]
) -> dict[str, Amount]:
    numbers: dict[str, Amount] = {}
    for key, most in (("norms", 12), ("rules", 3)):
        may = body.kind == CITY or (key == "norms" and body.kind != "street")
        made = random.randint(0, most) if may else 0
        stock[key] = stock[key] if may else 0
        gone = random.randint(0, min(4, stock[key]))
        stock[key] += made - gone
        numbers[f"{key}_made"] = made
        numbers[f"{key}_gone"] = gone
        numbers[f"{key}_stock"] = stock[key]
        numbers[f"{key}_open"] = made
        numbers[f"{key}_open_total"] = stock[key]
    for key, before in list(items.items()):
        change = random.randint(-min(6, before), 7)
        numbers[f"{key}_before"] = before
        numbers[f"{key}_change"] = change
        items[key] = before + change
    for key, most in (("licence", 30), ("service", 44), ("penalty", 60), ("force", 6)):
        numbers[f"{key}_decisions"] = random.randint(0, most * body.scale)
    numbers["charges"] = Decimal(random.randint(0, 90000 * body.scale)) / 10000
    numbers["purchases"] = random.randint(0, 4 + body.scale)
    numbers["purchase_amount"] = random.randint(1, 400) * 1000 * body.scale
    return numbers


def _means(random: Random, body: Body) -> dict[str, Amount]:
    full, part = random.randint(0, 3), random.randint(1, 9)
    calls, desk, online = (random.randint(3, 80) for _ in range(3))
    return {
        "agencies": random.randint(1, 3),
        "reading_points": random.randint(1, 8),
        "staff": full + part,
        "fulltime": full,
        "parttime": part,
        "budget": Decimal(random.randint(5, 600)) / 10,
        "meetings": random.randint(1, 9),
        "classes": random.randint(1, 6),
        "trainees": random.randint(20, 300),
        "boards": random.randint(3, 40),
        "leaflets": random.randint(2, 60) * 100,
        "visits": random.randint(3, 900) * 1000,
        "opinions": random.randint(3, 200),
        "surveys": random.randint(1, 14),
        "hotline": random.randint(30, 2500),
        "proposals": random.randint(0, 30),
        "corrections": random.randint(1, 50),
        "consultations": calls + desk + online,
        "calls": calls,
        "desk": desk,
        "online_consultations": online,
        "reception": random.randint(20, 600),
        "fee": 0,
    }


def _courts(random: Random, body: Body) -> dict[str, Amount]:
    numbers: dict[str, Amount] = {}
    for court in COURTS:
        amount = random.randint(0, max(1, body.scale // 12))
        parts = _spread(random, amount, (6, 2, 2, 1))
        for verdict, value in zip(VERDICTS, parts, strict=True):
            numbers[f"{court}_{verdict}"] = value
        numbers[court] = amount
    numbers["reviews"] = numbers["review"]
    numbers["review_otherwise_all"] = numbers["review_otherwise"] + numbers["review_pending"]
    numbers["lawsuits"] = numbers["direct"] + numbers["after"]
    for verdict in ("kept", "corrected"):
        numbers[f"lawsuit_{verdict}"] = numbers[f"direct_{verdict}"] + numbers[f"after_{verdict}"]
    numbers["lawsuit_otherwise_all"] = (
        numbers["lawsuits"] - numbers["lawsuit_kept"] - numbers["lawsuit_corrected"]
    )
    numbers["complaints"] = random.randint(0, max(1, body.scale // 30))
    return numbers


def _channels(random: Random, requests: int) -> dict[str, Amount]:
    person, fax, net, letter, mail, form = _spread(random, requests, (30, 3, 45, 14, 5, 3))
    return {
        "requests": requests,
        "by_person": person,
        "by_fax": fax,
        "by_letter": letter + mail + form,
        "by_letter_fax": fax + letter + mail + form,
        "by_net": net,
        "by_email": mail,
        "by_post": letter,
        "by_other": form,
    }


def _replies(grid: dict[str, tuple[int, ...]], random: Random) -> dict[str, Amount]:
    row = {key: sum(values) for key, values in grid.items()}
    done = row["results"]
    late = random.randint(0, done // 15)
    third = row["third"]
    refused = sum(row[key] for key in REFUSED)
    numbers: dict[str, Amount] = {
        "done": done,
        "on_time": done - late,
        "late": late,
        "replies": done,
        "already_public": row["publication"] + row["repeat"],
        "agreed": row[OPEN],
        "agreed_partly": row[PARTIAL],
        "refused": refused,
        "because_secret": row["secret"],
        "because_commercial": third // 2,
        "because_privacy": third - third // 2,
        "because_stability": row["stability"],
        "because_not_information": row["internal"] + row["process"],
        "because_law": row["law"] + row["casefile"] + row["query"],
        "not_ours": row["nothold"],
        "not_existing": row["nomake"],
        "to_amend": row["unclear"],
    }
    known = ("already_public", "agreed", "agreed_partly", "refused")
    rest = done - sum(int(numbers[key]) for key in (*known, "not_ours", "not_existing", "to_amend"))
    numbers["elsewhere"] = rest
    numbers["replied_otherwise"] = done - sum(int(numbers[key]) for key in known[1:])
    reasons = _spread(random, refused, (2, 3, 3, 2, 1, 2, 2, 1, 1, 1, 2))
    numbers.update({f"reason_{index}": value for index, value in enumerate(reasons, start=1)})
    return numbers


CUMULATIVE = (
    "published",
    "site",
    "gazette",
    "requests",
    "by_person",
    "by_net",
    "by_letter_fax",
    "replies",
    "agreed",
    "agreed_partly",
    "refused",
    "replied_otherwise",
    "complaints",
    "reviews",
    "lawsuits",
)


def _accumulate(numbers: dict[str, Amount], total: dict[str, int], random: Random | None) -> None:
    """Adds `<key>_total` for the rows with a 历年累计 column; `random` draws the first base."""
    if random:
        total["published"] = random.randint(60, 400)
        total["site"] = total["published"] - random.randint(0, 50)
    for key in CUMULATIVE:
        total[key] = total.get(key, 0) + int(numbers[key])
        numbers[f"{key}_total"] = total[key]
