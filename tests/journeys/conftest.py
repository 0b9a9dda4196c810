from tests.discussions.fixtures import editor, moderator, pages, ward_moderator

__all__ = ["editor", "moderator", "pages", "ward_moderator"]
