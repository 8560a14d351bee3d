"""Report text that tries to act: in every context of the page it stays text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from support.html_fixture import make_diff
from support.invented import HOSTILE, hostile_diff, invented_diff
from support.page import Node, parse_page

from reportdiff.renderer.html import render_digest, render_html
from reportdiff.renderer.html.markup import Markup, clean, element

ATTACKS = (
    HOSTILE,
    "<script>alert(1)</script><img src=x onerror=alert(2)>",
    '"><svg onload=alert(1)><a href="javascript:alert(1)">',
    "' onmouseover='alert(1)' x='",
    "</title></style></script></textarea><!-- --> <![CDATA[ ]]>",
    "$style ${script} $$ %s {0} {n} &lt;b&gt; &#60;script&#62; &amp",
    "\x00\x08\x1b[31m\x7f\x85\ud800\udfff\ufdd0\ufffe\U0001ffff\u202e\u2066\u200f\u061c",
    "javascript:alert(1)\r\n\r\ndata:text/html,<b>",
)


def shape(page: Node) -> list[tuple[str, tuple[str, ...]]]:
    """Every element's tag and attribute names: what a page consists of, whatever its texts say."""
    return [(node.tag, tuple(node.attributes)) for node in page.all()]


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_text_adds_no_element_and_no_attribute(attack: str) -> None:
    tame = parse_page(render_html(hostile_diff("云岭")))
    text = render_html(hostile_diff(attack))
    page = parse_page(text)
    assert {tag for tag, _ in shape(page)} == {tag for tag, _ in shape(tame)}
    assert {name for _, names in shape(page) for name in names} == {name for _, names in shape(tame) for name in names}
    assert all((link.attributes["href"] or "").startswith("#") for link in page.all("a"))
    assert len(page.all("script")) == len(page.all("style")) == 1
    text.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufffe\uffff]", text)


@pytest.mark.parametrize("attack", ATTACKS[1:])
def test_hostile_text_is_shown_as_it_is(attack: str) -> None:
    page = parse_page(render_html(hostile_diff(attack)))
    assert clean(attack) in page.one("h1").text()
    assert clean(attack) in page.one("title").text()


def test_hostile_ids_cannot_leave_their_attribute() -> None:
    diff = make_diff()
    names = {change.id: f'{change.id}"><script>' for change in diff.changes}
    changed = replace(diff, changes=tuple(replace(change, id=names[change.id]) for change in diff.changes))
    assert len(parse_page(render_html(changed)).all("script")) == 1


def test_the_notebook_view_is_escaped_as_well() -> None:
    assert "<script>" not in render_digest(hostile_diff())
    parse_page(render_digest(hostile_diff()))
    assert "云岭" in render_digest(invented_diff())


def test_an_element_escapes_what_is_not_markup() -> None:
    assert element("a", "<b>", href='"&') == '<a href="&quot;&amp;">&lt;b&gt;</a>'
    assert element("p", Markup("<b>x</b>"), class_="y", data_at="1-2", hidden=True, title=None) == (
        '<p class="y" data-at="1-2" hidden><b>x</b></p>'
    )
    assert element("input", type="checkbox", checked=False) == '<input type="checkbox">'
