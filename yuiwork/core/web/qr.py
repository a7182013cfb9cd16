"""QR codes: as one path of SVG for pages, as rows of modules for documents."""

import qrcode
from django.utils.html import format_html
from django.utils.safestring import SafeString

_QUIET = 4  # modules of white around the code, as readers expect


def qr_modules(text: str) -> list[list[bool]]:
    """The modules row by row, without the white around them."""
    code = qrcode.QRCode(border=0, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(text)
    code.make(fit=True)
    return [[bool(module) for module in row] for row in code.get_matrix()]


def qr_svg(text: str, name: str) -> SafeString:
    """A drawing called ``name`` for screen readers; always dark on white, whatever the page's colours are."""
    modules = qr_modules(text)
    side = len(modules) + 2 * _QUIET
    dark = "".join(
        f"M{x + _QUIET} {y + _QUIET}h1v1h-1z"
        for y, row in enumerate(modules)
        for x, module in enumerate(row)
        if module
    )
    return format_html(
        '<svg class="qr" viewBox="0 0 {0} {0}" role="img" aria-label="{1}" shape-rendering="crispEdges">'
        '<rect width="{0}" height="{0}" fill="#fff"/><path fill="#000" d="{2}"/></svg>',
        side,
        name,
        dark,
    )
