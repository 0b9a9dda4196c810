"""Background work is kept in the database and done by a worker in the same process tree."""

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
# Seconds a task may run before it counts as lost with its worker and is queued again; longer ones by dotted path.
TASK_LIMIT = 900
TASK_LIMITS: dict[str, int] = {}
