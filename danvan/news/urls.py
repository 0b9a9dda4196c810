"""Addresses of news: `/tin-tuc/` for readers, `/cms/` for the newsroom, `/hinh/` for renditions of pictures."""

from django.urls import include, path, re_path
from wagtail.admin import urls as newsroom
from wagtail.urls import serve_pattern
from wagtail.utils.urlpatterns import decorate_urlpatterns

from danvan.news import feeds
from danvan.news.doors import cms_door
from danvan.news.views import articles, disseminations, public, required

urlpatterns = [
    path("hinh/<path:name>", public.picture, name="news-picture"),
    path("tin-tuc/", public.front, name="news-front"),
    path("tin-tuc/moi.atom", feeds.all_news, name="news-feed"),
    path("tin-tuc/<slug:slug>/moi.atom", feeds.section, name="news-section-feed"),
    path("tin-tuc/", include([re_path(serve_pattern, public.serve, name="wagtail_serve")])),
    path("ban-lam-viec/tin-bai/", articles.overview, name="news-room"),
    path("ban-lam-viec/quan-triet/", required.required, name="news-reading"),
    path("ban-lam-viec/quan-triet/<int:pk>/", required.one, name="news-reading-one"),
    path("ban-lam-viec/quan-triet/<int:pk>/da-nam-duoc/", required.confirm, name="news-reading-confirm"),
    path("ban-lam-viec/quan-triet/<int:pk>/hoi/", required.ask, name="news-reading-ask"),
    path("ban-lam-viec/pho-bien/", disseminations.disseminations, name="news-disseminations"),
    path("ban-lam-viec/pho-bien/moi/", disseminations.new, name="news-dissemination-new"),
    path("ban-lam-viec/pho-bien/<int:pk>/", disseminations.dissemination, name="news-dissemination"),
    path("ban-lam-viec/pho-bien/<int:pk>/sua/", disseminations.edit, name="news-dissemination-edit"),
    path("ban-lam-viec/pho-bien/<int:pk>/gui/", disseminations.send, name="news-dissemination-send"),
    path("ban-lam-viec/pho-bien/<int:pk>/dinh-chinh/", disseminations.correct, name="news-dissemination-correct"),
    path("ban-lam-viec/pho-bien/<int:pk>/thu-hoi/", disseminations.withdraw, name="news-dissemination-withdraw"),
    path("ban-lam-viec/pho-bien/<int:pk>/dong/", disseminations.close, name="news-dissemination-close"),
    path(
        "ban-lam-viec/pho-bien/<int:pk>/hoi/<int:question>/",
        disseminations.answer,
        name="news-dissemination-answer",
    ),
    path("cms/", include(decorate_urlpatterns(newsroom.urlpatterns, cms_door))),
]
