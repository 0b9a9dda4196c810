"""What an installation begins with: the front page, its sections, Wagtail's groups and the way of approval."""

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from danvan.news.mirroring import EDITORS, WRITERS
from danvan.news.models import NewsFront, Section

#: Address -> name and what is found there; the newsroom may rename and add.
SECTIONS = {
    "chi-dao-dieu-hanh": ("Chỉ đạo, điều hành", "Kế hoạch, chương trình, chỉ đạo của thành phố và việc thực hiện."),
    "tiep-dan-doi-thoai": ("Tiếp dân, đối thoại", "Lịch tiếp công dân, các buổi đối thoại và việc đã hứa."),
    "thu-tuc-hanh-chinh": ("Thủ tục hành chính", "Thủ tục mới, thủ tục được cắt bớt và cách làm trên mạng."),
    "dan-van-kheo": ("Dân vận khéo", "Cách làm hay ở cơ sở, điển hình và phong trào."),
    "hoi-dap": ("Hỏi đáp", "Câu hỏi thường gặp, trả lời ngắn, có căn cứ."),
}
_ON_PAGES = {WRITERS: ("add_page", "change_page"), EDITORS: ("add_page", "change_page", "publish_page", "lock_page")}
# Wagtail keeps the rights to pictures of every kind under the names of its own.
_ON_PICTURES = ("add_image", "change_image", "choose_image")
APPROVAL = "Duyệt bài"


@transaction.atomic
def load() -> None:
    """All of it at once; a second time only the groups' rights are seen to, the rest is the newsroom's."""
    front: NewsFront | None = NewsFront.objects.first()
    if front is None:
        front = _front()
        for slug, (name, intro) in SECTIONS.items():
            _section(front, slug, name, intro)
        _groups(front)
        _approval(front)
    else:
        _groups(front)


def _front() -> NewsFront:
    root = Page.get_first_root_node() or _root()
    found = NewsFront(title="Tin tức", slug="tin-tuc", locale_id=root.locale_id)
    root.add_child(instance=found)
    site = Site.objects.filter(is_default_site=True).first() or Site(hostname="localhost", is_default_site=True)
    if site.root_page_id != found.pk:
        welcome = site.root_page_id
        site.root_page, site.site_name = found, found.title
        site.save()
        # The page that Wagtail's own migrations put there.
        Page.objects.filter(pk=welcome, depth=2, slug="home", numchild=0).delete()
    return found


def _root() -> Page:
    """What Wagtail's own migrations bring; made anew in a database that was emptied."""
    locale, _ = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    return Page.add_root(instance=Page(title="Root", slug="root", locale=locale))


def _section(front: NewsFront, slug: str, name: str, intro: str) -> None:
    front.refresh_from_db()
    front.add_child(instance=Section(title=name, slug=slug, intro=intro, show_in_menus=True))


def _groups(front: NewsFront) -> None:
    store = Collection.get_first_root_node() or Collection.add_root(name="Root")
    for name, codes in _ON_PAGES.items():
        group, _ = Group.objects.get_or_create(name=name)
        enter = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
        group.permissions.add(enter)
        for code in codes:
            permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=code)
            GroupPagePermission.objects.get_or_create(group=group, page=front, permission=permission)
        for code in _ON_PICTURES:
            permission = Permission.objects.get(content_type__app_label="wagtailimages", codename=code)
            GroupCollectionPermission.objects.get_or_create(group=group, collection=store, permission=permission)


def _approval(front: NewsFront) -> None:
    """Writers submit, an editor approves; nobody else needs to be asked."""
    workflow, _ = Workflow.objects.get_or_create(name=APPROVAL)
    task, _ = GroupApprovalTask.objects.get_or_create(name=APPROVAL)
    task.groups.set(Group.objects.filter(name=EDITORS))
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    WorkflowPage.objects.create(workflow=workflow, page=front)
