def render(perf):
    return ""
