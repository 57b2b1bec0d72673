"""From a question to its answer: what it asks, what was found, what is computed and said.

`disclosure_qa.ask` is the road of a question through these modules. The words that they go by are
data: `vocabulary/data` and `answering/data`.

What is asked
    understand   every reading of a question, or the reason why it has none
    desk         what understanding rests on besides the words: index, date, conversation
    parts        two questions in one message          options        第一个, "the second"
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
    choices      names typed into a form               unknown_places names that nobody knows
    years        the years that are named              years_spoken   those spoken of before
    framing      words for years, period, operation    frames         the frame that they make
    measures     indicators, labels and applicants     countable      is it what reports count?
    outcomes     what became of requests               results        what became of disputes
    carried      carried over from or into a year      shares         the part and the whole
    breakdown    what a number is made of              largest        the largest of its parts
    ranked       its parts in order

From figures to sentences
    gather       all values, or the reason why not     lookup         one value
    derive       what is computed from them            ledger         what was used for it
    phrase       the answer's sentences and notes      wording/       the sentences themselves
    offers       what there is instead                 disputes       findings on what is shown
    reading_notes  places read from pictures, or corrected
    about        the collection, its terms and the assistant itself
    explain      why a question was read as it was

Answers from the prose
    prose        the passages of the right reports, or nothing
    asked        the kind of thing asked for           telling        what a sentence must say
    ranking      which passages                        sentences      the units in them
    fit          how well a unit answers               weighing       how much each concept tells
    confidence   how sure that is                      tone           does it sound like an answer?
    spans        the very words that answer            counted        the numbers among them
    posts        who holds a post                      identities     which company? which lawyer?
    matters      what requests are about, fees, cases, honours
    mentioning   which reports mention a word          places_told    told in the reports of others
    narrate      the answer in quotes                  excerpt        what is shown of a unit
    passages     passages for those who read them themselves
"""
