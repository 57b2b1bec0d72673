"""The optional language model: it may read a question and word an answer, never state a number.

choice      which model, where, and what one question may cost
calling     a reply within the budget, or the reason why there is none; counted in `tally`
assistant   beside the ordinary road: what the model may try, and what becomes of it
reading     a reading of a question, checked against the catalogue
evidence    the quotes of an answer, numbered, with tokens for their numbers
draft       a draft cut into sentences, citations and tokens
grounds     every word of a draft: from its evidence, from the trade, or an ordinary one
claims      what a sentence claims besides its words: denials, rises, comparisons
check       all that makes a draft fall; what stands is written out with its numbers
prompts     what the model is told
langchain_chat  the chat model itself, the only module here that names a model class
"""
