using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using DynoSim.Lang.Emit.Running;

namespace DynoSim.Lang.Emit.Loading;

/// <summary>
/// Emitted text to running code: from this process, else from the disk cache, else compiled. Assemblies are loaded into
/// contexts that stay, since code that can be unloaded is never optimised by what it turns out to do.
/// </summary>
public sealed class ScenarioLoader
{
    private static readonly ConcurrentDictionary<string, CompiledScenario> Loaded = new(StringComparer.Ordinal);
    private readonly DiskCache _cache;

    /// <param name="cacheFolder">Where compiled assemblies are kept; null keeps none.</param>
    public ScenarioLoader(string? cacheFolder)
        : this(new DiskCache(cacheFolder))
    {
    }

    private ScenarioLoader(DiskCache cache) => _cache = cache;

    /// <summary>A loader with the cache in the user's own cache folder.</summary>
    public static ScenarioLoader ForUser() => new(DiskCache.ForUser("code"));

    /// <summary>Makes a scenario run.</summary>
    public LoadedScenario Load(EmittedScenario emitted)
    {
        var key = CacheKey.Of(emitted.Source);
        if (Loaded.TryGetValue(key, out var present))
        {
            return new LoadedScenario(present, true, []);
        }

        if (_cache.TryRead(key) is { } stored && TryLoad(key, stored) is { } scenario)
        {
            return new LoadedScenario(Loaded.GetOrAdd(key, scenario), true, []);
        }

        return CompileAndLoad(key, emitted.Source);
    }

    // A method of its own: the types of the compiler are not resolved before it is called.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private LoadedScenario CompileAndLoad(string key, string source)
    {
        var outcome = RoslynCompiler.Compile(source, "DynoSim.Emitted." + key);
        if (outcome.Image is not { } image)
        {
            return new LoadedScenario(null, false, outcome.Errors);
        }

        if (TryLoad(key, image) is not { } scenario)
        {
            return new LoadedScenario(null, false, ["the compiled assembly holds no scenario"]);
        }

        _cache.Write(key, image);
        return new LoadedScenario(Loaded.GetOrAdd(key, scenario), false, []);
    }

    private static CompiledScenario? TryLoad(string key, byte[] image)
    {
        try
        {
            var context = new AssemblyLoadContext("dynosim " + key, isCollectible: false);
            var assembly = context.LoadFromStream(new MemoryStream(image, writable: false));
            return assembly.GetType(EmittedScenario.TypeName) is { } type
                ? Activator.CreateInstance(type) as CompiledScenario
                : null;
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }
}

/// <summary>A scenario that runs, or why it does not.</summary>
/// <param name="Scenario">The running code; null if it did not compile.</param>
/// <param name="IsCached">Whether nothing had to be compiled.</param>
/// <param name="Errors">The compiler's messages; a defect of the tool.</param>
public sealed record LoadedScenario(CompiledScenario? Scenario, bool IsCached, ImmutableArray<string> Errors);
