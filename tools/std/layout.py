"""Blocks of the language in the formatter's layout."""

import textwrap

WIDTH = 100


def block(head: str, members: list[str], indent: str = "") -> list[str]:
    """One line if nothing is nested and it fits, else a line for each member. A member may be a list of lines."""
    if not members:
        return [f"{indent}{head} {{ }}"]
    flat = [member for member in members if isinstance(member, str)]
    nested = len(flat) < len(members) or any("{" in member for member in flat)
    line = f"{indent}{head} {{ {'; '.join(flat)} }}"
    if not nested and len(line) <= WIDTH:
        return [line]
    lines = [f"{indent}{head} {{"]
    for member in members:
        lines += [f"{indent}  {member}"] if isinstance(member, str) else [f"{indent}  {line}" for line in member]
    return lines + [f"{indent}}}"]


def comment(text: str, mark: str = "///") -> list[str]:
    """Prose as comment lines within the columns."""
    return textwrap.wrap(text, WIDTH, initial_indent=f"{mark} ", subsequent_indent=f"{mark} ",
                         break_long_words=False, break_on_hyphens=False)


def number(value: float) -> str:
    """Digits in groups of three from four up; no superfluous zeros."""
    rounded = round(value, 4)
    whole, _, fraction = f"{rounded:.4f}".partition(".")
    fraction = fraction.rstrip("0")
    grouped = f"{int(whole):,}".replace(",", "_")
    return f"{grouped}.{fraction}" if fraction else grouped


def document(comment: list[str], declarations: list[list[str]]) -> str:
    """A file: header, a comment on the whole, and the declarations a blank line apart."""
    parts = [["dynosim 1.0"], [f"// {line}" for line in comment], *declarations]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"
