"""The optional language model: it may read a question and word an answer, never state a number.

choice      which model, where, and what one question may cost
calling     a reply within the budget, or the reason why there is none; counted in `tally`
assistant   beside the ordinary road: what the model may try, and what becomes of it
reading     a reading of a question, checked against the catalogue
evidence    the quotes of an answer, numbered, with tokens for their numbers
draft       a draft cut into sentences, citations and tokens
numerals    where a text states a number, in whatever script
grounds     every word of a draft: from its evidence, from the trade, or an ordinary one
unknown     words that no list has: which could be a number or a name
claims      what a sentence claims besides its words: denials, rises, comparisons
label       a number with what it counts beside it, and a model's words held against that
check       all that makes a draft fall; what stands is written out with its numbers
prompts     what the model is told
wording     how an answer says what a model had to do with it
langchain_chat  the chat model itself, the only module here that names a model class
"""
