using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Semantics.Files;

/// <summary>
/// The modules under <c>std/</c>, embedded in the assembly. A module is read when something imports it.
/// </summary>
public static class StandardLibrary
{
    /// <summary>What the path of a standard module begins with.</summary>
    public const string Prefix = "std/";

    /// <summary>The module whose exports need no import.</summary>
    public const string Prelude = "std/routers.dyno";

    private static readonly Assembly Home = typeof(StandardLibrary).Assembly;

    /// <summary>The paths of all modules, sorted.</summary>
    public static ImmutableArray<string> Modules { get; } =
    [
        .. Home.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    private static FrozenSet<string> Known { get; } = Modules.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a path names something in the library, existing or not.</summary>
    public static bool Owns(string path) => path.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The text of a module; null if there is none of that path.</summary>
    public static SourceText? Find(string path)
    {
        if (!Known.Contains(path) || Home.GetManifestResourceStream(path) is not { } stream)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return new SourceText(path, reader.ReadToEnd());
    }
}
