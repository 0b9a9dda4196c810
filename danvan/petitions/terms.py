"""The rules whose terms a petition runs under, and its steps; the figures are rows of `deadlines.LegalRule`."""

SETTLE = "pakn.settle"
INTAKE = "pakn.intake"
INTAKE_URGENT = "pakn.intake.urgent"
# How often a petition may be passed on before the coordinator decides.
MOST_HOPS = "pakn.hops"

FIRST_ROUND = 1
LAST_ROUND = 2


def settle_stage(round_number: int) -> str:
    """The step of settlement: "settle", and "settle.2" once reopened."""
    return "settle" if round_number == FIRST_ROUND else f"settle.{round_number}"


def intake_stage(intakes: int) -> str:
    """The step of intake, anew each time it comes to be screened: "intake", then "intake.1" after the first return."""
    return "intake" if intakes == 0 else f"intake.{intakes}"
