"""What people call the bodies, in both languages; every form here means one body only."""

ZH = {
    "liuqiao": ("砚溪县柳桥镇", "砚溪县柳桥镇人民政府", "砚溪柳桥镇", "砚溪县柳桥镇政府"),
    "liuqiao2": ("桐屏县柳桥镇", "桐屏县柳桥镇人民政府", "桐屏柳桥镇"),
    "shigu": ("石鼓岭乡", "石鼓岭", "砚溪县石鼓岭乡人民政府", "石鼓岭乡政府"),
    "zhuwu": ("竹坞镇", "竹坞", "砚溪县竹坞镇人民政府", "砚溪竹坞", "竹坞镇人民政府"),
    "qingshi": ("青石埠镇", "青石埠", "砚溪县青石埠镇人民政府", "青石埠镇政府"),
    "mailong": ("麦垄乡", "麦垄", "砚溪县麦垄乡人民政府"),
    "yanxi": ("砚溪县", "砚溪县人民政府", "云汀市砚溪县人民政府", "砚溪县政府"),
    "yanxi-office": ("砚溪县人民政府办公室", "砚溪县政府办公室", "砚溪县政府办"),
    "tongping": ("桐屏县", "桐屏县人民政府", "桐屏县政府"),
    "tongping-education": ("桐屏县教育局", "桐屏教育局"),
    "tongping-finance": ("桐屏县财政局", "桐屏财政局"),
    "chenghu": ("澄湖区", "澄湖区人民政府", "云汀市澄湖区人民政府", "澄湖区政府"),
    "wanghu": ("望湖街道", "望湖街道办事处", "澄湖区望湖街道", "澄湖区望湖街道办事处"),
    "yunting": ("云汀市", "云汀市人民政府", "云汀市政府"),
    "yunting-office": ("云汀市人民政府办公室", "云汀市政府办公室"),
    "hedu": ("禾渡县", "禾渡县人民政府", "禾渡县政府"),
    "hedu-water": ("禾渡县水利局", "禾渡水利局"),
}
EN = {
    "liuqiao": ("Liuqiao Town in Yanxi County", "Liuqiao Town (Yanxi County)"),
    "liuqiao2": ("Liuqiao Town in Tongping County", "Liuqiao, Tongping County"),
    "shigu": ("Shiguling Township", "Shiguling", "Shigu Ling Township"),
    "zhuwu": ("Zhuwu Town", "Zhuwu", "Zhu Wu Town"),
    "qingshi": ("Qingshibu Town", "Qingshibu"),
    "mailong": ("Mailong Township", "Mailong"),
    "yanxi": ("Yanxi County", "the Yanxi County government"),
    "tongping": ("Tongping County", "the government of Tongping County"),
    "tongping-education": ("Tongping County Education Bureau",),
    "tongping-finance": ("Tongping County Finance Bureau",),
    "chenghu": ("Chenghu District", "the Chenghu District government"),
    "wanghu": ("Wanghu Sub-district", "the Wanghu Subdistrict Office"),
    "yunting": ("Yunting City", "Yunting Municipality"),
    "hedu": ("Hedu County", "the Hedu County government"),
    "hedu-water": ("Hedu County Water Resources Bureau",),
}
MISSPELT = {
    "zhuwu": ("竹乌镇", "竹务镇", "竹坞真"),
    "shigu": ("石古岭乡", "石鼓领乡"),
    "qingshi": ("青石阜镇", "青石步镇"),
    "mailong": ("麦陇乡", "麦龙乡"),
    "wanghu": ("旺湖街道", "望胡街道"),
    "chenghu": ("橙湖区", "澄胡区"),
    "hedu": ("禾度县", "和渡县"),
}
MIXED = {
    "zhuwu": ("zhu wu 镇", "zhuwu镇", "ZhuWu 镇"),
    "shigu": ("shiguling 乡", "Shigu Ling乡"),
    "qingshi": ("qingshibu镇", "qing shi bu 镇"),
    "wanghu": ("wanghu街道", "wang hu 街道"),
    "chenghu": ("chenghu区", "cheng hu 区"),
    "hedu": ("hedu县", "he du 县"),
    "mailong": ("mai long 乡", "mailong乡"),
}
TOWNS_OF_YANXI = ("liuqiao", "shigu", "zhuwu", "qingshi", "mailong")
