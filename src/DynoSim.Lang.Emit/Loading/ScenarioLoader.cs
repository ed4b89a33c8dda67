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
    private static readonly ConcurrentDictionary<string, object> Loaded = new(StringComparer.Ordinal);
    private readonly DiskCache _cache;

    /// <param name="cacheFolder">Where compiled assemblies are kept; null keeps none.</param>
    public ScenarioLoader(string? cacheFolder)
        : this(new DiskCache(cacheFolder))
    {
    }

    private ScenarioLoader(DiskCache cache) => _cache = cache;

    /// <summary>A loader with the cache in the user's own cache folder.</summary>
    public static ScenarioLoader ForUser() => new(DiskCache.ForUser(CacheFolder.Code));

    /// <summary>Makes a scenario run.</summary>
    public LoadedScenario Load(EmittedScenario emitted)
    {
        var (scenario, isCached, errors) = Load<CompiledScenario>(emitted.Source, EmittedScenario.TypeName);
        return new LoadedScenario(scenario, isCached, errors);
    }

    /// <summary>Makes a policy decide by itself, as it does in a run.</summary>
    public (CompiledPolicy? Policy, ImmutableArray<string> Errors) Load(EmittedPolicy emitted)
    {
        var (policy, _, errors) = Load<CompiledPolicy>(emitted.Source, EmittedPolicy.TypeName);
        return (policy, errors);
    }

    private (T? Code, bool IsCached, ImmutableArray<string> Errors) Load<T>(string source, string typeName)
        where T : class
    {
        var key = CacheKey.Of(source);
        if (Loaded.TryGetValue(key, out var present))
        {
            return (present as T, true, []);
        }

        if (_cache.TryRead(key) is { } stored && TryLoad<T>(key, stored, typeName) is { } code)
        {
            return (Loaded.GetOrAdd(key, code) as T, true, []);
        }

        return CompileAndLoad<T>(key, source, typeName);
    }

    // A method of its own: the types of the compiler are not resolved before it is called.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private (T? Code, bool IsCached, ImmutableArray<string> Errors) CompileAndLoad<T>(
        string key, string source, string typeName)
        where T : class
    {
        var outcome = RoslynCompiler.Compile(source, "DynoSim.Emitted." + key);
        if (outcome.Image is not { } image)
        {
            return (null, false, outcome.Errors);
        }

        if (TryLoad<T>(key, image, typeName) is not { } code)
        {
            return (null, false, ["the compiled assembly holds no scenario"]);
        }

        _cache.Write(key, image);
        return (Loaded.GetOrAdd(key, code) as T, false, []);
    }

    private static T? TryLoad<T>(string key, byte[] image, string typeName)
        where T : class
    {
        try
        {
            var context = new AssemblyLoadContext("dynosim " + key, isCollectible: false);
            var assembly = context.LoadFromStream(new MemoryStream(image, writable: false));

            // Looked for among the types, because the parser of type names would be compiled at every start.
            var type = Array.Find(assembly.GetExportedTypes(), type => type.FullName == typeName);
            return type is null ? null : Activator.CreateInstance(type) as T;
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
