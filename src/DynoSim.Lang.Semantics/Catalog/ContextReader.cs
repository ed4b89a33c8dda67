using System.Collections.Immutable;
using System.Reflection;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Catalog;

/// <summary>Reads what a context type offers.</summary>
internal static class ContextReader
{
    internal static ImmutableArray<SignalSchema> ReadSignals(Type context, SchemaReader reader)
    {
        var signals = ImmutableArray.CreateBuilder<SignalSchema>();
        foreach (var member in context.GetMembers(BindingFlags.Public | BindingFlags.Instance))
        {
            if (member.GetCustomAttribute<SignalAttribute>() is { } signal)
            {
                signals.Add(new SignalSchema(
                    SchemaNames.ToSnake(member.Name),
                    reader.ParseType(signal.Type),
                    member is MethodInfo method ? ReadParameters(method, reader) : default,
                    signal.Reads,
                    signal.Simulated,
                    signal.Doc,
                    member));
            }
        }

        return [.. signals.OrderBy(signal => signal.Name, StringComparer.Ordinal)];
    }

    private static ImmutableArray<ParameterSchema> ReadParameters(MethodInfo method, SchemaReader reader) =>
        [.. method.GetParameters().Select(parameter => FunctionReader.ReadParameter(parameter, reader))];
}
