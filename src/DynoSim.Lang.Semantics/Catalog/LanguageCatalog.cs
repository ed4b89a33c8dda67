using System.Collections.Immutable;
using System.Reflection;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Catalog;

/// <summary>
/// Everything the language knows beside its grammar: kinds with their properties, enums, functions and contexts, read
/// from the attributes of the runtime. What a file does not use is never read. Safe to share between threads.
/// </summary>
public sealed class LanguageCatalog
{
    private readonly SchemaReader _reader;
    private readonly Lazy<ImmutableSortedDictionary<string, FunctionGroup>> _functions;
    private readonly Lazy<ImmutableSortedDictionary<string, KindSchema>> _fixtures;
    private readonly Lazy<ImmutableArray<MetricSchema>> _metrics;

    private LanguageCatalog(Assembly runtime)
    {
        _reader = new SchemaReader(runtime, [typeof(ExperimentOptions)]);
        _functions = new(() => FunctionReader.ReadAll(runtime, _reader));
        _fixtures = new(() => FixtureKinds.ReadAll(_reader));
        _metrics = new(() => MetricSchemas.Read(_reader));
    }

    /// <summary>The catalog of the runtime this program is built with.</summary>
    public static LanguageCatalog Instance { get; } = new(typeof(KindAttribute).Assembly);

    /// <summary>All kinds, sub-blocks included, in order of their names.</summary>
    public IEnumerable<KindSchema> Kinds => _reader.Kinds;

    /// <summary>
    /// The kinds whose entities are declared at the top level of a file, by the word that opens them.
    /// </summary>
    public ImmutableSortedDictionary<string, KindSchema> TopLevelKinds => _reader.TopLevelKinds;

    /// <summary>The blocks that stand for simulated objects in a test, by the word that opens them.</summary>
    public ImmutableSortedDictionary<string, KindSchema> Fixtures => _fixtures.Value;

    /// <summary>The enums of the prelude by name.</summary>
    public ImmutableSortedDictionary<string, EnumType> Enums => _reader.Enums;

    /// <summary>The builtin functions by name.</summary>
    public ImmutableSortedDictionary<string, FunctionGroup> Functions => _functions.Value;

    /// <summary>The figures of a result, those of pools included.</summary>
    public ImmutableArray<MetricSchema> Metrics => _metrics.Value;

    /// <summary>The figure of a whole result, or of one pool; null if there is none of that name.</summary>
    public MetricSchema? FindMetric(string name, bool ofPool = false)
    {
        foreach (var metric in Metrics)
        {
            if (metric.IsOfPool == ofPool && metric.Name == name)
            {
                return metric;
            }
        }

        return null;
    }

    /// <summary>The top-level kind a word opens; null if there is none.</summary>
    public KindSchema? FindKind(string name) => TopLevelKinds.GetValueOrDefault(name);

    /// <summary>The kind or enum a type name stands for in a file; null if there is none.</summary>
    public LanguageType? FindType(string name) => _reader.FindType(name);

    /// <summary>
    /// Whether a file may not declare a type of that name: an enum or a top-level kind has it. The kinds of sub-blocks
    /// give way to a file's own types.
    /// </summary>
    public bool IsReservedType(string name) =>
        Enums.ContainsKey(name) || TopLevelKinds.Values.Any(kind => kind.TypeName == name);

    /// <summary>The builtin functions of a name; null if there is none.</summary>
    public FunctionGroup? FindFunction(string name) => Functions.GetValueOrDefault(name);

    /// <summary>The kind of an options record.</summary>
    public KindSchema KindOf(Type optionsRecord) => _reader.KindOf(optionsRecord);

    /// <summary>What a context type of the runtime offers.</summary>
    public ContextSchema ContextOf(Type context) => _reader.ContextOf(context);
}

/// <summary>The builtin functions that share a name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Overloads">One or more, told apart by their parameters.</param>
public sealed record FunctionGroup(string Name, ImmutableArray<FunctionSchema> Overloads);
