"""The city, departments, and reports in prose alone."""

from reports.generator.model import Plan, Quirks

from .slots import in_year

_SHORT_TITLE = "{short}{year}年政府信息公开工作年度报告"

OTHERS = (
    Plan(
        "tongping-education",
        2016,
        "B",
        "桐屏县/教育局/2016.txt",
        "txt",
        options={"encoding": "gb18030"},
        quirks=Quirks(
            drop=frozenset(
                f"because_{reason}"
                for reason in (
                    "secret",
                    "commercial",
                    "privacy",
                    "stability",
                    "not_information",
                    "law",
                )
            )
        ),
    ),
    Plan(
        "tongping-education",
        2017,
        "B",
        "桐屏县/教育局/2017年度报告",
        "html",
        options={"blank": "&nbsp;"},
        quirks=Quirks(shown={in_year("budget"): "", in_year("press_led"): "", in_year("fee"): "/"}),
    ),
    Plan(
        "tongping-education",
        2021,
        "D",
        "桐屏县/教育局/2021.docx",
        "docx",
        quirks=Quirks(
            label={"third": "4.保护第三方合法权溢", "petition": "1、信访举报投诉类申请"},
            zero="无",
        ),
    ),
    Plan(
        "tongping-finance",
        2018,
        "B",
        "桐屏县/财政局2018统计表.xlsx",
        "xlsx",
        title="{name}{year}年度政府信息公开情况统计表",
        options={"hidden": "yes"},
    ),
    Plan(
        "yunting",
        2009,
        "old",
        "云汀市/2009.txt",
        "txt",
        options={"encoding": "gb18030"},
        prose={"fees": "chapter"},
        title="{year}年{short}政府信息公开工作年度报告",
    ),
    Plan(
        "yunting",
        2010,
        "old",
        "云汀市/2010.html",
        "html",
        prose={"fees": "chapter"},
        quirks=Quirks(off={in_year("requests"): -10}),
        title="{year}年{short}政府信息公开工作年度报告",
    ),
    Plan("yunting", 2016, "B", "云汀市/2016.pdf", "pdf", options={"repeat": "yes"}),
    Plan(
        "yunting",
        2020,
        "C",
        "云汀市/2020.html",
        "html",
        prose={"scope": "own"},
        title=_SHORT_TITLE,
        options={"page": "word"},
        quirks=Quirks(shown={in_year("purchase_amount"): "{n}元"}, style="thousands"),
    ),
    Plan(
        "yunting",
        2023,
        "D",
        "云汀市/2023.pdf",
        "browser",
        title=_SHORT_TITLE,
        quirks=Quirks(off={in_year("unpaid"): 5}, style="thousands"),
    ),
    Plan("yunting-office", 2023, "D", "云汀市/办公室2023.docx", "docx"),
    Plan(
        "hedu-water",
        2013,
        "prose",
        "禾渡县/水利局2013.txt",
        "txt",
        options={"encoding": "utf-16"},
        prose={"fees": "chapter"},
    ),
    Plan(
        "hedu-water",
        2015,
        "prose",
        "禾渡县/水利局2015.html",
        "html",
        prose={"numerals": "sep", "headings": "arabic"},
    ),
)
