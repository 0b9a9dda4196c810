"""An article of an old portal comes in: new, changed, or known under a second address."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.timezone import localdate
from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail.tasks import update_reference_index_task

from danvan.errors import NotThere
from danvan.events.actors import Actor
from danvan.events.recording import record
from danvan.news.bringing import fields_of, free_slug, redirect_from
from danvan.news.events import ArticleImported
from danvan.news.importing.illustrating import Illustrated
from danvan.news.importing.outcome import Kind, Outcome
from danvan.news.importing.prepared import Prepared
from danvan.news.importing.row import Reason
from danvan.news.models import Article, ArticleOrigin, ArticleViews, NewsFront, Section
from danvan.news.queries.origins import kept_from_import, origin_of, said_elsewhere
from danvan.news.rules import MAY_IMPORT_NEWS


@transaction.atomic(durable=True)
def import_article(brought: Illustrated, *, section_id: int, by: Actor, at: datetime) -> Outcome:
    """Published with its old date, or a draft when there is a doubt. A row that says the same again changes nothing;
    one that says something new becomes a revision, unless the newsroom has worked on the article since."""
    # Two imports at once would both find a row unknown.
    Page.objects.select_for_update().filter(pk__in=NewsFront.objects.values("pk")).first()
    MAY_IMPORT_NEWS.require(by, on=localdate(at))
    row = brought.article
    origin = origin_of(row.identity.key)
    if origin is None:
        twin = said_elsewhere(row.identity)
        return (
            _second_address(row, twin, twin.article, by, at)
            if twin and twin.article
            else _bring(brought, section_id, by, at)
        )
    if origin.seal == row.identity.seal:
        return _outcome(row, Kind.UNCHANGED, origin.article, _redirected(row, origin.article))
    kept = kept_from_import(origin)
    if kept or origin.article is None:
        return _outcome(row, Kind.CONFLICT, origin.article, [], (Reason(kept),))
    return _bring_anew(brought, origin, origin.article, by, at)


def _bring(brought: Illustrated, section_id: int, by: Actor, at: datetime) -> Outcome:
    row = brought.article
    section = Section.objects.filter(pk=section_id).first()
    if section is None:
        raise NotThere
    article = Article(
        live=False,
        slug=free_slug(section, row.title),
        # Without it a draft counts as never shown, which it was not here.
        first_published_at=None if row.drafts else row.dated_at,
        **fields_of(brought),
    )
    with disable_reference_index_auto_update():
        section.add_child(instance=article)
        revision_id = _revise(article, publish=not row.drafts)
    _refer(article)
    _remember(row, article, revision_id)
    ArticleViews.objects.update_or_create(article=article, defaults={"count": row.views})
    kind = Kind.DRAFT if row.drafts else Kind.BROUGHT
    return _recorded(row, kind, article, revision_id, by, at)


def _bring_anew(brought: Illustrated, origin: ArticleOrigin, article: Article, by: Actor, at: datetime) -> Outcome:
    row = brought.article
    for name, value in fields_of(brought).items():
        setattr(article, name, value)
    with disable_reference_index_auto_update():
        revision_id = _revise(article, publish=article.live and not row.drafts)
    _refer(article)
    more = max(0, row.views - origin.views)
    ArticleViews.objects.filter(article=article).update(count=F("count") + more)
    ArticleOrigin.objects.filter(article=article).update(revision_id=revision_id)
    ArticleOrigin.objects.filter(pk=origin.pk).update(
        seal=row.identity.seal, named=row.identity.named, views=max(row.views, origin.views)
    )
    return _recorded(row, Kind.CHANGED, article, revision_id, by, at)


def _second_address(row: Prepared, twin: ArticleOrigin, article: Article, by: Actor, at: datetime) -> Outcome:
    _remember(row, article, twin.revision_id)
    told = _recorded(row, Kind.UNCHANGED, article, twin.revision_id, by, at)
    return _outcome(row, Kind.UNCHANGED, article, [*told.notes[len(row.notes) :], Reason("second-address")])


def _revise(article: Article, *, publish: bool) -> int:
    # Publishing validates everything; a draft may lack what an editor will add.
    revision = article.save_revision(log_action=True, clean=False)
    if publish:
        revision.publish()
    return int(revision.pk)


def _refer(article: Article) -> None:
    """Once for all the saves above: which pictures the article shows."""
    update_reference_index_task.enqueue(article._meta.app_label, article._meta.model_name, str(article.pk))


def _remember(row: Prepared, article: Article, revision_id: int) -> None:
    ArticleOrigin.objects.create(
        key=row.identity.key,
        named=row.identity.named,
        seal=row.identity.seal,
        article=article,
        revision_id=revision_id,
        views=row.views,
    )


def _recorded(row: Prepared, kind: Kind, article: Article, revision_id: int, by: Actor, at: datetime) -> Outcome:
    doubts = tuple(sorted({reason.code for reason in row.drafts}))
    event = ArticleImported(address=article.url_path, revision=revision_id, outcome=kind.value, doubts=doubts)
    record(event, about=article, by=by, at=at)
    return _outcome(row, kind, article, _redirected(row, article), row.drafts)


def _redirected(row: Prepared, article: Article | None) -> list[Reason]:
    return redirect_from(row.addresses, article) if article else []


def _outcome(
    row: Prepared, kind: Kind, article: Article | None, notes: list[Reason], reasons: tuple[Reason, ...] = ()
) -> Outcome:
    return Outcome(
        file=row.file,
        line=row.line,
        kind=kind,
        title=row.title,
        address=article.url_path if article else "",
        reasons=reasons,
        notes=(*row.notes, *notes),
        removed=row.removed,
    )
