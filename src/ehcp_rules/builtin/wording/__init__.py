"""Check types over the wording of any item: the slots it must fill, plain words, slips of the pen."""
