using DynoSim.Lang.Syntax.Text;
using static DynoSim.Lang.Syntax.Generated.DynoSimParser;

namespace DynoSim.Lang.Syntax.Parsing;

internal static partial class RepairCandidates
{
    private static IEnumerable<Repair> Insertions(RepairSite site)
    {
        var at = site.Blamed;
        if (at == 0)
        {
            yield break;
        }

        foreach (var sign in Signs(site).Where(sign => sign != FROM || site.Previous is not { Type: LBRACE or COMMA }))
        {
            yield return Insert(site, 12, at, $"`{TokenTypes.FixedText(sign)}`", sign);
        }

        yield return Insert(site, 13, at, "a value", MISSING);
        yield return Insert(site, 14, at, site.IsInType ? "a type" : "a name", IDENT);
        yield return Insert(site, 15, at, "a text in quotes", STRING);
        if (at - 1 > site.MemberStart && !site.Tokens[at - 1].IsMissing
            && site.Tokens[at - 2].Type is not (PARAM or ENUM or FN or TEST or IMPORT)
            && site.Layout.AreOnOneLine(site.Tokens[at - 2], site.Tokens[at - 1]))
        {
            foreach (var sign in Signs(site))
            {
                yield return Insert(site, 16, at - 1, $"`{TokenTypes.FixedText(sign)}`", sign);
            }
        }

        var continuesRange = site.Tokens[at - 1].Type is STEP or LOG && site.Contains(DOTDOT);
        if (TokenTypes.EndsOperand(site.Tokens[at - 1].Type) && site.DepthAt(at) == 0 && !continuesRange)
        {
            yield return Insert(site, site.IsTopLevel ? 11 : 19, at, "a block `{ … }`", LBRACE, RBRACE);
        }

        foreach (var (what, types) in Phrases(site))
        {
            yield return Insert(site, 19, at, what, types);
        }

        yield return Insert(site, site.IsPreviousFirstOnLine ? 19 : 21, at, "`=` and a value", EQ, MISSING);
        yield return Insert(site, 22, at, "`:`, a type, `=` and a value", COLON, IDENT, EQ, MISSING);
    }

    /// <summary>
    /// Signs that may lack at a place. Most soft words are names wherever they are not expected, so each is tried only
    /// in the statement that it belongs to.
    /// </summary>
    private static IEnumerable<int> Signs(RepairSite site)
    {
        var first = site.Tokens[site.MemberStart].Type;
        var other = first switch
        {
            SCALE => TO,
            IMPORT => FROM,
            GOOD => WHEN,
            CHOOSE => MINIMIZING,
            _ => COMMA,
        };
        yield return other;
        if (!site.IsTopLevel || site.IsDeclaration)
        {
            yield return EQ;
        }

        yield return COMMA;
        yield return COLON;
        if (first == VARY || site.Contains(FOR))
        {
            yield return IN;
        }

        if (site.Contains(IF))
        {
            yield return THEN;
        }
    }

    private static IEnumerable<(string What, int[] Types)> Phrases(RepairSite site)
    {
        var first = site.Tokens[site.MemberStart].Type;
        yield return ("`:` and a type", [COLON, IDENT]);
        if (site.Contains(IF))
        {
            yield return ("`else` and a value", [ELSE, MISSING]);
            yield return ("`then` and a value", [THEN, MISSING]);
            yield return ("`then` and `else` with their values", [THEN, MISSING, ELSE, MISSING]);
        }

        if (first == VARY || site.Contains(FOR))
        {
            yield return ("`in` and the values", [IN, MISSING]);
        }

        if (first == IMPORT)
        {
            yield return ("`from` and a path in quotes", [FROM, STRING]);
        }

        if (first == CHOOSE)
        {
            yield return ("`minimizing` and a value", [MINIMIZING, MISSING]);
        }

        if (first == SCALE)
        {
            yield return ("`to` and a number", [TO, MISSING]);
        }
    }

    private static Repair Insert(RepairSite site, int cost, int at, string what, params int[] types)
    {
        var previous = site.Tokens[at - 1];
        var invented = types.Select(type => SourceToken.Missing(site.Source, type, previous.End)).ToArray();
        return new Repair(cost, at, 0, invented, Finding)
        {
            IsOneOfMany = types is [COMMA] or [COLON, IDENT],
            IsGuess = types is not [var sign] || TokenTypes.FixedText(sign) is null,
        };

        RepairFinding Finding()
        {
            var next = site.Tokens[at];
            var endsLine = next.Type == TokenTypes.EndOfFile || site.Layout.StartsLine(site.Tokens, at);
            var texts = types.Select(TokenTypes.FixedText).ToList();
            var after = $"expected {what} after {ExpectedWords.Describe(previous)}";
            return new RepairFinding(
                endsLine ? new TextSpan(previous.End, 0) : next.Span,
                endsLine ? after : $"{after}, found {ExpectedWords.Unwanted(next)}")
            {
                FixSpan = new TextSpan(previous.End, 0),
                FixText = texts is [","] ? "," : texts.Contains(null) ? null : " " + string.Join(' ', texts),
            };
        }
    }
}
