using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Bound;

namespace DynoSim.Lang.Emit.Writing;

/// <summary>
/// Conditions that must all hold, as a method over one record: the requests of an SLO, the rows of a trace.
/// </summary>
internal static class ConditionWriter
{
    /// <summary>Writes a class with the method under a name of ours.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="typeName">The class.</param>
    /// <param name="method">The method.</param>
    /// <param name="record">The type of its argument.</param>
    /// <param name="conditions">The conditions.</param>
    /// <param name="lets">The lets they mention.</param>
    /// <param name="settings">The settings they mention.</param>
    public static void Write(
        CodeWriter code,
        string typeName,
        string method,
        Type record,
        ImmutableArray<BoundExpression> conditions,
        ImmutableArray<BoundExpression> lets,
        ImmutableArray<BoundSetting> settings)
    {
        code.Open($"internal sealed class {typeName}");
        SettingFields.Write(code, typeName, settings);
        code.FromTheStart();
        code.Open($"public bool {method}(in {record.Name} {ExpressionWriter.NameOf(record)})");
        var written = new LetWriter(code, lets);
        foreach (var condition in conditions)
        {
            written.Write([condition], _ => true);
            code.Mapped(condition.Location, $"if (!{ExpressionWriter.Write(condition)})");
            code.Open(string.Empty).Line("return false;").Close();
        }

        code.Line().Line("return true;").Close().Close();
    }
}
