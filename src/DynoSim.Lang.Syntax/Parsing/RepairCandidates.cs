using DynoSim.Lang.Syntax.Text;
using static DynoSim.Lang.Syntax.Generated.DynoSimParser;

namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>
/// The repairs worth trying at a place, with what each would tell the user. The costs order them: signs of other
/// languages first, then one thing missing, one thing too many, and at last the whole statement.
/// </summary>
internal static partial class RepairCandidates
{
    /// <summary>All candidates; cheap to list, since texts are made only for the one that is taken.</summary>
    public static IEnumerable<Repair> For(RepairSite site, ExpectedWords words) =>
    [
        .. Habits(site), .. Replacements(site), .. Insertions(site),
        .. Deletions(site, words).Concat(Skips(site, words)).Select(repair => repair with { IsGuess = true }),
    ];

    /// <summary>Sets tokens aside as one that stands for a whole member.</summary>
    public static Repair SetAside(RepairSite site, int cost, int start, int end)
    {
        var contents = Repair.Flatten(site.Tokens.Skip(start).Take(end - start));
        if (contents.Count == 0)
        {
            return new Repair(cost, start, end - start, [], () => Unexpected(site, ""));
        }

        var token = new SourceToken(
            site.Source, SKIPPED, contents[0].Start, contents[^1].End - contents[0].Start)
        { Contents = contents };
        return new Repair(cost, start, end - start, [token], () => Unexpected(site, ""));
    }

    private static IEnumerable<Repair> Deletions(RepairSite site, ExpectedWords words)
    {
        var at = site.Blamed;
        if (CanDelete(site, at, 1))
        {
            yield return new Repair(18, at, 1, [], () => Unexpected(site, words.At(site)));
        }

        if (CanDelete(site, at - 1, 1) && at - 1 > site.MemberStart)
        {
            yield return new Repair(20, at - 1, 1, [], () => UnexpectedBefore(site));
        }

        if (CanDelete(site, at, 2))
        {
            yield return new Repair(22, at, 2, [], () => Unexpected(site, words.At(site)));
        }

        if (CanDelete(site, at - 1, 2) && at - 1 > site.MemberStart && !site.IsAtLineStart)
        {
            yield return new Repair(23, at - 1, 2, [], () => UnexpectedBefore(site));
        }

        if (TokenTypes.IsOpener(site.Token.Type))
        {
            var partner = site.Partner(at);
            yield return new Repair(25, at, partner + 1 - at, [], () => Unexpected(site, words.At(site)));
        }
    }

    private static IEnumerable<Repair> Skips(RepairSite site, ExpectedWords words)
    {
        var at = Math.Max(site.Blamed, site.MemberStart);
        var inner = site.EndOf(at, inExpression: true);
        if (inner > at)
        {
            yield return new Repair(30, at, inner - at, [], () => Unexpected(site, words.At(site)));
            yield return Missing(32, at, inner);
        }

        var outer = site.EndOf(at, inExpression: false);
        if (outer > inner)
        {
            yield return new Repair(34, at, outer - at, [], () => Unexpected(site, words.At(site)));
            yield return Missing(36, at, outer);
        }

        var end = site.EndOf(site.MemberStart, inExpression: false);
        var equals = site.Tokens.FindIndex(site.MemberStart, token => token.Type == EQ);
        if (equals >= 0 && equals < Math.Min(at, end) && end > equals + 1)
        {
            yield return Missing(40, equals + 1, end);
        }

        if (site.DepthAt(at) == 0 && outer > at)
        {
            yield return SetAside(site, 45, at, outer);
        }

        yield return SetAside(site, 50, site.MemberStart, Math.Max(end, site.MemberStart + 1));

        Repair Missing(int cost, int from, int to)
        {
            var skipped = Repair.Flatten(site.Tokens.Skip(from).Take(to - from));
            var token = SourceToken.Missing(site.Source, MISSING, site.Tokens[from].Start);
            return new Repair(
                cost, from, to - from, [token.WithSkippedBefore(skipped)], () => Unexpected(site, words.At(site)));
        }
    }

    private static bool CanDelete(RepairSite site, int start, int count)
    {
        for (var i = start; i < start + count; i++)
        {
            if (i < 0 || i >= site.Tokens.Count - 1 || site.Tokens[i].IsMissing
                || TokenTypes.IsOpener(site.Tokens[i].Type) || TokenTypes.IsCloser(site.Tokens[i].Type))
            {
                return false;
            }
        }

        return true;
    }

    private static RepairFinding Unexpected(RepairSite site, string expected)
    {
        if (site.IsAtLineStart && site.Previous is { } previous && expected.Length > 0)
        {
            return new RepairFinding(
                new TextSpan(previous.End, 0), $"expected {expected} after {ExpectedWords.Describe(previous)}");
        }

        var found = ExpectedWords.Unwanted(site.Token);
        var message = expected.Length > 0 ? $"unexpected {found}, expected {expected}" : $"unexpected {found}";
        return new RepairFinding(site.Token.Span, message) { Help = HelpFor(site) };
    }

    private static RepairFinding UnexpectedBefore(RepairSite site)
    {
        var token = site.Previous ?? site.Token;
        return new RepairFinding(token.Span, $"unexpected {ExpectedWords.Unwanted(token)}")
        {
            FixSpan = token.Span,
            FixText = "",
        };
    }

    private static string? HelpFor(RepairSite site) => site.Token.Type switch
    {
        Q or LBRACE when site.Token.Type == Q || site.Contains(IF) => "a choice is written `if a then b else c`",
        PLUS => "a number has no sign before it but `-`",
        FOR => "lists are made from others with `[for x in list: value]`",
        _ => null,
    };
}
