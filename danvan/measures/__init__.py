"""Named figures: each has one definition, a numerator, a denominator and the rows behind it.

Areas use `registry.Measure` and `registry.register`, `scopes.Scope`, and the makers in `figures` (`count`, `share`,
`total`, `mean`, `median`).
"""
