using System.Collections.Frozen;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Syntax.Text;
using static DynoSim.Lang.Syntax.Generated.DynoSimParser;

namespace DynoSim.Lang.Syntax.Parsing;

internal static partial class RepairCandidates
{
    private const int LongestWord = 20;

    /// <summary>Words that begin a declaration in other languages, and the one that does here.</summary>
    private static readonly FrozenDictionary<string, int> ForeignWords = new Dictionary<string, int>
    {
        ["const"] = LET,
        ["var"] = LET,
        ["val"] = LET,
        ["def"] = FN,
        ["func"] = FN,
        ["fun"] = FN,
        ["function"] = FN,
        ["include"] = IMPORT,
        ["use"] = IMPORT,
        ["using"] = IMPORT,
        ["require"] = IMPORT,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Words before a declaration that say nothing: importers see all that is not private.</summary>
    private static readonly FrozenSet<string> Modifiers = FrozenSet.ToFrozenSet(
        ["export", "public", "pub", "static", "abstract", "final", "readonly", "internal", "protected", "global"],
        StringComparer.Ordinal);

    /// <summary>Words that begin a statement or a declaration, for the spelling of one.</summary>
    private static readonly FrozenDictionary<string, int> MemberWords =
        new[]
        {
            EXPECT, WHERE, VARY, MAXIMIZE, MINIMIZE, CHOOSE, ELIGIBLE, EVERY, SCALE, REJECT, LET, PARAM, IMPORT, ENUM,
        }.ToFrozenDictionary(type => TokenTypes.FixedText(type) ?? "", StringComparer.Ordinal);

    /// <summary>Declarations, functions and imports as other languages write them.</summary>
    private static IEnumerable<Repair> Foreign(RepairSite site) =>
    [
        .. FirstWords(site), .. Functions(site), .. Imports(site), .. Values(site),
    ];

    /// <summary>A word that begins no member here, at the beginning of one.</summary>
    private static IEnumerable<Repair> FirstWords(RepairSite site)
    {
        var first = site.Tokens[site.MemberStart];
        if (first.Type == SCALE && site.DepthAt(site.Blamed) == 0)
        {
            foreach (var repair in Assignments(site, site.Blamed))
            {
                yield return repair;
            }
        }

        if (first.Type != IDENT || site.Blamed == site.MemberStart || first.Length > LongestWord)
        {
            yield break;
        }

        if (ForeignWords.TryGetValue(first.Text, out var type))
        {
            yield return ForeignWord(site, first, type);
        }
        else if (Modifiers.Contains(first.Text))
        {
            yield return new Repair(4, site.MemberStart, 1, [], () => new RepairFinding(
                first.Span, $"`{first.Text}` is no word of the language: what is not `private` is seen by importers")
            {
                Help = "leave it out",
                FixSpan = TextSpan.FromBounds(first.Start, site.Tokens[site.MemberStart + 1].Start),
                FixText = "",
            });
        }
        else if (Spelling.Suggest(first.Text, MemberWords.Keys) is [var near, ..])
        {
            yield return MisspeltWord(site, first, near);
        }
    }

    private static IEnumerable<Repair> Functions(RepairSite site)
    {
        var at = site.Blamed;
        if (!site.Contains(FN) || at + 1 >= site.Tokens.Count)
        {
            yield break;
        }

        if (site.Token is { Type: MINUS or EQ } && site.Tokens[at + 1] is { Type: GT } head
            && head.Start == site.Token.End)
        {
            yield return Arrow(site, at);
        }

        if (site.Token.Type == LBRACE && site.DepthAt(at) == 0)
        {
            yield return FunctionBody(site, at);
        }
    }

    private static IEnumerable<Repair> Imports(RepairSite site)
    {
        var first = site.Tokens[site.MemberStart];
        if (first.Type == FROM && site.Tokens[site.MemberStart + 1].Type == STRING)
        {
            yield return ImportBackwards(site);
        }

        if (first.Type == IMPORT && site.Token.Type == STAR && site.Blamed == site.MemberStart + 1)
        {
            yield return ImportOfAll(site, site.Blamed);
        }
    }

    private static IEnumerable<Repair> Values(RepairSite site)
    {
        var at = site.Blamed;
        if (site.Token.Type == FOR && OpenerOfList(site) is >= 0 and var opener)
        {
            yield return TrailingFor(site, opener);
        }

        if (TokenTypes.IsLiteral(site.Token.Type) && site.Previous is { Type: IDENT } called && !site.IsAtLineStart
            && !site.IsInList && at - 1 > site.MemberStart && !TokenTypes.EndsOperand(site.Tokens[at - 2].Type))
        {
            yield return BareArgument(site, at, called);
        }

        if (site.IsDeclaration && EndOfType(site) is var (start, end))
        {
            yield return BrokenType(site, start, end);
        }
    }

    private static Repair ForeignWord(RepairSite site, SourceToken word, int type)
    {
        var meant = TokenTypes.FixedText(type) ?? "";
        var span = word.Span;
        var next = site.Tokens[site.MemberStart + 1];
        if (type == IMPORT && next.Type == STRING && site.Tokens[site.MemberStart + 2].Type != AS)
        {
            meant += $" {next.Text} as {PlacementRules.AliasFor(next.Text.Trim('"'))}";
            span = TextSpan.Covering(word.Span, next.Span);
        }

        return new Repair(4, site.MemberStart, 1, [word.As(type, isReported: true)], () => new RepairFinding(
            word.Span, $"`{word.Text}` is no word of the language")
        {
            Help = $"write `{meant}`",
            FixSpan = span,
            FixText = meant,
        });
    }

    private static Repair MisspeltWord(RepairSite site, SourceToken word, string near) => new(
        5,
        site.MemberStart,
        1,
        [word.As(MemberWords[near], near, isReported: true)],
        () => new RepairFinding(word.Span, $"`{word.Text}` begins no member")
        {
            Help = $"did you mean `{near}`?",
            FixSpan = word.Span,
            FixText = near,
        });

    /// <summary><c>scale p += 1</c> and <c>scale p = 1</c>.</summary>
    private static IEnumerable<Repair> Assignments(RepairSite site, int at)
    {
        var isCompound = site.Token.Type is PLUS or MINUS && site.Tokens[at + 1].Type == EQ;
        if (!isCompound && site.Token.Type != EQ)
        {
            yield break;
        }

        var span = isCompound ? TextSpan.Covering(site.Token.Span, site.Tokens[at + 1].Span) : site.Token.Span;
        var token = new SourceToken(site.Source, isCompound ? BY : TO, span.Start, span.Length) { IsReported = true };
        var meant = !isCompound ? "to" : site.Token.Type == PLUS ? "by" : "by -";
        yield return new Repair(4, at, isCompound ? 2 : 1, [token], () => new RepairFinding(
            span, "a pool is scaled `to` a number, or `by` one")
        {
            Help = $"write `{meant}`",
            FixSpan = span,
            FixText = meant,
        });
    }

    /// <summary><c>poisson 1req/s</c>.</summary>
    private static Repair BareArgument(RepairSite site, int at, SourceToken called)
    {
        var open = SourceToken.Missing(site.Source, LPAREN, site.Token.Start);
        var close = SourceToken.Missing(site.Source, RPAREN, site.Token.End);
        return new Repair(11, at, 1, [open, site.Token, close], () => new RepairFinding(
            site.Token.Span, $"unexpected {ExpectedWords.Unwanted(site.Token)}: arguments stand in parentheses")
        {
            Help = $"write `{called.Text}({site.Token.Text})`",
            FixSpan = TextSpan.FromBounds(called.End, site.Token.End),
            FixText = $"({site.Token.Text})",
        });
    }

    /// <summary>Where the type stands that the fault is in or behind; null if it is elsewhere.</summary>
    private static (int Start, int End)? EndOfType(RepairSite site)
    {
        var colon = site.MemberStart;
        while (colon < site.Blamed && (site.Tokens[colon].Type != COLON || site.DepthAt(colon) > 0))
        {
            colon++;
        }

        var end = site.Blamed;
        for (var i = colon; i < site.Blamed; i++)
        {
            if (site.Tokens[i].Type == EQ)
            {
                return null;
            }
        }

        while (end < site.StatementEnd && (site.Tokens[end].Type != EQ || site.DepthAt(end) > 0))
        {
            end++;
        }

        return colon < site.Blamed && end < site.StatementEnd && end > colon + 1 && !site.IsAtLineStart
            ? (colon + 1, end) : null;
    }

    /// <summary><c>Count[]</c>, <c>?Time</c>, <c>Tokens per Time</c>: what the type is cannot be told.</summary>
    private static Repair BrokenType(RepairSite site, int start, int end)
    {
        var skipped = Repair.Flatten(site.Tokens.Skip(start).Take(end - start));
        var type = SourceToken.Missing(site.Source, IDENT, site.Tokens[start].Start).WithSkippedBefore(skipped);
        var name = site.Tokens[start].Type == IDENT ? site.Tokens[start].Text
            : site.Tokens[start + 1].Type == IDENT ? site.Tokens[start + 1].Text : "Count";
        return new Repair(11, start, end - start, [type], () => new RepairFinding(
            site.Token.Span, $"unexpected {ExpectedWords.Unwanted(site.Token)} in a type")
        {
            Help = site.Token.Type switch
            {
                LBRACK => $"a list is written `List<{name}>`",
                Q => $"what may be none is written `{name}?`",
                IDENT when site.Token.Characters is "per" && site.Tokens[site.Blamed + 1].Type == IDENT =>
                    $"write `{name}/{site.Tokens[site.Blamed + 1].Text}`",
                _ => null,
            },
        });
    }

    /// <summary><c>fn f(a: T) -> U</c> and <c>=> a</c>.</summary>
    private static Repair Arrow(RepairSite site, int at)
    {
        var span = TextSpan.Covering(site.Token.Span, site.Tokens[at + 1].Span);
        var isType = site.Token.Type == MINUS;
        var token = new SourceToken(site.Source, isType ? COLON : EQ, span.Start, span.Length) { IsReported = true };
        return new Repair(6, at, 2, [token], () => new RepairFinding(
            span, isType ? "the type of a result stands behind `:`" : "the value of a function stands behind `=`")
        {
            FixSpan = span,
            FixText = isType ? ":" : "=",
        });
    }

    /// <summary><c>{ return a }</c> for <c>= a</c>.</summary>
    private static Repair FunctionBody(RepairSite site, int at)
    {
        var end = site.Partner(at);
        var body = site.Tokens.GetRange(at + 1, end - at - 1);
        var leading = new List<SourceToken>();
        if (body is [{ Type: IDENT } word, _, ..] && word.Characters is "return")
        {
            leading.Add(word);
            body.RemoveAt(0);
        }

        if (body is [.., { Type: SEMI }])
        {
            body.RemoveAt(body.Count - 1);
        }

        var inner = body.Count == 0 ? "" : site.Source.Text[body[0].Start..body[^1].End];
        var closing = site.Tokens.GetRange(at + 1 + leading.Count + body.Count, end - at - leading.Count - body.Count);
        var next = site.Tokens[end + 1].WithSkippedBefore(Repair.Flatten(closing));
        SourceToken[] value = body.Count == 0
            ? [SourceToken.Missing(site.Source, MISSING, site.Token.End)]
            : [body[0].WithSkippedBefore(Repair.Flatten(leading)), .. body.Skip(1)];
        return new Repair(
            6,
            at,
            end + 2 - at,
            [site.Token.As(EQ, isReported: true), .. value, next],
            () => new RepairFinding(site.Token.Span, "a function is one expression, not a block")
            {
                Help = $"write `= {inner}`",
                FixSpan = TextSpan.Covering(site.Token.Span, site.Tokens[end].Span),
                FixText = $"= {inner}",
            })
        { Kept = 1 };
    }

    /// <summary>The bracket of the list that the fault lies in; negative if it lies in none.</summary>
    private static int OpenerOfList(RepairSite site)
    {
        var depth = 0;
        for (var i = site.Blamed - 1; i > site.MemberStart; i--)
        {
            depth += TokenTypes.IsCloser(site.Tokens[i].Type) ? 1 : TokenTypes.IsOpener(site.Tokens[i].Type) ? -1 : 0;
            if (depth < 0 || (depth == 0 && site.Tokens[i].Type == COMMA))
            {
                return site.Tokens[i].Type == LBRACK ? i : -1;
            }
        }

        return -1;
    }

    /// <summary><c>[x for x in list]</c>: what it is made of comes first elsewhere, and cannot be read so.</summary>
    private static Repair TrailingFor(RepairSite site, int opener)
    {
        var end = site.Partner(opener);
        var condition = site.Tokens.FindIndex(site.Blamed, end - site.Blamed, token => token.Type == IF);
        var source = site.Source.Text;
        var value = source[site.Tokens[opener].End..site.Token.Start].Trim();
        var sourceEnd = condition < 0 ? site.Tokens[end].Start : site.Tokens[condition].Start;
        var loop = source[site.Token.Start..sourceEnd].Trim();
        var filter = condition < 0 ? "" : " " + source[site.Tokens[condition].Start..site.Tokens[end].Start].Trim();
        var skipped = Repair.Flatten(site.Tokens.Skip(opener + 1).Take(end - opener - 1));
        var hole = SourceToken.Missing(site.Source, MISSING, site.Tokens[opener].End).WithSkippedBefore(skipped);
        return new Repair(7, opener + 1, end - opener - 1, [hole], () => new RepairFinding(
            site.Token.Span, "the loop of a list stands before its values")
        {
            Help = $"write `[{loop}: {value}{filter}]`",
            FixSpan = TextSpan.FromBounds(site.Tokens[opener].End, site.Tokens[end].Start),
            FixText = $"{loop}: {value}{filter}",
        });
    }

    /// <summary><c>from "lib.dyno" import { A }</c>.</summary>
    private static Repair ImportBackwards(RepairSite site)
    {
        var start = site.MemberStart;
        var end = start + 2;
        while (site.Tokens[end].Type != TokenTypes.EndOfFile && !site.Layout.StartsLine(site.Tokens, end))
        {
            end++;
        }

        var aside = SetAside(site, 6, start, end);
        var path = site.Tokens[start + 1].Text;
        var words = site.Tokens.Skip(start + 2).Take(end - start - 2)
            .Where(token => token.Type is not (IMPORT or LBRACE or RBRACE or SEMI)).ToList();
        var names = words.Count == 0 ? "NAME" : site.Source.Text[words[0].Start..words[^1].End];
        var meant = $"import {{ {names} }} from {path}";
        return aside with
        {
            Finding = () => new RepairFinding(site.Tokens[start].Span, "an import begins with `import`")
            {
                Help = $"write `{meant}`",
                FixSpan = TextSpan.Covering(site.Tokens[start].Span, site.Tokens[end - 1].Span),
                FixText = meant,
            },
        };
    }

    /// <summary><c>import * from "lib.dyno"</c> and <c>import * as lib from "lib.dyno"</c>.</summary>
    private static Repair ImportOfAll(RepairSite site, int at)
    {
        var end = at + 1;
        while (site.Tokens[end].Type == AS || TokenTypes.IsName(site.Tokens[end].Type))
        {
            end++;
        }

        var path = site.Tokens[end];
        var given = site.Tokens.FindIndex(at, end - at, token => token.Type == AS);
        var name = given >= 0 ? site.Tokens[given + 1].Text : PlacementRules.AliasFor(path.Text.Trim('"'));
        var meant = $"{path.Text} as {name}";
        return new Repair(5, at, end - at, [], () => new RepairFinding(
            TextSpan.Covering(site.Token.Span, site.Tokens[end - 1].Span), "a whole file is imported under a name")
        {
            Help = $"write `import {meant}`",
            FixSpan = TextSpan.Covering(site.Token.Span, path.Span),
            FixText = path.Type == STRING ? meant : null,
        });
    }
}
