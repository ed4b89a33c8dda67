namespace DynoSim.Lang.Syntax;

/// <summary>What the parser reads at most; beyond it stands <c>DYN0030</c>, never a failure of the tool.</summary>
public static class SyntaxLimits
{
    /// <summary>Length of a file in UTF-16 code units: 16 Mi.</summary>
    public const int MaxFileLength = 16 * 1024 * 1024;

    /// <summary>
    /// Words, numbers, texts and signs of a file. What is made of each is far longer than what is written, so this and
    /// not the length bounds time and memory.
    /// </summary>
    public const int MaxTokens = 2_000_000;

    /// <summary>
    /// How deep brackets, and the operators and members chained inside them, may nest together. Bounds the depth of
    /// every tree, so that a walk over one may recurse.
    /// </summary>
    public const int MaxNesting = 256;

    /// <summary>How many findings are reported for one file; the last then tells how many are left out.</summary>
    public const int MaxDiagnostics = 100;

    /// <summary>How many invalid characters are reported for one file.</summary>
    public const int MaxInvalidCharacters = 20;
}
