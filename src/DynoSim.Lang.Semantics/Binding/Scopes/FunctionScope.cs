using DynoSim.Lang.Semantics.Binding.Symbols;

namespace DynoSim.Lang.Semantics.Binding.Scopes;

/// <summary>The body of a function: its formals, and which functions it turns out to call.</summary>
internal sealed class FunctionScope(Scope outer, IReadOnlyList<LocalName> formals, HashSet<FunctionSymbol> calls)
    : LocalScope(outer, formals)
{
    public HashSet<FunctionSymbol> Calls { get; } = calls;
}
