"""One town over ten years, through the forms A, C and D."""

from reports.generator.model import Plan, Quirks

from .slots import in_year, to_date

_SHORT_TITLE = "{short}{year}年政府信息公开工作年度报告"
_OLD_TITLE = "{year}年{name}政府信息公开工作年度报告"

LIUQIAO = (
    Plan(
        "liuqiao",
        2014,
        "A",
        "砚溪县/柳桥镇/年度报告.txt",
        "txt",
        title="{name}信息公开年度报告",
        prose={"years": "unnamed", "period": "none", "fees": "chapter", "issued": ""},
    ),
    Plan(
        "liuqiao",
        2015,
        "A",
        "砚溪县/柳桥镇/2015年报（定稿）.txt",
        "txt",
        title=_OLD_TITLE,
        options={"glue": "yes", "encoding": "bom", "newline": "crlf"},
        prose={"headings": "mixed", "self": "我局", "fees": "chapter"},
        quirks=Quirks(shown={to_date("replied_otherwise"): "", to_date("complaints"): ""}),
    ),
    Plan(
        "liuqiao",
        2016,
        "A",
        "砚溪县/柳桥镇/2016.docx",
        "docx",
        prose={"period_year": "2015", "headings": "parts", "fees": "chapter"},
    ),
    Plan(
        "liuqiao",
        2017,
        "A",
        "砚溪县/柳桥镇/2017.html",
        "html",
        title=_SHORT_TITLE,
        quirks=Quirks(mark={"published": "①", "requests": "②"}),
    ),
    Plan(
        "liuqiao",
        2018,
        "A",
        "砚溪县/柳桥镇/2018.txt",
        "txt",
        options={"encoding": "gb18030", "indent": "\u3000\u3000"},
        quirks=Quirks(
            off={to_date("published"): 10},
            extra=(("政务公开栏更新次数", "次", 26), ("村务公开检查次数", "次", 4)),
        ),
    ),
    Plan(
        "liuqiao",
        2019,
        "C",
        "砚溪县/柳桥镇/2019.docx",
        "docx",
        options={"nested": "yes", "styles": "headings"},
        quirks=Quirks(shown={in_year("purchase_amount"): "{n}元"}),
    ),
    Plan(
        "liuqiao",
        2020,
        "C",
        "砚溪县/柳桥镇/2020.html",
        "html",
        title=_SHORT_TITLE,
        options={"page": "portal"},
        prose={"headings": "spaced"},
    ),
    Plan(
        "liuqiao",
        2021,
        "D",
        "砚溪县/柳桥镇/2021.pdf",
        "pdf",
        prose={"upright": "yes"},
    ),
    Plan(
        "liuqiao",
        2022,
        "D",
        "砚溪县/柳桥镇/2022.docx",
        "docx",
        title="{name}\n{year}年政府信息公开工作年度报告",
        prose={"numerals": "full"},
    ),
    Plan(
        "liuqiao",
        2023,
        "D",
        "砚溪县/柳桥镇/2023.txt",
        "txt",
        options={"cells": "tabs"},
        prose={"intro": "none"},
    ),
)
