"""Delivering a message: mail that is sent once, and the notices of people at the desk.

Mail is plain text on purpose: it is readable on every device and by every screen reader, carries no picture that tells
who opened it, and leaves nothing for an imitator's button to hide behind; the link stands written out.
"""
