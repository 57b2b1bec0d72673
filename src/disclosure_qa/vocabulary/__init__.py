"""The trade's words: indicators, applicants, names and question words, as data with loaders.

The words themselves are in `data`; to add one, no module here is changed.

What reports count
    catalogue     all indicators                  indicator   one of them
    labels        row labels, as compared         applicants  the columns of table 3
    linking       from concepts to an indicator   terms       what the reports' terms mean

The words of a question
    concepts      the lexicon                     patterns    "(没有/未)掌握" stands for several
    composing     没 + 掌握 + 信息                slips       申情 for 申请
    pinyin        a question typed in Latin letters
    answer_kinds  the kinds of things asked for   glossary    a question's words and a report's

The names of bodies
    agencies      all names of one body           places      the places that a name begins with
    institutions  departments, schools, hospitals
    kinship       which printed names mean one body
    aliases       the operator's own names
"""
