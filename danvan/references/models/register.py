"""The last number given out in one book in one year, as a clerk's register counts: from 1 on the first of January."""

from django.db import models


class Register(models.Model):
    """Only ever counts up within its year; `key` names the book ("petitions.answers:17").

    Retention: never removed; a few bytes a book and year.
    """

    key = models.CharField(max_length=80)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "year"], name="one_register_per_book_and_year")]

    def __str__(self) -> str:
        return f"{self.key} {self.year}: {self.last}"
