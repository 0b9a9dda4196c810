"""Background work is kept in the database and done by a worker in the same process tree."""

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
