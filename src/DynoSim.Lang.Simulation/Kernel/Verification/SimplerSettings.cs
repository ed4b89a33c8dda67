using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Simulation.Kernel.Verification;

/// <summary>
/// Options records one step nearer to their defaults: for each setting that is not at its default the default itself,
/// then half of the way, then a quarter; of several blocks one less. Read from the records' own attributes, so that a
/// new setting is taken back like any other.
/// </summary>
internal static class SimplerSettings
{
    /// <summary>Kinds that are left as they are: what engines see of them, they see through the timing.</summary>
    private static readonly ImmutableArray<Type> _whole = [typeof(ModelOptions), typeof(ClusterOptions)];

    /// <summary>Settings whose default is not the plainest value, with that value.</summary>
    private static readonly ImmutableDictionary<string, object> _plainest = new Dictionary<string, object>
    {
        [nameof(PoolOptions.Replicas)] = 1L,
        [nameof(TimingOptions.Source)] =
            TimingSources.Fixed(SimulatedTime.FromSeconds(0.01), SimulatedTime.FromSeconds(0.01)),
    }.ToImmutableDictionary();

    /// <summary>Settings that have to stay: without them there is nothing to run.</summary>
    private static readonly ImmutableHashSet<(Type, string)> _kept =
    [
        (typeof(EngineOptions), nameof(EngineOptions.KvBlocks)),
        (typeof(WorkloadOptions), nameof(WorkloadOptions.Source)),
    ];

    /// <summary>Every record that is one step plainer.</summary>
    public static IEnumerable<T> Of<T>(T record)
        where T : notnull => Steps(record).Cast<T>();

    private static IEnumerable<object> Steps(object record)
    {
        var defaults = Activator.CreateInstance(record.GetType());
        foreach (var property in record.GetType().GetProperties())
        {
            if (property.GetCustomAttribute<KnobAttribute>() is not { Simulated: true, Derived: false } knob
                || knob.Phase != KnobPhase.Static || _kept.Contains((record.GetType(), property.Name))
                || property.GetValue(record) is not { } value)
            {
                continue;
            }

            foreach (var simpler in Values(property, value, property.GetValue(defaults)))
            {
                yield return With(record, property, simpler);
            }
        }
    }

    private static IEnumerable<object?> Values(PropertyInfo property, object value, object? standard)
    {
        if (value is ImmutableArray<PoolOptions> pools)
        {
            return Pools(pools).Cast<object?>();
        }

        var isBlock = value.GetType().IsDefined(typeof(KindAttribute), inherit: false);
        if (isBlock && property.Name != nameof(PoolOptions.Model))
        {
            return _whole.Contains(value.GetType()) ? [] : Steps(value);
        }

        standard = _plainest.TryGetValue(property.Name, out var plainest) ? plainest : standard;
        return Equals(value, standard) || (standard is null && !IsOptional(property)) ? [] : Towards(value, standard);
    }

    private static IEnumerable<ImmutableArray<PoolOptions>> Pools(ImmutableArray<PoolOptions> pools)
    {
        for (var pool = 0; pool < pools.Length; pool++)
        {
            if (pools.Length > 1)
            {
                yield return pools.RemoveAt(pool);
            }

            foreach (var step in Steps(pools[pool]))
            {
                yield return pools.SetItem(pool, (PoolOptions)step);
            }
        }
    }

    private static IEnumerable<object?> Towards(object value, object? standard)
    {
        yield return standard;
        foreach (var share in new[] { 2, 4 })
        {
            var between = Between(value, standard, share);
            if (between is not null && !between.Equals(value) && !between.Equals(standard))
            {
                yield return between;
            }
        }
    }

    private static object? Between(object value, object? standard, int share) => (value, standard) switch
    {
        (long one, long other) => one + ((other - one) / share),
        (long one, null) => one - ((one - 1) / share),
        (SimulatedTime one, SimulatedTime other) =>
            Whole(one.Picoseconds + ((other.Picoseconds - one.Picoseconds) / share)),
        _ => null,
    };

    private static SimulatedTime Whole(long picoseconds) => new(picoseconds / 1_000 * 1_000);

    private static bool IsOptional(PropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null
        || property.GetCustomAttribute<KnobAttribute>()?.Type.EndsWith('?') == true;

    private static object With(object record, PropertyInfo property, object? value)
    {
        // What `with` compiles to; a record has no other way to be copied.
        var copy = record.GetType().GetMethod("<Clone>$")?.Invoke(record, null)
            ?? RuntimeHelpers.GetUninitializedObject(record.GetType());
        property.SetValue(copy, value);
        return copy;
    }
}
