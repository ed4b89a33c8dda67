using DynoSim.Lang.Syntax.Text;
using static DynoSim.Lang.Syntax.Generated.DynoSimParser;

namespace DynoSim.Lang.Syntax.Parsing;

internal static partial class RepairCandidates
{
    private static readonly int[] Signs = [EQ, COMMA, IN, THEN, TO, FROM, AS, WHEN, COLON, MINIMIZING, DOT];

    private static IEnumerable<Repair> Insertions(RepairSite site)
    {
        var at = site.Blamed;
        if (at == 0)
        {
            yield break;
        }

        var isProperty = !site.IsTopLevel;
        foreach (var sign in Signs)
        {
            yield return Insert(site, sign == EQ && !isProperty && !site.IsDeclaration ? 26 : 12, at, $"`{TokenTypes.FixedText(sign)}`", sign);
        }

        yield return Insert(site, 13, at, "a value", MISSING);
        yield return Insert(site, 14, at, site.IsInType ? "a type" : "a name", IDENT);
        yield return Insert(site, 15, at, "a text in quotes", STRING);
        if (at - 1 > site.MemberStart && site.Layout.AreOnOneLine(site.Tokens[at - 2], site.Tokens[at - 1])
            && !site.Tokens[at - 1].IsMissing)
        {
            foreach (var sign in Signs.Where(sign => sign != EQ || isProperty))
            {
                yield return Insert(site, 16, at - 1, $"`{TokenTypes.FixedText(sign)}`", sign);
            }
        }

        yield return Insert(site, site.IsTopLevel ? 11 : 19, at, "a block `{ … }`", LBRACE, RBRACE);
        yield return Insert(site, 19, at, "`:` and a type", COLON, IDENT);
        yield return Insert(site, 19, at, "`else` and a value", ELSE, MISSING);
        yield return Insert(site, 19, at, "`then` and a value", THEN, MISSING);
        yield return Insert(site, 19, at, "`then` and `else` with their values", THEN, MISSING, ELSE, MISSING);
        yield return Insert(site, 19, at, "`in` and the values", IN, MISSING);
        yield return Insert(site, 19, at, "`from` and a path in quotes", FROM, STRING);
        yield return Insert(site, 19, at, "`minimizing` and a value", MINIMIZING, MISSING);
        yield return Insert(site, site.IsPreviousFirstOnLine ? 19 : 21, at, "`=` and a value", EQ, MISSING);
        yield return Insert(site, 22, at, "`:`, a type, `=` and a value", COLON, IDENT, EQ, MISSING);
    }

    private static Repair Insert(RepairSite site, int cost, int at, string what, params int[] types)
    {
        var previous = site.Tokens[at - 1];
        var invented = types.Select(type => SourceToken.Missing(site.Source, type, previous.End)).ToArray();
        return new Repair(cost, at, 0, invented, Finding);

        RepairFinding Finding()
        {
            var next = site.Tokens[at];
            var endsLine = next.Type == TokenTypes.EndOfFile || site.Layout.StartsLine(site.Tokens, at);
            var texts = types.Select(TokenTypes.FixedText).ToList();
            var after = $"expected {what} after {ExpectedWords.Describe(previous)}";
            return new RepairFinding(
                endsLine ? new TextSpan(previous.End, 0) : next.Span,
                endsLine ? after : $"{after}, found {ExpectedWords.Describe(next)}")
            {
                FixSpan = new TextSpan(previous.End, 0),
                FixText = texts is [COMMA_TEXT] ? "," : texts.Contains(null) ? null : " " + string.Join(' ', texts),
            };
        }
    }

    private const string COMMA_TEXT = ",";
}
