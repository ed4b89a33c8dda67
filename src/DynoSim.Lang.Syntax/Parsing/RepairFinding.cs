using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>What a repair tells the user.</summary>
internal sealed record RepairFinding(TextSpan Span, string Message)
{
    /// <summary>Shown beside the carets.</summary>
    public string? Label { get; init; }

    /// <summary>What to write instead.</summary>
    public string? Help { get; init; }

    /// <summary>Where <see cref="FixText"/> belongs.</summary>
    public TextSpan FixSpan { get; init; }

    /// <summary>The text that removes the finding, if there is one.</summary>
    public string? FixText { get; init; }
}
