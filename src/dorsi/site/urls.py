"""Every address of the site. What is about a person holds the person's id, for the gate."""

from django.urls import include, path

from dorsi.site.access.gate import PERSON
from dorsi.site.access.views import set_up
from dorsi.site.pages.views import (
    about_you,
    assess,
    data,
    entries,
    library,
    measure,
    people,
    programme,
    question,
    session,
    today,
)

about_a_person = [
    path("", today.today, name="today"),
    path("measure/", measure.measures, name="measure"),
    path("measure/<slug:name>/", measure.measure, name="take"),
    path("question/<slug:name>/", question.question, name="question"),
    path("assessment/", assess.assess, name="assess"),
    path("why/<slug:thing>/", assess.why, name="why"),
    path("programme/", programme.programme, name="programme"),
    path("programme/accept/", programme.accept, name="accept"),
    path("programme/pause/", programme.pause, name="pause"),
    path("programme/resume/", programme.resume, name="resume"),
    path("progress/", assess.progress, name="progress"),
    path("progress/chart.svg", assess.chart, name="chart"),
    path("session/", session.session, name="session"),
    path("library/", library.library, name="library"),
    path("library/<slug:name>/", library.exercise, name="exercise"),
    path("entries/", entries.entries, name="entries"),
    path("entries/withdraw/", entries.withdraw, name="withdraw"),
    path("entries/correct/<str:entry>/", measure.correct_reading, name="correct_reading"),
    path("about-you/", about_you.about_you, name="about_you"),
    path("data/", data.data, name="data"),
    path("data/journal.json", data.journal_file, name="journal_file"),
    path("data/<slug:name>.csv", data.csv_file, name="csv_file"),
    path("data/erase/", data.erase_person, name="erase_person"),
]

urlpatterns = [
    path("", people.home, name="home"),
    path("people/", people.people, name="people"),
    path("people/begin/", people.begin_person, name="begin"),
    path("people/import/", people.import_journal, name="import_journal"),
    path("people/demo/", people.demo, name="demo"),
    path("people/erase/", data.erase_account, name="erase_account"),
    path(f"people/<uuid:{PERSON}>/", include(about_a_person)),
    path("set-up/<str:secret>/", set_up, name="set_up"),
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("account/sessions/", include("allauth.usersessions.urls")),
]
