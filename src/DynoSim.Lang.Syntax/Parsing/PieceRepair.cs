using System.Collections.Immutable;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Generated;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>
/// Makes a piece of a file parse. Where the parser stops, small repairs are tried in order of their likelihood, each by
/// parsing on from the member at fault; the first that carries the parse past that member is made and reported.
/// </summary>
internal sealed class PieceRepair(SourceText source, GrammarParser parser, DiagnosticBag bag)
{
    private const int MostRepairs = 40;
    private const int Lookahead = 24;

    private readonly TokenLayout _layout = new(source);
    private readonly HashSet<int> _linesWithBrackets = bag.LinesWith(Descriptors.UnexpectedToken);
    private readonly ImmutableArray<TextSpan> _unreadable = bag.Doubts;
    private (int Member, int Line) _reported = (-1, -1);

    /// <summary>Parses a piece, repaired as far as needed.</summary>
    /// <param name="tokens">The piece; its last token is the end of the file.</param>
    /// <param name="mayProbe">Whether there is time left to look for good repairs.</param>
    public (DynoSimParser.FileContext Context, SourceToken End) Parse(List<SourceToken> tokens, Func<bool> mayProbe)
    {
        for (var repairs = 0; ; repairs++)
        {
            var result = parser.Parse(tokens, 0, tokens.Count - 1, rules => rules.file());
            if (result.Context is not null)
            {
                return (result.Context, tokens[^1]);
            }

            var site = new RepairSite(source, tokens, result.Index, result.MemberStart);
            var repair = repairs < MostRepairs && mayProbe() ? Choose(site) : SetAsideAll(site);
            tokens = repair.Apply(tokens);
            if (repair.IsGuess)
            {
                var end = Math.Max(site.StatementEnd, repair.Start);
                bag.Doubt(TextSpan.FromBounds(site.Tokens[site.MemberStart].Start, site.Tokens[end].Start));
            }

            Report(site, repair.Finding());
        }
    }

    private Repair Choose(RepairSite site)
    {
        var words = new ExpectedWords(parser);
        foreach (var repair in RepairCandidates.For(site, words).OrderBy(candidate => candidate.Cost))
        {
            if (Works(site, repair))
            {
                return repair;
            }
        }

        return SetAsideAll(site);
    }

    private static Repair SetAsideAll(RepairSite site) =>
        RepairCandidates.SetAside(site, int.MaxValue, 0, site.Tokens.Count - 1);

    /// <summary>
    /// Whether the parse gets past the statement at fault; or, where the next line is at fault itself, to its end.
    /// </summary>
    private bool Works(RepairSite site, Repair repair)
    {
        var repaired = repair.Apply(site.Tokens);
        var shift = repaired.Count - site.Tokens.Count;
        var (windowEnd, isCut) = site.WindowEnd(Lookahead);
        var end = Math.Max(windowEnd, repair.Start + repair.Count);
        var stop = parser.Probe(repaired, site.MemberStart, end + shift);
        if (stop == int.MaxValue || (isCut && stop >= end + shift))
        {
            return true;
        }

        if (repair.IsOneOfMany && site.IsInList && stop > site.Blamed + shift)
        {
            return true;
        }

        var blamed = _layout.BlameFor(repaired, stop, site.MemberStart) - shift;
        var past = Math.Max(site.StatementEnd, repair.Start + repair.Count - repair.Kept);
        return (blamed > past && stop < end + shift)
            || (blamed == past && blamed == site.StatementEnd && site.IsLineStart(blamed)
                && parser.Probe(repaired, site.MemberStart, blamed + shift) == int.MaxValue);
    }

    /// <summary>
    /// A second repair of one member on one line mends what the first left, and one where characters have been set
    /// aside mends what they left: neither is news.
    /// </summary>
    private void Report(RepairSite site, RepairFinding finding)
    {
        var place = (site.Tokens[site.MemberStart].Start, source.GetPosition(finding.Span.Start).Line);
        if (place == _reported || site.Token.SkippedBefore.Count > 0 || _linesWithBrackets.Contains(place.Line)
            || _unreadable.Any(span => span.Start <= finding.Span.Start && finding.Span.Start < span.End))
        {
            return;
        }

        _reported = place;
        bag.Report(
            Descriptors.UnexpectedToken,
            finding.Span,
            finding.Message,
            finding.Label,
            finding.Help,
            finding.FixText is null ? null : bag.Edit(finding.FixSpan, finding.FixText));
    }
}
