using DynoSim.Lang.Semantics.Binding.Modules;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Definitions;

/// <summary>
/// How entities hang together by <c>extends</c>, from the names alone and in time linear in their number: nothing is
/// bound for it, so a chain of any length and a circle can be refused before anybody walks them.
/// </summary>
internal sealed class BaseChains
{
    /// <summary>The most layers of an object: its own and those of its bases or of <c>with</c>.</summary>
    public const int MaximumLayers = 256;

    private readonly Dictionary<EntitySymbol, int> _bases = [];
    private readonly Dictionary<EntitySymbol, List<EntitySymbol>> _circles = [];

    /// <summary>
    /// The circle of bases that an entity is part of, each followed by its base, from the one that comes first in its
    /// file; null if there is none. One list for all that are part of it, since there may be many.
    /// </summary>
    public IReadOnlyList<EntitySymbol>? Circle(EntitySymbol symbol)
    {
        Walk(symbol);
        return _circles.GetValueOrDefault(symbol);
    }

    /// <summary>How many bases an entity has, one behind the other; those in a circle count as none.</summary>
    public int BasesOf(EntitySymbol symbol)
    {
        Walk(symbol);
        return _bases[symbol];
    }

    private void Walk(EntitySymbol symbol)
    {
        var way = new List<EntitySymbol>();
        var places = new Dictionary<EntitySymbol, int>();
        var current = symbol;
        while (current is not null && !_bases.ContainsKey(current) && places.TryAdd(current, way.Count))
        {
            way.Add(current);
            current = Next(current);
        }

        var bases = current is null ? -1 : _bases.GetValueOrDefault(current, -1);
        if (current is not null && places.TryGetValue(current, out var start))
        {
            var circle = FromFirst(way.GetRange(start, way.Count - start));
            foreach (var member in circle)
            {
                _circles.Add(member, circle);
                _bases.Add(member, 0);
            }

            way.RemoveRange(start, way.Count - start);
            bases = 0;
        }

        for (var i = way.Count - 1; i >= 0; i--)
        {
            _bases.Add(way[i], ++bases);
        }
    }

    private static List<EntitySymbol> FromFirst(List<EntitySymbol> circle)
    {
        var first = circle.IndexOf(circle.MinBy(Rank) ?? circle[0]);
        return [.. circle.Skip(first), .. circle.Take(first)];
    }

    private static (string Path, int Start) Rank(EntitySymbol symbol) =>
        (symbol.Module.Path, symbol.NameLocation.Span.Start);

    private static EntitySymbol? Next(EntitySymbol symbol) =>
        symbol.Syntax.Base is { } path ? Quietly(path, symbol.Module) as EntitySymbol : null;

    /// <summary>What a path names, without reports and without marking a use.</summary>
    private static Symbol? Quietly(PathSyntax path, Module module)
    {
        var symbol = module.Find(path.Names[0].Token.Text);
        return (symbol, path.Names.Length) switch
        {
            (NamespaceSymbol { Target.Module: { } target }, 2) => target.Find(path.Names[1].Token.Text),
            (ImportedSymbol imported, 1) => imported.Target.Module?.Find(imported.ExportedName),
            (_, 1) => symbol,
            _ => null,
        };
    }
}
