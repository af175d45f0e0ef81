"""The files of the front end, for templates."""

from django import template
from django.templatetags.static import static

from dorsi.site.pages.built import names
from dorsi.site.pages.secure_origin import is_secure_origin

register = template.Library()
register.filter("is_secure_origin", is_secure_origin)


@register.simple_tag
def built(source: str) -> str:
    """Give the address of a file of the front end; nothing when it was never built.

    Args:
        source: Its path in `web/`, such as styles/site.css.
    """
    file = names().get(source)
    return static(f"built/{file}") if file else ""
