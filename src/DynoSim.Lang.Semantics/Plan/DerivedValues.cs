using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Feasibility;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Semantics.Plan;

/// <summary>Members that the runtime's options records compute, as values of the language.</summary>
internal static class DerivedValues
{
    /// <summary>The value; the error value if the object is not complete, which has been reported.</summary>
    public static Value Of(EntityValue entity, PropertySchema property)
    {
        var options = new OptionsMaterializer();
        if (options.Make(entity) is not { } record || property.Member is not { } member)
        {
            return ErrorValue.Instance;
        }

        return member.GetValue(WithCapacity(record, entity, options)) is { } value
            ? FromRuntime(value, property.PresentType)
            : property.IsOptional ? NoneValue.Instance : ErrorValue.Instance;
    }

    /// <summary>A value of the runtime as one of the language.</summary>
    public static Value FromRuntime(object? value, LanguageType type) => (value, type) switch
    {
        (null, _) => NoneValue.Instance,
        (long count, QuantityType { IsCount: true }) => new CountValue(count),
        (long count, QuantityType quantity) => new QuantityValue(count, quantity.Dimension),
        (double number, QuantityType quantity) => new QuantityValue(number, quantity.Dimension),
        (SimulatedTime time, QuantityType quantity) => new QuantityValue(time.Seconds, quantity.Dimension),
        (bool truth, _) => BoolValue.Of(truth),
        (string text, _) => new StringValue(text),
        (Enum member, EnumType names) => new EnumValue(names, SchemaNames.ToSnake(member.ToString())),
        _ => ErrorValue.Instance,
    };

    /// <summary>The KV capacity of a pool needs what its deployment gives it.</summary>
    private static object WithCapacity(object record, EntityValue entity, OptionsMaterializer options)
    {
        switch (record)
        {
            case PoolOptions pool when entity.Owner is { } owner:
                var facts = DeploymentFacts.Of(owner, options);
                return pool with { KvBlocks = facts.Find(pool.Name)?.Budget.Blocks };
            case DeploymentOptions deployment:
                var pools = DeploymentFacts.Of(entity, options);
                return deployment with
                {
                    Pools =
                    [
                        .. deployment.Pools.Select(
                            pool => pool with { KvBlocks = pools.Find(pool.Name)?.Budget.Blocks }),
                    ],
                };
            default:
                return record;
        }
    }
}
