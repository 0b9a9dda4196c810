"""The public copy: publish, complete by the answer, change, take down."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.petitions.actions.change_publication import change_publication
from danvan.petitions.actions.publish import publish_petition
from danvan.petitions.actions.take_down import take_down_publication
from danvan.petitions.forms.publishing import ChangeForm, PublishForm
from danvan.petitions.models import Petition
from danvan.petitions.queries.public_copy import answer_to_copy, copy_on_page
from danvan.petitions.rules.publishing import MAY_CHANGE_PUBLICATION, MAY_PUBLISH, MAY_TAKE_DOWN
from danvan.petitions.steps.step import DeskStep


def _publish(petition: Petition, form: Any, user: User, at: datetime) -> object:
    return publish_petition(petition.pk, form.copy(), by=user, at=at)


def _change(petition: Petition, form: Any, user: User, at: datetime) -> object:
    return change_publication(petition.pk, form.copy(), by=user, at=at)


def _not_public(petition: Petition) -> bool:
    return petition.may_publish and copy_on_page(petition) is None


def _public(petition: Petition) -> bool:
    return copy_on_page(petition) is not None


def _answer_waits(petition: Petition) -> bool:
    return _public(petition) and answer_to_copy(petition, copy_on_page(petition)) is not None


def _nothing_waits(petition: Petition) -> bool:
    return _public(petition) and not _answer_waits(petition)


STEPS = (
    DeskStep(
        name="publish",
        path="cong-khai",
        rule=MAY_PUBLISH,
        title=_("Make public"),
        button=_("Publish this copy"),
        hint=_(
            "Everyone reads what stands in the boxes below, and nothing else of the petition. What the rules found is "
            "marked and already replaced: read it over, they do not find everything."
        ),
        act=_publish,
        done=_("Published. Everyone can read the copy now."),
        form=PublishForm,
        key="l",
        icon="eye",
        template="petitions/desk/publish.html",
        offered=_not_public,
    ),
    DeskStep(
        name="complete-publication",
        path="bo-sung-ban-cong-khai",
        rule=MAY_CHANGE_PUBLICATION,
        title=_("Complete the public copy"),
        button=_("Publish the answer"),
        hint=_("The answer was issued after the petition became public. Read its copy over, so that everyone sees it."),
        act=_change,
        done=_("The public copy holds the answer now."),
        form=ChangeForm,
        group="main",
        key="l",
        icon="eye",
        template="petitions/desk/publish.html",
        offered=_answer_waits,
    ),
    DeskStep(
        name="change-publication",
        path="sua-ban-cong-khai",
        rule=MAY_CHANGE_PUBLICATION,
        title=_("Change the public copy"),
        button=_("Change the public copy"),
        hint=_("Everyone reads the new words at once."),
        act=_change,
        done=_("The public copy was changed."),
        form=ChangeForm,
        icon="eye",
        template="petitions/desk/publish.html",
        offered=_nothing_waits,
    ),
    DeskStep(
        name="take-down",
        path="ngung-cong-khai",
        rule=MAY_TAKE_DOWN,
        title=_("Take the public copy down"),
        button=_("Take it down now"),
        hint=_("Nobody can read the copy any more, and its photos close. It can be published again later."),
        act=lambda petition, form, user, at: take_down_publication(petition.pk, by=user, at=at),
        done=_("Taken down. Nobody can read the copy any more."),
        group="danger",
        offered=_public,
    ),
)
