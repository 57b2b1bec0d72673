"""What a question asks: whose reports, of which years, which indicator, and what of it.

What is asked
    understand   every reading of a question, or the reason why it has none
    desk         what understanding rests on besides the words: index, date, conversation
    options      第一个, "the second"
    spelling     spellings made plain first            misspelt       misspelt names of bodies
    scan         words to bodies, years, concepts; what nobody knows
    retracted    taken back within one question        spoken         what was asked before, together
    remarks      beside the question: "I'm writing a thesis."
    relatives    "lawsuits in which …" asks nothing    denial         what is denied or left out
    topics       small talk, terms, the collection, other subjects

Which body, which year, which number
    names        the bodies that are named             bodies         those that are meant
    inner        a body within a known one             kinds          各镇, "which counties"
    anaphora     该镇, "the county"                     bare_bodies    a department without its place
    typed_names  names typed into a form               unknown_places names that nobody knows
    years        the years that are named              years_spoken   those spoken of before
    framing      words for years, period, operation    frames         the frame that they make
    measures     indicators, labels and applicants     countable      is it what reports count?
    granting     which requests were granted           disputes       how disputes ended
    carried      carried over from or into a year      shares         the part and the whole
    breakdown    what a number is made of              largest        the largest of its parts
    ranked       its parts in order

What is asked of the prose
    asked        the kind of thing asked for           telling        what a sentence must say
    posts        who holds a post                      identities     which company? which lawyer?
    matters      what requests are about, fees, cases, honours
    mentioned    a word that reports are asked to mention
"""
