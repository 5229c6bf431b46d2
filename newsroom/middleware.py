"""Headers that every answer carries and Django does not set by itself."""

HEADERS = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    # A page, a redirect or an absence that somebody kept would outlive the story's withdrawal or its hour.
    "Cache-Control": "no-cache",
}


def headers(get_response):
    """Middleware: add `HEADERS` where the answer does not say otherwise."""

    def add(request):
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return add
