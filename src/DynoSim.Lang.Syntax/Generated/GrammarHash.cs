namespace DynoSim.Lang.Syntax.Generated;

/// <summary>Ties the generated code to the grammars it was made from; a test recomputes it.</summary>
internal static class GrammarHash
{
    /// <summary>SHA-256 of lexer and parser grammar, one after the other, with LF line ends.</summary>
    public const string Sha256 = "b72d464a7a4af53c4d4b40903cbf7301586610663991e8dc3fd2ae06bb48615e";
}
