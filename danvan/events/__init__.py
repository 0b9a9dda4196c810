"""What happened: one immutable row that is audit trail and outbox at once.

Areas use `definition.DomainEvent`, `recording.record` and `record_many`, `subscribers.subscribe`, and the actors
`actors.JobActor` and `actors.LinkHolder`.
"""
