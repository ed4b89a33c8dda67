namespace DynoSim.Lang.Semantics.Types;

/// <summary>
/// The type of a value of the language. A closed hierarchy with structural equality; the textual form is the one a user
/// would write and the one messages show.
/// </summary>
public abstract record LanguageType
{
    private protected LanguageType()
    {
    }

    /// <summary>Whether an error was already reported here, so that nothing that follows from it is.</summary>
    public virtual bool IsError => false;

    /// <summary>The type as a user writes it.</summary>
    public abstract string Display { get; }

    /// <inheritdoc/>
    public sealed override string ToString() => Display;
}
