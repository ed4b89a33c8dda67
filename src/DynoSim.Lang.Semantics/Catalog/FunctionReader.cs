using System.Collections.Immutable;
using System.Reflection;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Catalog;

/// <summary>Reads the functions that classes of the runtime offer, and joins those of the language itself.</summary>
internal static class FunctionReader
{
    internal static ImmutableSortedDictionary<string, FunctionGroup> ReadAll(Assembly runtime, SchemaReader reader)
    {
        var functions = runtime.GetExportedTypes()
            .Where(type => type.IsClass)
            .SelectMany(type => type.GetMethods(
                BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Select(method => Read(method, reader))
            .OfType<FunctionSchema>()
            .Concat(BuiltinFunctions.All(reader));
        return functions
            .GroupBy(function => function.Name, StringComparer.Ordinal)
            .Select(group => new FunctionGroup(group.Key, [.. group]))
            .ToImmutableSortedDictionary(group => group.Name, group => group, StringComparer.Ordinal);
    }

    internal static ParameterSchema ReadParameter(ParameterInfo parameter, SchemaReader reader)
    {
        var formal = parameter.GetCustomAttribute<FormalAttribute>();
        var type = parameter.ParameterType.IsByRef
            ? parameter.ParameterType.GetElementType() ?? parameter.ParameterType
            : parameter.ParameterType;
        return new ParameterSchema(
            formal?.Name ?? SchemaNames.ToSnake(parameter.Name ?? string.Empty),
            formal is null ? new ContextType(reader.ContextOf(type)) : reader.ParseType(formal.Type),
            parameter.HasDefaultValue)
        {
            PerUnit = formal?.Per is { } per ? PropertyReader.CountOf(per) : null,
            Range = formal?.Range is { } range ? SchemaRange.Parse(range) : null,
            IsDefaultOnly = formal?.DefaultOnly ?? false,
            Parameter = parameter,
        };
    }

    private static FunctionSchema? Read(MethodInfo method, SchemaReader reader)
    {
        var attribute = method.GetCustomAttribute<LanguageFunctionAttribute>();
        if (attribute is null)
        {
            return null;
        }

        return new FunctionSchema(
            attribute.Name,
            [.. method.GetParameters().Select(parameter => ReadParameter(parameter, reader))],
            reader.ParseType(attribute.Returns),
            KnobPhase.Static,
            attribute.Simulated,
            attribute.Doc,
            method);
    }
}
