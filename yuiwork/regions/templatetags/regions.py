"""Words for roles. ``{% load regions %}``."""

from django import template

from yuiwork.regions.words import role_words

register = template.Library()
register.simple_tag(role_words, name="role_name")
