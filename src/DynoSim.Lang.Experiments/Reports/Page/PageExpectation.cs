using System.Collections.Immutable;

namespace DynoSim.Lang.Experiments.Reports.Page;

/// <summary>An expectation of the experiment and its verdict.</summary>
public sealed record PageExpectation
{
    /// <summary>The expression as written.</summary>
    public required string Text { get; init; }

    /// <summary>The reason given.</summary>
    public string? Because { get; init; }

    /// <summary>The verdict.</summary>
    public required PageVerdict Verdict { get; init; }

    /// <summary>The sub-expressions with their values, outermost first.</summary>
    public ImmutableArray<PagePictureLine> Picture { get; init; } = [];

    /// <summary>The place, <c>file:line:column</c>.</summary>
    public required string Place { get; init; }

    /// <summary>The command that judges it again.</summary>
    public string? Reproduce { get; init; }
}

/// <summary>What was found about an expectation.</summary>
public enum PageVerdict
{
    /// <summary>It holds.</summary>
    Holds,

    /// <summary>It does not.</summary>
    Fails,

    /// <summary>The intervals are too wide to tell.</summary>
    Inconclusive,
}

/// <summary>One line of the picture of an expectation.</summary>
/// <param name="Text">The sub-expression as written.</param>
/// <param name="Value">Its value as shown.</param>
/// <param name="Depth">How deep it is inside the expectation.</param>
public sealed record PagePictureLine(string Text, string Value, int Depth = 0);
