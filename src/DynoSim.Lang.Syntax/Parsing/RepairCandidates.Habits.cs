using System.Buffers;
using DynoSim.Lang.Syntax.Text;
using static DynoSim.Lang.Syntax.Generated.DynoSimParser;

namespace DynoSim.Lang.Syntax.Parsing;

internal static partial class RepairCandidates
{
    private static readonly SearchValues<char> WordCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    /// <summary>What users of other languages write.</summary>
    private static IEnumerable<Repair> Habits(RepairSite site)
    {
        var at = site.Blamed;
        var token = site.Token;
        if (token.Type == EQ && site.Previous is { Type: COLON } colon && colon.End == token.Start)
        {
            yield return CompoundAssignment(site, at - 1);
        }

        if (token.Type is PLUS or MINUS or STAR or SLASH && site.Tokens[at + 1] is { Type: EQ } equals
            && equals.Start == token.End)
        {
            yield return CompoundAssignment(site, at);
        }

        if (token.Type == STRING && site.Tokens[at + 1].Type is COLON or EQ)
        {
            yield return QuotedKey(site, at);
        }

        if (token.Type == LBRACE && !site.IsAtLineStart && at >= 2 && site.Previous is { } callee
            && TokenTypes.IsName(callee.Type) && !TokenTypes.EndsOperand(site.Tokens[at - 2].Type))
        {
            yield return new Repair(9, at, site.Partner(at) + 1 - at, [], () => new RepairFinding(
                token.Span, $"a block cannot follow the value `{callee.Text}`")
            {
                Help = $"arguments stand in parentheses, as in `{callee.Text}(name = value)`",
            });
        }

        if (token.Type == COMMA && IsBase(site, at - 1))
        {
            yield return FurtherBases(site, at);
        }

        if (site.Tokens[site.MemberStart].Type == IMPORT && at == site.MemberStart + 1 && token.Type != FROM
            && TokenTypes.IsName(token.Type))
        {
            yield return BareImport(site, at);
        }

        foreach (var repair in Foreign(site))
        {
            yield return repair;
        }

        if (site.Previous is { Type: FROM or IMPORT or BECAUSE or TEST } && token.Type is not (STAR or STRING)
            && !site.IsAtLineStart
            && !TokenTypes.IsOpener(token.Type))
        {
            yield return BareText(site, at);
        }
    }

    private static Repair CompoundAssignment(RepairSite site, int sign)
    {
        var span = TextSpan.Covering(site.Tokens[sign].Span, site.Tokens[sign + 1].Span);
        return new Repair(8, sign, 1, [], () => new RepairFinding(
            span, $"unexpected `{site.Source.ToString(span)}`: values are set with `=`")
        {
            FixSpan = site.Tokens[sign].Span,
            FixText = "",
        });
    }

    /// <summary>Whether a name is the end of what stands behind <c>extends</c>.</summary>
    private static bool IsBase(RepairSite site, int last)
    {
        while (last >= 2 && TokenTypes.IsName(site.Tokens[last].Type) && site.Tokens[last - 1].Type == DOT)
        {
            last -= 2;
        }

        return last >= 1 && TokenTypes.IsName(site.Tokens[last].Type) && site.Tokens[last - 1].Type == EXTENDS;
    }

    /// <summary><c>extends A, B</c>.</summary>
    private static Repair FurtherBases(RepairSite site, int comma)
    {
        var end = comma + 1;
        while (site.Tokens[end].Type is COMMA or DOT || TokenTypes.IsName(site.Tokens[end].Type))
        {
            end++;
        }

        var span = TextSpan.Covering(site.Tokens[comma].Span, site.Tokens[end - 1].Span);
        return new Repair(5, comma, end - comma, [], () => new RepairFinding(span, "a block builds on one base only")
        {
            Help = "leave the others out; what they set can be amended in the block",
            FixSpan = span,
            FixText = "",
        });
    }

    /// <summary><c>"name": value</c>.</summary>
    private static Repair QuotedKey(RepairSite site, int at)
    {
        var sign = site.Tokens[at + 1];
        var span = TextSpan.Covering(site.Token.Span, sign.Span);
        var name = site.Token.Text.Trim('"');
        return new Repair(
            9,
            at,
            2,
            Unquoted(site, at, sign.As(EQ, isReported: true)),
            () => new RepairFinding(span, $"properties are written without quotes: `{name} =`")
            {
                FixSpan = span,
                FixText = $"{name} =",
            });
    }

    /// <summary><c>engine "Fast" { … }</c>.</summary>
    private static Repair QuotedName(RepairSite site)
    {
        var name = site.Token;
        var next = site.Tokens[site.Blamed + 1];
        return new Repair(15, site.Blamed, 2, Unquoted(site, site.Blamed, next), () => new RepairFinding(
            name.Span, $"a name is expected here, not {ExpectedWords.Describe(name)}")
        {
            Help = "names are written without quotes",
            FixSpan = name.Span,
            FixText = name.Text.Trim('"'),
        })
        { Kept = 1 };
    }

