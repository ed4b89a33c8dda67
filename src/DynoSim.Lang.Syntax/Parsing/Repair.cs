namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>One way to make tokens fit: a run of them is replaced by others. No source token is ever lost.</summary>
/// <param name="Cost">How unlikely it is that this was meant; the cheapest repair that works is taken.</param>
/// <param name="Start">Index of the first token replaced.</param>
/// <param name="Count">How many are replaced.</param>
/// <param name="Replacement">What stands there instead; if nothing, the run is set aside before the next token.</param>
/// <param name="Finding">What to tell the user.</param>
internal sealed record Repair(
    int Cost,
    int Start,
    int Count,
    IReadOnlyList<SourceToken> Replacement,
    Func<RepairFinding> Finding)
{
    /// <summary>
    /// Whether the same fault is likely to follow again at once, as among the items of a list, so that the repair is
    /// right if it gets the parse past the token at fault.
    /// </summary>
    public bool IsOneOfMany { get; init; }

    /// <summary>How many tokens at the end of the run stay, but for what is set aside before them.</summary>
    public int Kept { get; init; }

    /// <summary>Whether it only gets the parse on, and does not tell what was meant.</summary>
    public bool IsGuess { get; init; }

    /// <summary>The tokens after the repair. The last token is never part of one.</summary>
    public List<SourceToken> Apply(IReadOnlyList<SourceToken> tokens)
    {
        var result = new List<SourceToken>(tokens.Count + Replacement.Count);
        result.AddRange(tokens.Take(Start));
        result.AddRange(Replacement);
        var after = Start + Count;
        if (Replacement.Count == 0)
        {
            var skipped = Flatten(tokens.Skip(Start).Take(Count));
            result.Add(tokens[after].WithSkippedBefore(skipped));
            after++;
        }

        result.AddRange(tokens.Skip(after));
        return result;
    }

    /// <summary>The source tokens in a run of tokens: without those invented, with those set aside.</summary>
    public static IReadOnlyList<SourceToken> Flatten(IEnumerable<SourceToken> tokens)
    {
        var result = new List<SourceToken>();
        foreach (var token in tokens)
        {
            result.AddRange(token.SkippedBefore);
            if (token.Contents.Count > 0)
            {
                result.AddRange(token.Contents);
            }
            else if (!token.IsMissing)
            {
                result.Add(token);
            }
        }

        return result;
    }
}
