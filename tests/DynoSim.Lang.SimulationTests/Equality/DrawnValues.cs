using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using DynoSim.Lang.Simulation.Kernel.Verification;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.SimulationTests.Equality;

/// <summary>What the generator gave every setting it reaches, over many scenarios.</summary>
internal sealed class DrawnValues
{
    private readonly Dictionary<(Type Owner, string Property), HashSet<object>> _values = [];

    public DrawnValues(int scenarios)
    {
        for (var seed = 1; seed <= scenarios; seed++)
        {
            var drawn = RandomScenario.Draw(seed);
            Cases.Add(drawn);
            Walk(drawn.Scenario);
            Walk(drawn.Setup);
        }
    }

    /// <summary>Stands for null among the values.</summary>
    public static object Nothing { get; } = "nothing";

    public List<EngineCase> Cases { get; } = [];

    public IReadOnlySet<object> Of(Type owner, string property) =>
        _values.TryGetValue((owner, property), out var values) ? values : ImmutableHashSet<object>.Empty;

    private void Walk(object record)
    {
        foreach (var property in record.GetType().GetProperties().Where(one => one.GetIndexParameters().Length == 0))
        {
            var value = property.GetValue(record);
            var known = _values.TryGetValue((record.GetType(), property.Name), out var values)
                ? values
                : _values[(record.GetType(), property.Name)] = [];
            known.Add(Key(value));
            foreach (var part in Parts(value))
            {
                Walk(part);
            }
        }
    }

    /// <summary>Columns by their content: two empty ones are the same, two full ones seldom are.</summary>
    private static object Key(object? value) => value switch
    {
        null => Nothing,
        Array column => string.Join(',', column.Cast<object>().Take(50)),
        IEnumerable items and not string => string.Join(',', items.Cast<object>()),
        _ => value,
    };

    private static IEnumerable<object> Parts(object? value) => value switch
    {
        null or string or Array => [],
        IEnumerable items => items.Cast<object>().SelectMany(item => IsOptions(item) ? [item] : Parts(item)),
        _ when IsOptions(value) => [value],
        _ => [],
    };

    private static bool IsOptions(object value) =>
        value.GetType().IsDefined(typeof(KindAttribute))
        || value is Simulation.Kernel.SimulationSetup or Simulation.Kernel.PoolSetup
            or Simulation.Workloads.RequestTable or Simulation.Workloads.PrefixTree;
}
