"""What is installed, and the chain every request passes."""

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    # Before allauth: its templates stand in for those of the library.
    "danvan.accounts",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "tree_queries",
    # Before Wagtail: some of its templates are replaced here.
    "danvan.news",
    *("wagtail.contrib.redirects", "wagtail.sites", "wagtail.users", "wagtail.snippets", "wagtail.documents"),
    *("wagtail.images", "wagtail.search", "wagtail.admin", "wagtail", "modelcluster", "taggit", "django_filters"),
    "danvan.ui",
    "danvan.events",
    "danvan.permissions",
    "danvan.captcha",
    "danvan.legislation",
    "danvan.deadlines",
    "danvan.references",
    "danvan.access_log",
    "danvan.measures",
    "danvan.organisations",
    "danvan.attachments",
    "danvan.notifications",
    "danvan.discussions",
    "danvan.petitions",
    "danvan.plans",
    "danvan.journeys",
    "danvan.portal",
    "danvan.project",
]

MIDDLEWARE = [
    "danvan.project.middleware.Watched",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "danvan.ui.middleware.ChosenLanguage",
    "danvan.project.middleware.Guarded",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "danvan.project.middleware.ErrorsAsPages",
    "danvan.news.old_addresses.OldAddresses",
]

ROOT_URLCONF = "danvan.project.urls"
WSGI_APPLICATION = "danvan.project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "danvan.ui.templatetags.ui",
                "danvan.ui.templatetags.lists",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "danvan.ui.context.page",
            ],
        },
    }
]
