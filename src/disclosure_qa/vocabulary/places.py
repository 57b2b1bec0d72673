"""The places at the beginning of a body's name: 杭州市西湖区财政局 stands in 杭州市, 西湖区.

A character that ends places stands inside names as well (杭州市, 新乡县, 景德镇市, 红旗镇, 沙市区), and in
what departments look after (市场, 乡村, 区域): what follows tells one from the other.
"""

import re

_NO_KIND = "(?!场[监管]|政[管工园公设]|容|域|划)"
"""After 市, 县, 区: neither a market nor an area that somebody looks after."""
_LAST = "(?![镇乡市县]$)"
"""A kind that closes the whole name has a name before it: 新市镇 is no 镇 in a 新市."""
_PLACE = re.compile(
    r"(?!国家.{1,8}总局|城市[管建更综规]|城乡[建规统居融]|城镇化|市场|市政[管工园公设]|市容|乡村|社区|区域|区划)"
    r".{1,12}?(?:特别行政区|自治[区州县旗]|民族乡|[新林地]区|街道|苏木|省"
    rf"|市{_NO_KIND}(?!区(?!域|划)){_LAST}"
    rf"|县(?!域|志|区$){_LAST}"
    rf"|(?<!社)区(?!域|划){_LAST}"
    rf"|[州镇乡盟旗](?![市县区旗]{_NO_KIND})(?!村|族|化|居民|企业|建设|规划|统筹|新区){_LAST})"
)


def named_places(name: str) -> tuple[str, ...]:
    """The places at the beginning of a name, outermost first: 临川市青河县财政局 -> 临川市, 青河县."""
    found = []
    position = 0
    while match := _PLACE.match(name, position):
        found.append(match.group())
        position = match.end()
    return tuple(found)
