"""Drafts that say what the quotes say, as models write them; written before the check was tuned."""

ZH = (
    "该镇主要存在信息更新不够及时、解读形式单一、基层人员变动频繁等问题[2]。",
    "存在的主要问题：一是信息更新不够及时；二是解读形式单一；三是基层人员变动频繁[2]。",
    "全年共收到政府信息公开申请⟦F1⟧，同比下降⟦F2⟧[1]。",
    "不予公开⟦F3⟧，原因是涉及商业秘密[1]。",
    "报告指出，不予公开的原因是涉及商业秘密[1]。",
    "主要问题是信息更新不够及时[2]。此外，解读形式也比较单一，基层人员变动频繁[2]。",
    "群众可以通过县政府门户网站、微信公众号“鹤溪之声”和各村公开栏获取信息[7]。",
    "公开渠道包括县政府门户网站、微信公众号以及各村公开栏[7]。",
    "全年举办培训班⟦F5⟧，参加培训⟦F6⟧，由镇长王小川主讲[4]。",
    "该镇还建立了“三问三答”机制[4]。",
    "下一步，林业局将完成纸质档案扫描，固定专职信息员，并每周检查更新情况[6]。",
    "改进措施包括完成纸质档案扫描和每周检查更新情况[6]。",
    "部分群众对依申请公开的知晓率不高[8]。",
    "原因主要有两方面".replace("两方面", "以下方面")
    + "：群众对依申请公开的知晓率不高，宣传力度有待加强[8]。",
    "林业局全年收到政府信息公开申请⟦F4⟧，未收到行政复议申请[3]。",
    "县林业局未收到行政复议申请[3]。",
    "政务公开办公室设在文昌路⟦F8⟧，咨询电话⟦F9⟧[5]。",
    "鹤溪镇的不足在于信息更新不够及时，解读形式单一[2]。",
)
EN = (
    "The town reports that information is not updated promptly enough [2].",
    "Its main problems are slow updating of information, simple forms of interpretation, and "
    "frequent changes of grassroots staff [2].",
    "Information updates were not timely enough, and the forms of interpretation were limited [2].",
    "Requests were refused because they involved commercial secrets [1].",
    "According to the report, ⟦F3⟧ requests were refused [1]. The reason was that they concerned "
    "commercial secrets [1].",
    "The town received ⟦F1⟧ requests for information disclosure in the year [1].",
    "The channels are the county government's website, the WeChat official account "
    "“鹤溪之声” and the notice boards of the villages [7].",
    "Information is published through the county government website, a WeChat account and village "
    "bulletin boards [7].",
    "The bureau will finish scanning its paper archives and check updates weekly [6].",
    "Next, the Forestry Bureau plans to complete the scanning of paper archives [6].",
    "Part of the public does not know enough about disclosure on request, and publicity needs to "
    "be strengthened [8].",
    "Few residents know about disclosure on request [8].",
    "The bureau did not receive any application for administrative reconsideration [3].",
    "The town held ⟦F5⟧ training sessions, and ⟦F6⟧ people took part [4].",
    "The training was given by the town head, 王小川 [4].",
    "Hexi Town set up a “三问三答” mechanism [4].",
    "The office is located on 文昌路 [5].",
    "Awareness among residents is low and publicity work is still weak [8].",
)
