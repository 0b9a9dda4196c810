"""What an official sees before asking to see more."""

from danvan.accounts.typed import phone_for_people

DOT = "•"


def mask_name(name: str) -> str:
    """ "Nguyễn Thị Hoa" as "N••••• T•• H••"."""
    return " ".join(word[0] + DOT * max(1, len(word) - 1) for word in name.split())


def mask_phone(stored: str) -> str:
    """ "+84912345641" as "09•• ••• •41"."""
    shown = phone_for_people(stored)
    digits = [i for i, char in enumerate(shown) if char.isdigit()]
    hidden = set(digits[2:-2])
    return "".join(DOT if i in hidden else char for i, char in enumerate(shown))


def mask_email(email: str) -> str:
    """ "nam@example.vn" as "n•••@…": even the length and the provider stay hidden."""
    return f"{email[0]}{DOT * 3}@…" if email else ""
