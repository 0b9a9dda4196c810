"""Signs that a moderator should look twice: plain rules with their weights, shown with their reasons.

They order the inbox and hide nothing: a comment is published or refused by a person.
"""
