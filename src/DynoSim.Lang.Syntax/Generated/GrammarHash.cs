namespace DynoSim.Lang.Syntax.Generated;

/// <summary>Ties the generated code to the grammars it was made from; a test recomputes it.</summary>
internal static class GrammarHash
{
    /// <summary>SHA-256 of lexer and parser grammar, one after the other, with LF line ends.</summary>
    public const string Sha256 = "31e83098403b9f5ac32a371b96ecf6434eea8b12504a7242f01245de0ad8768a";
}
