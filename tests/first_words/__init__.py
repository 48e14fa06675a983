"""A bank of sentences written before their author had read a rule: what is found in words nobody tuned for."""
