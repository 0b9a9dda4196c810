"""The rules whose terms a petition runs under; the figures themselves are rows of `deadlines.LegalRule`."""

SETTLE = "pakn.settle"
INTAKE = "pakn.intake"
INTAKE_URGENT = "pakn.intake.urgent"
