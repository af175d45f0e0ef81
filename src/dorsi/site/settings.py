"""Django's settings, read once. Everything a person may set comes in through DORSI_ variables.

DORSI_DATA      the folder for the database, backups and the secret
DORSI_DATABASE  the address of a PostgreSQL database; without it SQLite in that folder
DORSI_HOSTS     names the site answers to beyond this machine, with commas
DORSI_HTTPS     1 where the site is reached by https
DORSI_PROXY     the address of the server in front, whose X-Forwarded headers are believed
DORSI_LAN       name:port of the site for phones in the network (set by `dorsi serve --lan`)
DORSI_OWNER     1 where whoever sits at this machine is the user (set by `dorsi serve`)
"""

import os
from typing import Any, Final

from csp.constants import NONE, SELF
from django.utils.functional import lazy

from dorsi.site.access.proxy import PROXY_SETTING, networks
from dorsi.site.database import database
from dorsi.site.folder import data_folder, secret_of
from dorsi.site.serving.lan import lan_of

FOLDER: Final = data_folder()
LAN: Final = lan_of(os.environ.get("DORSI_LAN", ""))
HTTPS: Final = os.environ.get("DORSI_HTTPS") == "1" or LAN is not None
HOSTS_BEYOND: Final = [name for name in os.environ.get("DORSI_HOSTS", "").split(",") if name]
PROXIES: Final = networks(os.environ.get(PROXY_SETTING, ""))
# A server in front may ask for this very machine by its own name and say nothing of whom it passes
# on. So where one is spoken of, nobody is the owner without a password.
OWNER_AT_THIS_MACHINE: Final = os.environ.get("DORSI_OWNER") == "1" and not (
    HTTPS or HOSTS_BEYOND or PROXIES
)

DEBUG = False
# Made or read when first needed: whoever only reads the settings leaves nothing behind.
SECRET_KEY = lazy(secret_of, str)(FOLDER)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *HOSTS_BEYOND, *([LAN.name] if LAN else [])]
ROOT_URLCONF = "dorsi.site.urls"
WSGI_APPLICATION = "dorsi.site.wsgi.application"
DATABASES = {"default": database(FOLDER)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en-gb"
USE_I18N = False

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.contrib.humanize",  # allauth's list of sessions says how long ago
    "dorsi.site.access",
    "dorsi.site.records",
    "dorsi.site.pages",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "dorsi.site.access.proxy.named_proxy",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "dorsi.site.pages.failures.refusals",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "dorsi.site.access.owner.owner_at_this_machine",
    "dorsi.site.access.asking.AskToLogIn",
    "dorsi.site.access.shared.devices",
    "dorsi.site.access.known.known_devices",
    "dorsi.site.access.gate.PersonGate",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# Static files come straight from the package, so there is no folder to collect them into.
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/built/"  # a changed file has a new name there

AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "people"

ACCOUNT_ADAPTER = "dorsi.site.access.adapter.ByInvitation"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # localhost counts as secure without https
USERSESSIONS_TRACK_ACTIVITY = False  # a row written on every page would queue with the readings

# Rate limits count in this process, and there is one.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 90
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in HOSTS_BEYOND] + ([LAN.secure] if LAN else [])
CSRF_FAILURE_VIEW = "dorsi.site.pages.failures.not_from_this_site"
# For as long as one stays logged in. Not for phones in the network: there the same name and port
# have the plain page about the certificate, and whatever else runs on this machine has that name.
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 90 if HTTPS and not LAN else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 17 * 1024 * 1024  # a whole journal may be pasted

CONTENT_SECURITY_POLICY = {
    # Nothing inline, nothing from elsewhere, nothing evaluated.
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_keys": {"()": "dorsi.site.access.unlogged.WithoutKeys"}},
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"django.request": {"filters": ["without_keys"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
