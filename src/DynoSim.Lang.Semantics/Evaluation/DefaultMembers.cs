using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;

namespace DynoSim.Lang.Semantics.Evaluation;

/// <summary>What a property is unless a layer says otherwise.</summary>
internal static class DefaultMembers
{
    /// <summary>
    /// The default; the error value for a required property, whose absence is reported with its object.
    /// </summary>
    public static Value Of(EntityValue entity, PropertySchema property) =>
        ComputedDefaults.OfBackend(entity, property) is { } ofBackend ? ofBackend
        : property.Default is { } literal ? Make(literal, property, property.PresentType, entity)
        : ErrorValue.Instance;

    private static Value Make(SchemaLiteral literal, PropertySchema property, LanguageType type, EntityValue entity) =>
        literal switch
        {
            NoneLiteral => NoneValue.Instance,
            BoolLiteral truth => BoolValue.Of(truth.Value),
            TextLiteral text => type is PathType
                ? new PathValue(text.Value, string.Empty)
                : new StringValue(text.Value),
            NumericLiteral number => Number(number, type),
            ListLiteral list when type is ListType of =>
                new ListValue([.. list.Items.Select(item => Make(item, property, of.Element, entity))]),
            BlockLiteral => Block(property, entity),
            WordLiteral word => Word(word.Word, property, type, entity),
            CallLiteral call => Call(call.Function, entity),
            _ => ComputedDefaults.Of(entity, property),
        };

    private static Value Number(NumericLiteral literal, LanguageType type) => type switch
    {
        QuantityType { IsCount: true } => new CountValue((long)literal.Value.Value),
        QuantityType quantity => new QuantityValue(literal.Value.Value, quantity.Dimension),
        DistType { Element: QuantityType quantity } => new RuntimeValue(
            Simulation.Workloads.Distribution.Constant(literal.Value.Value),
            new QuantityValue(literal.Value.Value, quantity.Dimension).Display)
        {
            Converted = new QuantityValue(literal.Value.Value, quantity.Dimension),
        },
        WordOrType wordOr => Number(literal, wordOr.Inner),
        _ => new QuantityValue(literal.Value),
    };

    private static Value Block(PropertySchema property, EntityValue entity) => property.Kind is { } kind
        ? new EntityValue(entity.Evaluator, ObjectType.Of(kind), property.Name, entity.Location, []) { Owner = entity }
        : ErrorValue.Instance;

    private static Value Word(string word, PropertySchema property, LanguageType type, EntityValue entity)
    {
        if (type is EnumType @enum)
        {
            return new EnumValue(@enum, word);
        }

        if (type is WordOrType)
        {
            return new WordValue(word);
        }

        return property.Role == PropertyRole.Entity
            ? entity.Evaluator.Binder.Prelude(word) is EntitySymbol symbol
                ? entity.Evaluator.Evaluate(symbol)
                : ErrorValue.Instance
            : Call(word, entity);
    }

    private static Value Call(string function, EntityValue entity)
    {
        var schema = entity.Evaluator.Binder.Catalog.FindFunction(function)?.Overloads
            .FirstOrDefault(overload => overload.IsWord);
        if (schema is null)
        {
            return new WordValue(function);
        }

        var content = schema.Method?.Invoke(
            null,
            System.Reflection.BindingFlags.OptionalParamBinding,
            null,
            [.. schema.Parameters.Select(_ => Type.Missing)],
            null);
        return content is null
            ? new WordValue(function)
            : new RuntimeValue(content, function) { Call = Builtins.RuntimeFunctions.CallOf(schema, []) };
    }
}
