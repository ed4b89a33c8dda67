using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using DynoSim.Lang.Syntax;
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

    private static readonly ConcurrentDictionary<string, SyntaxTree> Trees = new(StringComparer.Ordinal);

    private static FrozenSet<string> Known { get; } = Modules.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a path names something in the library, existing or not.</summary>
    public static bool Owns(string path) => path.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The text of a module; null if there is none of that path.</summary>
    public static SourceText? Find(string path) => Tree(path)?.Source;

    /// <summary>A module, parsed once for all compilations; null if there is none of that path.</summary>
    public static SyntaxTree? Tree(string path) => Known.Contains(path) ? Trees.GetOrAdd(path, Parse) : null;

    private static SyntaxTree Parse(string path)
    {
        using var stream = Home.GetManifestResourceStream(path)
            ?? throw new InvalidOperationException($"The assembly lists {path} and does not have it.");
        using var reader = new StreamReader(stream);
        return SyntaxTree.Parse(new SourceText(path, reader.ReadToEnd()));
    }
}