    /// <summary>A quoted word as a name, its quotes set aside, with the token behind it.</summary>
    private static SourceToken[] Unquoted(RepairSite site, int at, SourceToken next)
    {
        var key = site.Tokens[at];
        var isWord = key is { Length: > 2, IsReported: false }
            && key.Characters[1..^1].IndexOfAnyExcept(WordCharacters) < 0 && !char.IsAsciiDigit(key.Characters[1]);
        if (!isWord)
        {
            return [key.As(IDENT, isReported: true), next];
        }

        var open = new SourceToken(site.Source, BAD, key.Start, 1);
        var close = new SourceToken(site.Source, BAD, key.End - 1, 1);
        return
        [
            new SourceToken(site.Source, IDENT, key.Start + 1, key.Length - 2) { IsReported = true }
                .WithSkippedBefore([.. key.SkippedBefore, open]),
            next.WithSkippedBefore([close]),
        ];
    }

    private static Repair BareImport(RepairSite site, int at)
    {
        var end = at;
        while (site.Tokens[end].Type == COMMA
               || (TokenTypes.IsName(site.Tokens[end].Type) && site.Tokens[end].Type != FROM))
        {
            end++;
        }

        var names = site.Tokens.GetRange(at, end - at);
        var text = site.Source.Text[names[0].Start..names[^1].End];
        return new Repair(
            5,
            at,
            names.Count,
            [
                SourceToken.Missing(site.Source, LBRACE, names[0].Start),
                .. names,
                SourceToken.Missing(site.Source, RBRACE, names[^1].End),
            ],
            () => new RepairFinding(TextSpan.Covering(names[0].Span, names[^1].Span), "imported names stand in braces")
            {
                Help = $"write `{{ {text} }}`",
                FixSpan = TextSpan.Covering(names[0].Span, names[^1].Span),
                FixText = $"{{ {text} }}",
            });
    }

    private static Repair BareText(RepairSite site, int at)
    {
        var end = at + 1;
        while (end < site.Tokens.Count - 1 && !site.Layout.StartsLine(site.Tokens, end)
               && site.Tokens[end].Type is not (LBRACE or RBRACE or SEMI or AS))
        {
            end++;
        }

        var span = TextSpan.Covering(site.Token.Span, site.Tokens[end - 1].Span);
        var text = site.Source.ToString(span);
        var token = new SourceToken(site.Source, STRING, span.Start, span.Length) { IsReported = true };
        return new Repair(8, at, end - at, [token], () => new RepairFinding(span, $"`{text}` stands in quotes here")
        {
            Help = $"write `\"{text}\"`",
            FixSpan = span,
            FixText = $"\"{text}\"",
        });
    }

    private static IEnumerable<Repair> Replacements(RepairSite site)
    {
        var type = site.Token.Type;
        var onLine = !site.IsAtLineStart;
        if (type is COLON or EQEQ)
        {
            yield return Replace(site, 10, EQ, $"values are set with `=`, not with `{site.Token.Text}`", "=");
        }

        if (type is EQ)
        {
            yield return Replace(site, 10, EQEQ, "equality is written `==`", "==");
            yield return Replace(site, 11, IN, "the values of an axis stand behind `in`", "in");
        }

        if (type is COLON && site.IsTopLevel)
        {
            yield return Replace(site, 11, EXTENDS, "what a block builds on stands behind `extends`", "extends");
        }

        if (type is IF)
        {
            yield return Replace(
                site, 10, WHEN, "a statement begins with `when`; `if` is part of an expression", "when");
        }

        if (type is SEMI)
        {
            yield return Replace(site, 11, COMMA, "`,` stands between these, not `;`", ",");
        }

        if (TokenTypes.IsReserved(type))
        {
            var message = $"the keyword {ExpectedWords.Describe(site.Token)} cannot be a name";
            yield return Replace(site, onLine ? 14 : 27, IDENT, message, null);
        }

        if (type is STRING && site.Tokens[site.Blamed + 1].Type != TokenTypes.EndOfFile)
        {
            yield return QuotedName(site);
        }

        if (type is NUMBER or QUANTITY)
        {
            yield return Replace(
                site, 15, IDENT, $"a name is expected here, not {ExpectedWords.Describe(site.Token)}", null);
        }

        if (type is IDENT)
        {
            yield return Replace(site, 17, STRING, $"a text in quotes is expected here, not `{site.Token.Text}`",
                $"\"{site.Token.Text}\"");
        }
    }

    private static Repair Replace(RepairSite site, int cost, int other, string message, string? fix) =>
        new(cost, site.Blamed, 1, [site.Token.As(other, isReported: true)], () => new(site.Token.Span, message)
        {
            FixSpan = site.Token.Span,
            FixText = fix,
        })
        {
            IsOneOfMany = other == IDENT,
        };
}
