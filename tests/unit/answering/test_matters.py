"""Matters that reports tell of in words of their own, and what only looks like such telling."""

import pytest

from disclosure_qa.answering.prose.spans import has_answer
from disclosure_qa.answering.understanding.asked import analyse
from disclosure_qa.vocabulary.answer_kinds import Kind


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("大家申请的都是什么", "申请主要集中在城中村改造。", True),
        ("大家申请的都是什么", "全年收到申请5件，均按时答复。", False),
        ("大家申请的都是什么", "会议涉及年度预算。", False),
        ("What were the requests mainly about?", "申请内容以排污许可为主。", True),
        ("官司是关于什么的", "诉讼涉及林权登记。", True),
        ("收不收钱", "未收取任何费用。", True),
        ("收不收钱", "收到来信5封。", False),
        ("Did they charge a fee?", "依申请提供信息一律免费。", True),
        ("官司输赢如何", "法院判决驳回诉讼请求。", True),
        ("复议结果怎么样", "发生行政复议3件。", False),
        ("怎么申请公开", "可以当面、邮寄或者在网上提交申请表。", True),
        ("How can people apply?", "申请表可在大厅领取。", True),
        ("怎么申请公开", "全年收到申请5件。", False),
        ("重点公开了哪些领域", "聚焦稳岗就业，岗位信息每周公布。", True),
        ("重点公开了哪些领域", "下一步，重点做好三件事：公开目录调整。", False),
        ("得过什么荣誉", "获评全省政务公开示范单位。", True),
        ("得过什么荣誉", "获得群众来信3封。", False),
        ("哪个部门具体负责信息公开", "党政办配备了固定的工作人员，并设置A、B岗。", True),
        ("信息公开归哪个科室管", "日常工作交乡综合办办理。", True),
        ("Which office is responsible for disclosure?", "由市政府办公厅政务公开处具体承办。", True),
        ("哪个部门具体负责信息公开", "主要领导负总责，群众满意。", False),
    ],
)
def test_a_matter_is_told_in_its_own_words(question: str, text: str, *, told: bool) -> None:
    asked = analyse(question)
    assert asked.kind is Kind.MATTER
    assert has_answer(asked, text) is told


@pytest.mark.parametrize(
    "question",
    [
        "怎么联系",
        "收了多少钱",
        "申请多久答复",
        "哪些部门申请量最大",
        "为什么败诉",
        "谁申请最多",
    ],
)
def test_another_question_on_it_is_none(question: str) -> None:
    assert analyse(question).kind is not Kind.MATTER
