"""The door the HTTP server knocks on."""

import os

from danvan.project.serving import live_as_child

live_as_child()

from django.core.wsgi import get_wsgi_application  # noqa: E402  # a process must be able to end while this loads

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "danvan.project.settings")
site = get_wsgi_application()

from danvan.news.keeping import PageKeeper  # noqa: E402  # the site must be set up first

application = PageKeeper(site)
