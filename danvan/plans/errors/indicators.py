"""What cannot be said of an indicator, or entered as its figure."""

from danvan.errors import N_, DomainError


class FigureIsComputed(DomainError):
    """Nobody types what the system counts."""

    code = "plans.figure-is-computed"
    message = N_("This indicator reads a measure: its figure is computed and never typed. Open the measure instead.")


class IndicatorHasEnded(DomainError):
    """Ended indicators are read only."""

    code = "plans.indicator-has-ended"
    message = N_("This indicator has ended and takes no more figures. Add a new one if it is needed again.")


class NotAPeriod(DomainError):
    """Figures of overlapping periods could not be compared."""

    code = "plans.not-a-period"
    message = N_("These days are not exactly one period of this indicator. Choose a period from the list.")


class PeriodNotOver(DomainError):
    """A figure is told when its period is over."""

    code = "plans.period-not-over"
    message = N_("This period is not over yet. Enter its figure from the day after its last day.")


class FigureOutOfBounds(DomainError):
    """No number the tables can hold exactly."""

    code = "plans.figure-out-of-bounds"
    message = N_("A figure lies between 0 and 9,999,999,999,999 and has at most three decimals. Correct it.")


class SourceNotDated(DomainError):
    """A source cannot be older than what it counts, nor come from the future."""

    code = "plans.source-not-dated"
    message = N_("The date of the source lies before the period begins or after today. Correct the date.")


class FigureNeedsEvidence(DomainError):
    """A figure that nobody can check does not count."""

    code = "plans.figure-needs-evidence"
    message = N_("A figure needs its source and evidence: a file, or a link beginning with https:// or http://.")


class IndicatorNotSound(DomainError):
    """Plan, field, measure or numbers contradict each other."""

    code = "plans.indicator-not-sound"
    message = N_("The parts of this indicator contradict each other. Correct what the form marks and save again.")


class IndicatorHasFigures(DomainError):
    """What its figures were entered for stays as it is."""

    code = "plans.indicator-has-figures"
    message = N_("Figures were entered already: period and measure stay. End this indicator and add a new one.")
