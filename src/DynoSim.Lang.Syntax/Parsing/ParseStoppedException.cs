namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>Carries the place of an error from the generated parser to its caller.</summary>
internal sealed class ParseStoppedException(int tokenIndex, int memberStart) : Exception
{
    /// <summary>Index of the first token that fits nowhere; behind the last one for an unexpected end.</summary>
    public int TokenIndex { get; } = tokenIndex;

    /// <summary>Index of the first token of the innermost member that the error is in or directly behind.</summary>
    public int MemberStart { get; } = memberStart;
}
