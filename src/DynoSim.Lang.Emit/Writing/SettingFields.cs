using System.Collections.Immutable;
using System.Globalization;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation.Values;

namespace DynoSim.Lang.Emit.Writing;

/// <summary>The settings of a policy as fields of its type, read from the values handed over at run time.</summary>
internal static class SettingFields
{
    /// <summary>Writes the fields and the constructor that fills them; nothing for a policy without settings.</summary>
    public static void Write(CodeWriter code, string typeName, ImmutableArray<BoundSetting> settings)
    {
        if (settings.IsEmpty)
        {
            return;
        }

        var fields = settings.SelectMany(Fields).ToArray();
        foreach (var (type, name, _) in fields)
        {
            code.Line($"private readonly {type} {name};");
        }

        code.Line().Open($"public {typeName}(SettingValues values)");
        foreach (var (_, name, value) in fields)
        {
            code.Line($"{name} = {value};");
        }

        code.Close().Line();
    }

    /// <summary>The expression that makes a value of the type.</summary>
    public static string Construction(string typeName, ImmutableArray<BoundSetting> settings, string values) =>
        settings.IsEmpty ? $"new {typeName}()" : $"new {typeName}({values})";

    private static IEnumerable<(string Type, string Name, string Value)> Fields(BoundSetting setting)
    {
        var slot = setting.Slot.ToString(CultureInfo.InvariantCulture);
        var name = ExpressionWriter.SettingName(setting);
        if (setting.Value is RangeValue range)
        {
            var type = range.Low is CountValue ? "long" : "double";
            return
            [
                (type, name + "Low", $"values.{Accessor(type)}({slot})"),
                (type, name + "High", $"values.{Accessor(type)}AtEnd({slot})"),
            ];
        }

        var single = ExpressionWriter.TypeOf(setting);
        return [(single, name, $"values.{Accessor(single)}({slot})")];
    }

    private static string Accessor(string type) => type switch
    {
        "long" => "Count",
        "bool" => "Truth",
        "string" => "Text",
        _ => "Real",
    };
}
