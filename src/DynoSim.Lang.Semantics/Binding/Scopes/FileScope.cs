using DynoSim.Lang.Semantics.Binding.Metrics;
using DynoSim.Lang.Semantics.Binding.Modules;
using DynoSim.Lang.Semantics.Binding.Symbols;

namespace DynoSim.Lang.Semantics.Binding.Scopes;

/// <summary>The top level of a file with its imports, and the prelude behind it.</summary>
/// <param name="module">The file.</param>
/// <param name="binder">Knows the prelude.</param>
/// <param name="defined">What is being defined, which its own definition does not see; null for nothing.</param>
/// <param name="home">The file whose names a text outside of all files sees; null for the file itself.</param>
internal sealed class FileScope(Module module, Binder binder, Symbol? defined, Module? home = null)
    : Scope(null, module)
{
    /// <summary>The file whose names are seen.</summary>
    public Module Home { get; } = home ?? module;

    public override bool HasEnvironment => false;

    public override IEnumerable<string> Names => Home.Symbols.Select(symbol => symbol.Name)
        .Concat(binder.Catalog.Functions.Keys)
        .Concat(MetricCatalog.OfRun.Select(metric => metric.Name))
        .Concat(binder.Catalog.Enums.Keys)
        .Concat(binder.PreludeNames);

    public override bool Skips(string name) => defined?.Name == name;

    public override Meaning? Find(string name, int hops)
    {
        if (Home.Find(name) is { } symbol && !ReferenceEquals(symbol, defined))
        {
            return new SymbolMeaning(symbol);
        }

        if (binder.Catalog.FindFunction(name) is { } group)
        {
            return new FunctionMeaning(group);
        }

        if (MetricCatalog.Find(name) is { } metric)
        {
            return new MetricMeaning(metric);
        }

        if (binder.Catalog.Enums.TryGetValue(name, out var type))
        {
            return new EnumMeaning(type);
        }

        return binder.Prelude(name) is { } router
            && !ReferenceEquals(router, defined) ? new SymbolMeaning(router) : null;
    }
}
