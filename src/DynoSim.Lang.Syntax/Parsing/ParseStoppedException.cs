namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>Carries the index of the first token that fits nowhere from the generated parser to its caller.</summary>
internal sealed class ParseStoppedException(int tokenIndex) : Exception
{
    /// <summary>Index in the list of tokens; behind the last one for an unexpected end.</summary>
    public int TokenIndex { get; } = tokenIndex;
}
