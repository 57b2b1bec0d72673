"""Fictional reports in an index of their own, for tests of answers from the prose."""

from pathlib import Path

from disclosure_qa.ingest import ingest
from disclosure_qa.library import Library

TOWN = """漳坪县鹤溪镇人民政府2018年政府信息公开工作年度报告

本报告根据《漳坪县人民政府办公室关于编制2018年政府信息公开工作年度报告的通知》（漳政办〔2019〕3号）编制。所列数据的统计期限为2018年1月1日至2018年12月31日。联系方式：地址：漳坪县鹤溪镇文昌路8号，邮编：000123，电话：0000-5550188，传真：0000-5550199，电子邮箱：hexi@example.invalid。

一、概述
（一）组织领导
我镇成立政务公开领导小组，由镇长任组长，分管副镇长任副组长，党政办承担日常工作。全年举办培训班2期，参加培训86人次。
（二）公开渠道
公开渠道主要有：一是县政府门户网站；二是微信公众号“鹤溪之声”；三是各村公开栏。
二、主动公开政府信息情况
（一）主要类别
机构职能类11条，财政资金类24条，工作动态类60条。
（二）回应关切
遇有重大突发事件，2小时内发布权威信息，24小时内举行新闻发布会。建立“三问三答”机制。每月公布村民提出的三个问题和三个答复，由驻村干部逐户送达。
三、政府信息依申请公开办理情况
全年收到申请4件，其中网上提交3件。不予公开1件，原因是涉及商业秘密。
四、因政府信息公开申请行政复议、提起行政诉讼的情况
今年没有行政复议和行政诉讼。
五、政府信息公开工作存在的主要问题及改进措施
存在的主要问题：一是信息更新不够及时；二是解读形式单一；三是基层人员变动频繁。
改进措施：一是每周检查更新情况；二是制作方言短视频；三是固定一名专职信息员。
"""
BUREAU = """漳坪县林业局2019年政府信息公开工作年度报告

一、总体情况
2019年，县林业局在网站公开信息73条，发布森林防火预警15期。咨询电话：0000-5552020。
五、存在的主要问题及改进情况
问题是林地档案查找困难。下一步将完成纸质档案扫描。
"""
BUREAU_BEFORE = BUREAU.replace("2019", "2018").replace("73条", "51条")
FILES = {
    "鹤溪镇2018.txt": TOWN,
    "林业局2019.txt": BUREAU,
    "林业局2018.txt": BUREAU_BEFORE,
}


def build_library(folder: Path) -> Library:
    """An index of the three reports, read from files as any others."""
    files = folder / "files"
    files.mkdir()
    for name, text in FILES.items():
        (files / name).write_text(text, encoding="utf-8")
    library = Library.create(folder / "index")
    ingest([files], library)
    return library
