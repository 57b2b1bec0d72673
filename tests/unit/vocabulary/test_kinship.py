"""Which printed names mean one body."""

from hypothesis import given
from hypothesis import strategies as st

from disclosure_qa.vocabulary.kinship import chain_of, kin, same_bodies

BARE = ("云溪区人民政府", "")
FULL = ("临江市云溪区人民政府", "临江市")
OTHER = ("海原市云溪区人民政府", "海原市")


def test_one_that_says_less_is_the_one_that_says_more() -> None:
    assert same_bodies([BARE, FULL]) == {BARE: FULL, FULL: FULL}
    said, unsaid = ("青河县人民政府", "临江市"), ("青河县人民政府", "")
    assert same_bodies([said, unsaid]) == {said: said, unsaid: said}


def test_the_fullest_name_and_the_fullest_region_are_known() -> None:
    long, short = ("临江市青河县人民政府", "临江市"), ("青河县人民政府", "岚江省临江市")
    known = same_bodies([long, short])
    assert set(known.values()) == {("临江市青河县人民政府", "岚江省临江市")}


def test_namesakes_stay_two_and_a_bare_name_is_neither() -> None:
    assert same_bodies([BARE, FULL, OTHER]) == {BARE: BARE, FULL: FULL, OTHER: OTHER}
    two = [("青河县柳桥镇人民政府", "青河县"), ("海原县柳桥镇人民政府", "海原县")]
    assert same_bodies(two) == {each: each for each in two}


def test_a_place_left_out_between_two() -> None:
    whole, gap = ("临江市青河县柳桥镇人民政府", "临江市青河县"), ("临江市柳桥镇人民政府", "临江市")
    assert same_bodies([whole, gap])[gap] == whole


def test_a_bare_department_is_nobody_elses() -> None:
    bare, placed = ("财政局", ""), ("青河县财政局", "青河县")
    assert same_bodies([bare, placed]) == {bare: bare, placed: placed}


def test_the_office_is_another_body() -> None:
    assert kin("青河县人民政府", "") != kin("青河县人民政府办公室", "青河县")
    assert kin("临江高新区管委会", "") == kin("临江高新区管理委员会", "")
    assert chain_of("青河县柳桥镇人民政府", "临江市青河县") == (
        "临江市",
        "青河县",
        "柳桥镇人民政府",
    )


NAMES = st.sampled_from(
    ["柳桥镇人民政府", "青河县柳桥镇人民政府", "海原县柳桥镇人民政府", "临江市青河县柳桥镇人民政府"]
)
REGIONS = st.sampled_from(["", "青河县", "临江市青河县"])


@given(st.lists(st.tuples(NAMES, REGIONS), min_size=1, max_size=6, unique=True), st.randoms())
def test_the_order_of_names_does_not_matter(bodies: list[tuple[str, str]], chance: object) -> None:
    shuffled = sorted(bodies, key=lambda _: chance.random())  # type: ignore[attr-defined]
    assert same_bodies(bodies) == same_bodies(shuffled)
    known = same_bodies(bodies)
    assert all(known.get(body, body) == body for body in known.values())
