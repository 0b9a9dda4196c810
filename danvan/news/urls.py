"""Addresses of news: `/tin-tuc/` for readers, `/cms/` for the newsroom, `/hinh/` for renditions of pictures."""

from django.urls import include, path, re_path
from wagtail.admin import urls as newsroom
from wagtail.urls import serve_pattern
from wagtail.utils.urlpatterns import decorate_urlpatterns

from danvan.news.doors import cms_door
from danvan.news.views import public

urlpatterns = [
    path("hinh/<path:name>", public.picture, name="news-picture"),
    path("tin-tuc/", public.front, name="news-front"),
    path("tin-tuc/", include([re_path(serve_pattern, public.serve, name="wagtail_serve")])),
    path("cms/", include(decorate_urlpatterns(newsroom.urlpatterns, cms_door))),
]
