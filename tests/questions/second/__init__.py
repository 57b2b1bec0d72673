"""The second question set: each question written by hand, its answer looked up in the gold.

Half of what is written here is held out (`second_held_out.jsonl`, `held_out_prose.jsonl`): whoever
mends the product reads `second.jsonl` and not these modules.
"""
