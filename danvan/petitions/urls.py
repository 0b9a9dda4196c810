"""Addresses of petitions: the citizen's and the officer's door."""

from django.urls import path

from danvan.petitions.views import after, answering, boards, desk, handover, intake, lodging, public, published, routes, steps

urlpatterns = [
    path("kien-nghi/gui/", public.send, name="petition-send"),
    path("kien-nghi/bien-nhan/<str:secret>/", public.receipt, name="petition-receipt"),
    path("kien-nghi/", published.published_list, name="petition-public-list"),
    path("kien-nghi/theo-phuong/", published.wards, name="petition-wards"),
    path("kien-nghi/moi.atom", published.feed, name="petition-public-feed"),
    # Last of these: it takes any word for a reference.
    path("kien-nghi/<str:reference>/", published.published, name="petition-public"),
    path("khieu-nai-to-cao/", lodging.complaints_where, name="complaints-where"),
    path("khieu-nai-to-cao/mau-don/<slug:slug>/", lodging.lodging_form, name="lodging-form"),
    path("theo-doi/<str:secret>/", public.track, name="petition-track"),
    path("theo-doi/<str:secret>/tra-loi/", answering.answer_print, name="petition-answer-print"),
    path("theo-doi/<str:secret>/danh-gia/", after.rate, name="petition-rate"),
    path("theo-doi/<str:secret>/mo-lai/", after.reopen, name="petition-reopen"),
    path("theo-doi/<str:secret>/cong-khai/", published.allow, name="petition-allow-publication"),
    path("theo-doi/<str:secret>/rut/", after.withdraw, name="petition-withdraw"),
    path("kien-nghi/ung-ho/<str:reference>/", after.support, name="petition-support"),
    path("kien-nghi/theo-doi/<str:reference>/", after.follow, name="petition-follow"),
    path("theo-doi-thu/<str:secret>/", after.following, name="petition-following"),
    path("theo-doi-thu/<str:secret>/thoi/", after.following_end, name="petition-following-end"),
    path("ban-lam-viec/viec-cua-toi/", boards.my_work, name="petition-my-work"),
    path("ban-lam-viec/lanh-dao/", boards.head, name="petition-head"),
    path("ban-lam-viec/lanh-dao/thu-hai/", boards.monday, name="petition-monday"),
    path("ban-lam-viec/dieu-phoi/", boards.coordinate, name="petition-coordinate"),
    path("ban-lam-viec/don-thu/", desk.petitions, name="petition-desk-list"),
    # Before the reference: it would be taken for one.
    path("ban-lam-viec/don-thu/nhap/", intake.enter, name="petition-enter"),
    path("ban-lam-viec/don-thu/bang-tham-quyen/", routes.routes, name="petition-routes"),
    path("ban-lam-viec/don-thu/bang-tham-quyen/them/", routes.add, name="petition-route-add"),
    path("ban-lam-viec/don-thu/bang-tham-quyen/tu-tep/", routes.bring_in, name="petition-route-file"),
    path("ban-lam-viec/don-thu/bang-tham-quyen/<int:pk>/bo/", routes.remove, name="petition-route-remove"),
    path("ban-lam-viec/don-thu/<str:reference>/", desk.petition, name="petition-desk"),
    path("ban-lam-viec/don-thu/<str:reference>/nguoi-gui/", desk.sender, name="petition-sender"),
    path("ban-lam-viec/don-thu/<str:reference>/ai-da-xem/", desk.looks, name="petition-looks"),
    path("ban-lam-viec/ban-giao/", handover.hand_overs, name="petition-hand-overs"),
    path("ban-lam-viec/ban-giao/moi/", handover.new, name="petition-hand-over-new"),
    path("ban-lam-viec/ban-giao/<int:pk>/", handover.hand_over, name="petition-hand-over"),
    path("ban-lam-viec/ban-giao/<int:pk>/ky/", handover.sign, name="petition-hand-over-sign"),
    path("ban-lam-viec/ban-giao/<int:pk>/huy/", handover.cancel, name="petition-hand-over-cancel"),
    path("ban-lam-viec/tra-loi/", answering.settings, name="answering-settings"),
    path("ban-lam-viec/tra-loi/don-vi/<slug:slug>/", answering.unit, name="answering-unit"),
    path("ban-lam-viec/tra-loi/don-vi/<slug:slug>/uy-quyen/", answering.grant, name="answering-delegation"),
    path(
        "ban-lam-viec/tra-loi/don-vi/<slug:slug>/uy-quyen/<int:pk>/ket-thuc/",
        answering.end,
        name="answering-delegation-end",
    ),
    path("ban-lam-viec/tra-loi/mau/", answering.texts, name="answering-texts"),
    path("ban-lam-viec/tra-loi/mau/them/", answering.text_new, name="answering-text-new"),
    path("ban-lam-viec/tra-loi/mau/<int:pk>/", answering.text, name="answering-text"),
    path("ban-lam-viec/tra-loi/mau/<int:pk>/thoi-dung/", answering.text_retire, name="answering-text-retire"),
    *steps.addresses(),
]
