"""Settings of an installation, one short file per concern; each value comes from a `DANVAN_*` variable."""

from danvan.project.settings.accounts import *  # noqa: F403
from danvan.project.settings.apps import *  # noqa: F403
from danvan.project.settings.city import *  # noqa: F403
from danvan.project.settings.cms import *  # noqa: F403
from danvan.project.settings.database import *  # noqa: F403
from danvan.project.settings.files import *  # noqa: F403
from danvan.project.settings.i18n import *  # noqa: F403
from danvan.project.settings.jobs import *  # noqa: F403
from danvan.project.settings.logging import *  # noqa: F403
from danvan.project.settings.mail import *  # noqa: F403
from danvan.project.settings.plans import *  # noqa: F403
from danvan.project.settings.security import *  # noqa: F403
