"""How the two voters on passages are put together."""

from disclosure_qa.answering.prose.ranking import fuse, nearness, weigh
from disclosure_qa.library.encoder import packaged_encoder
from disclosure_qa.library.neighbours import QuestionVector
from disclosure_qa.model.library import RankedPassage
from disclosure_qa.model.report import Passage


def passage(text: str, start: int = 0, section: str = "一、总体情况") -> Passage:
    return Passage("a.txt", section, text, start, start + len(text), None)


def asked(question: str) -> QuestionVector:
    return QuestionVector(packaged_encoder().name, packaged_encoder().embed_query(question))


PHONE = "咨询电话：0000-1234567。"
NEWS = "全年发布信息312条，其中网站208条。"
TRAINING = "举办培训班2期，培训人员120人次。"


def test_one_sentence_among_others_brings_its_passage_near() -> None:
    alone, among = passage(PHONE), passage(NEWS + TRAINING + PHONE)
    other = passage(NEWS + TRAINING)
    near = dict(zip("abc", nearness([alone, among, other], asked("打哪个电话？")), strict=True))
    assert near["a"] > near["b"] > near["c"]


def test_an_empty_pool_is_ranked_too() -> None:
    assert nearness([], asked("电话")) == []
    assert weigh((), (), asked("电话")) == ()


def test_a_passage_without_any_word_is_still_ranked_by_meaning() -> None:
    said = [RankedPassage(passage(NEWS, 0), 3.0)]
    ranked = weigh(said, [passage(TRAINING, 90), passage(NEWS, 0)], asked("发了多少条信息"))
    assert [r.passage.text for r in ranked] == [NEWS, TRAINING]
    assert 0 < ranked[1].score < ranked[0].score <= 1


def test_words_are_weighed_by_how_much_better_they_fit() -> None:
    texts = [passage("甲乙。", 0), passage("丙丁。", 10)]
    close = weigh([RankedPassage(texts[0], 2.0), RankedPassage(texts[1], 1.9)], texts, asked("戊"))
    far = weigh([RankedPassage(texts[0], 2.0), RankedPassage(texts[1], 0.2)], texts, asked("戊"))
    assert close[0].score - close[1].score < far[0].score - far[1].score


def test_equal_scores_stand_in_order_of_their_place() -> None:
    same = [passage(NEWS, 50), passage(NEWS, 10)]
    ranked = weigh([RankedPassage(p, 1.0) for p in same], same, asked("信息"))
    assert [r.passage.start for r in ranked] == [10, 50]


def test_of_a_model_without_a_known_scale_only_the_ranks_count() -> None:
    one, two = passage(NEWS, 0), passage(PHONE, 50)
    ranked = fuse([RankedPassage(one, 9.0)], [RankedPassage(two, 0.99), RankedPassage(one, 0.98)])
    assert [r.passage for r in ranked] == [one, two]
