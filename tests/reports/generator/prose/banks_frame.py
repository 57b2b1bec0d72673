"""Sentences that frame a report: how it was made, numbers of the year, zero cases, closing."""

INTRO = (
    "{law}要求，由{name}编制本报告。全文由{parts}组成。{period}本报告可在{site}（{url}）下载。{contact}",
    "根据{law}的规定，现公布{name}{year}年度政府信息公开工作年度报告。{period}电子版登载于{site}（{url}）。{contact}",
    "为保障公众依法获取信息，{name}依照{law}编写了这份年度报告，内容分为{parts}。{period}{contact}",
    "本年度报告由{name}{office}依据{law}起草，经{lead}审定后发布。{period}{contact}",
    "现按照{law}和{doc}的要求，将{name}一年来政府信息公开的有关情况报告如下。{period}报告文本存放于{hall}，也可登录{site}（{url}）查看。{contact}",
)
LAWS = (
    "《中华人民共和国政府信息公开条例》（以下简称《条例》）",
    "《中华人民共和国政府信息公开条例》和《岚江省政府信息公开规定》",
    "新修订的《中华人民共和国政府信息公开条例》",
)
PERIODS = (
    "报告所列数据的统计期限为{since}至{until}。",
    "文中数据统计时间自{since}起，至{until}止。",
    "各项数字的统计时限：{since}至{until}。",
)
CONTACTS = (
    "如有疑问，请与{office}联系（地址：[[address|{addr}]]，邮政编码：[[postcode|{zip}]]，电话：[[phone|{phone}]]，电子邮箱：[[email|{mail}]]）。",
    "公众对本报告有意见或建议，可致电[[phone|{phone}]]，或发送邮件至[[email|{mail}]]，也可来信寄至[[address|{addr}]]（邮编[[postcode|{zip}]]）。",
    "联系单位：{office}；联系电话：[[phone|{phone}]]；传真：[[fax|{fax}]]；通信地址：[[address|{addr}]]；邮编：[[postcode|{zip}]]。",
)
OPENERS = (
    "{year}年，{we}在{up}的正确领导和指导帮助下，坚持以公开促落实、以公开促服务，各项任务有序完成。",
    "一年来，{we}以方便群众办事为出发点，做实主动公开，办好依申请公开，公开工作稳中有进。",
    "{year}年是{we}信息公开工作打基础、补短板的一年。",
    "{we}紧扣群众急难愁盼，把公开贯穿决策、执行、管理、服务、结果全过程。",
    "回顾{year}年，{we}信息公开工作与中心工作同部署、同检查，取得新的进展。",
    "{year}年，{we}认真履行信息公开义务，自觉接受社会监督，没有发生失泄密情况。",
)
PUBLISHED = (
    "{year}年，{we}共主动公开政府信息<<published>>条。",
    "据统计，全年主动公开政府信息<<published>>条，数量总体平稳。",
    "{year}年度{we}主动公开的政府信息总数为<<published>>条。",
    "全年累计发布主动公开信息<<published>>条，全部可在网上查询。",
)
CATEGORIES = (
    "按内容分，政策文件类<<cat_policy>>条，工作动态类<<cat_news>>条，财政资金类<<cat_money>>条，办事服务类<<cat_service>>条。",
    "其中，工作动态类信息<<cat_news>>条，办事服务类信息<<cat_service>>条，政策文件类信息<<cat_policy>>条，财政资金类信息<<cat_money>>条。",
    "信息类别包括：政策文件<<cat_policy>>条、财政资金<<cat_money>>条、办事服务<<cat_service>>条、工作动态<<cat_news>>条。",
)
SITE = (
    "通过政府网站公开<<site>>条。",
    "其中在政府网站发布的有<<site>>条。",
    "{site}是主要渠道，全年经政府网站公开信息<<site>>条。",
)
REQUESTS = (
    "{year}年，共收到政府信息公开申请<<requests>>件，均按程序登记。",
    "全年受理政府信息公开申请<<requests>>件，申请内容以土地、社保和工程建设为主。",
    "{year}年度，{we}新收政府信息公开申请<<requests>>件，没有超期未办的情况。",
    "本年度收到公民、法人和其他组织提出的政府信息公开申请<<requests>>件。",
)
REQUESTS_NONE = (
    "{year}年，{we}没有收到政府信息公开申请<<requests:none>>。",
    "本年度未收到公民、法人或者其他组织的信息公开申请<<requests:none>>。",
    "全年未接到政府信息公开申请<<requests:none>>。",
)
BY_PERSON = ("其中当面提交<<by_person>>件。", "到窗口当面申请的<<by_person>>件。")
TOPICS = (
    "从内容看，[[subject|申请主要涉及征地拆迁、学校招生和道路施工]]。",
    "[[subject|申请人最关心的是宅基地审批和补偿标准]]。",
    "申请事项比较集中，[[subject|多为查询早年的土地权属档案]]。",
    "[[subject|涉及工程招投标和小区物业的申请明显增多]]。",
)
HOW_TO_APPLY = (
    "[[apply|申请人可以当面递交、邮寄或者在网上提交申请表]]，{office}免费提供表格和填写说明。",
    "{we}[[apply|受理书信、传真和网上三种形式的申请]]，对书写有困难的群众由工作人员代填。",
    "[[apply|申请表可在{site}下载，也可到{hall}领取]]，收到后出具登记回执。",
    "公众[[apply|既可登录{site}在线填报，也可寄信到{addr}]]，信封上请注明“信息公开申请”。",
)
REPLIES = (
    "已经答复的申请中，同意公开<<agreed>>件，同意部分公开<<agreed_partly>>件，不予公开<<refused>>件，其他情形<<replied_otherwise>>件。",
    "答复结果为：同意公开<<agreed>>件、部分公开<<agreed_partly>>件、不予公开<<refused>>件、其他答复<<replied_otherwise>>件。",
)
TO_DATE = (
    "自条例施行以来，历年累计主动公开政府信息<<published_total>>条。",
    "截至年底，历年累计主动公开<<published_total>>条。",
)
REVIEWS = (
    "{year}年，因政府信息公开申请引起行政复议<<reviews>>件。",
    "全年发生涉及信息公开的行政复议<<reviews>>件。",
)
REVIEWS_NONE = (
    "{year}年，没有因政府信息公开申请引起的行政复议<<reviews:none>>。",
    "全年未发生涉及信息公开的行政复议<<reviews:none>>。",
)
LAWSUITS = ("提起行政诉讼<<lawsuits>>件。", "因政府信息公开被提起行政诉讼<<lawsuits>>件。")
LAWSUITS_NONE = (
    "没有因政府信息公开被提起行政诉讼<<lawsuits:none>>。",
    "未发生因信息公开提起的行政诉讼<<lawsuits:none>>。",
)
FEES_NONE = (
    "[[fee|本年度没有收取任何费用]]，也没有减免事项。",
    "[[fee|依申请提供信息一律免费]]，未收取检索、复制、邮寄等费用。",
    "[[fee|{we}未收取政府信息公开信息处理费]]。",
)
OTHER = (
    "[[other|没有其他需要报告的事项]]。",
    "[[other|本报告涉及的附表见文后]]，数据由{office}核对。",
    "[[other|{next}年将把公开专区建设列为为民办实事项目]]。",
    "[[other|{we}参与了{up}组织的公开标准化试点]]，试点成果正在总结。",
)
SHORTFALL = (
    "虽然做了一些工作，但与群众期盼相比还有差距：一是{p1}；二是{p2}；三是{p3}。",
    "对照上级要求，主要存在以下不足：{p1}；{p2}。",
    "工作中的薄弱环节主要表现在：（1）{p1}；（2）{p2}；（3）{p3}。",
    "存在的问题，一方面是{p1}，另一方面是{p2}。",
)
REMEDY = (
    "{next}年，{self}将从以下几方面改进：一是{m1}；二是{m2}；三是{m3}。",
    "针对上述问题，{self}拟采取的办法是：{m1}；{m2}。",
    "下一步，{self}重点做好三件事：{m1}；{m2}；{m3}。",
    "今后，{self}将{m1}，同时{m2}，努力让公开更好地服务群众。",
)
