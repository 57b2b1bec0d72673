"""True drafts in other words, which showed what the lists of words lacked."""

ZH = (
    "漳坪县鹤溪镇人民政府在报告中承认，信息更新还不够及时[2]。",
    "从报告看，该镇信息更新不够及时，解读形式较为单一，加上基层人员变动频繁[2]。",
    "有些申请因为涉及商业秘密，所以不予公开[1]。",
    "该镇政务公开的渠道有县政府门户网站、微信公众号和各村公开栏[7]。",
    "居民可关注微信公众号“鹤溪之声”，也可到各村公开栏查看[7]。",
    "今后林业局会每周检查更新情况[6]。",
    "为改进工作，林业局打算把纸质档案扫描完成，并安排专职信息员[6]。",
    "群众对依申请公开的知晓率不高是主要原因[8]。",
    "宣传力度还有待加强[8]。",
    "镇长王小川为培训班授课[4]。",
    "咨询可拨打电话⟦F9⟧[5]。",
    "林业局没有收到行政复议申请[3]。",
)
EN = (
    "Grassroots staff turnover is high [2].",
    "The report lists untimely updates, monotonous interpretation and frequent staff turnover as "
    "the main problems [2].",
    "Some requests could not be granted as they touched on commercial secrets [1].",
    "People can find the information on the county government's portal, on WeChat and on village "
    "notice boards [7].",
    "The bureau intends to digitise its paper files and to check for updates every week [6].",
    "It also wants a dedicated information officer [6].",
    "Low awareness among the public is one reason".replace("one", "the") + " [8].",
    "Publicity efforts still need to be stepped up [8].",
    "The training course was taught by Town Head 王小川 [4].",
    "There were no reconsideration applications [3].",
    "Interpretation takes too few forms [2].",
    "The main shortcomings are slow updates and uniform explanations [2].",
)
