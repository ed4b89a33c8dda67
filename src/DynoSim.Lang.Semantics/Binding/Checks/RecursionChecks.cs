using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Binding.Checks;

/// <summary>Functions that call themselves, directly or through others.</summary>
internal static class RecursionChecks
{
    public static void Run(Binder binder)
    {
        var reported = new HashSet<FunctionSymbol>();
        foreach (var function in binder.Modules.Users.SelectMany(module => module.Symbols).OfType<FunctionSymbol>())
        {
            if (!reported.Contains(function) && Circle(function, binder) is { } circle)
            {
                reported.UnionWith(circle);
                Report(circle, binder);
            }
        }
    }

    /// <summary>The shortest way from a function back to itself; null if there is none.</summary>
    private static List<FunctionSymbol>? Circle(FunctionSymbol start, Binder binder)
    {
        var cameFrom = new Dictionary<FunctionSymbol, FunctionSymbol>();
        var pending = new Queue<FunctionSymbol>([start]);
        while (pending.TryDequeue(out var current))
        {
            foreach (var next in binder.Function(current).Calls)
            {
                if (ReferenceEquals(next, start))
                {
                    return Way(start, current, cameFrom);
                }

                if (cameFrom.TryAdd(next, current))
                {
                    pending.Enqueue(next);
                }
            }
        }

        return null;
    }

    private static List<FunctionSymbol> Way(
        FunctionSymbol start, FunctionSymbol end, Dictionary<FunctionSymbol, FunctionSymbol> cameFrom)
    {
        var way = new List<FunctionSymbol>();
        for (var current = end; !ReferenceEquals(current, start); current = cameFrom[current])
        {
            way.Add(current);
        }

        way.Add(start);
        way.Reverse();
        return way;
    }

    private static void Report(List<FunctionSymbol> circle, Binder binder)
    {
        var first = circle[0];
        binder.Report(new Diagnostic(
            Descriptors.RecursiveFunction,
            first.NameLocation.Source,
            first.NameLocation.Span,
            circle.Count == 1
                ? $"`{first.Name}` calls itself"
                : $"`{first.Name}` calls itself in the end: {CircleText.Arrows([.. circle.Select(each => each.Name)])}")
        {
            Help = "there is no recursion: use a comprehension over a list or a range",
            Related = [.. CircleText.Others(circle.Skip(1).Select(other => (other.Name, other.NameLocation)))],
        });
    }
}
