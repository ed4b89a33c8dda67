using DynoSim.Lang.Semantics.Plan;

namespace DynoSim.Lang.Emit.Writing;

/// <summary>The condition of an SLO as a method over what happened to a request.</summary>
internal static class SloWriter
{
    /// <summary>Writes the class under a name of ours.</summary>
    public static void Write(CodeWriter code, SloPlan slo, string typeName)
    {
        code.Open($"internal sealed class {typeName}");
        SettingFields.Write(code, typeName, slo.Settings);
        code.Open("public bool IsGood(in RequestOutcome requestOutcome)");
        var lets = new LetWriter(code, slo.Lets);
        foreach (var condition in slo.Good)
        {
            lets.Write([condition], _ => true);
            code.Mapped(condition.Location, $"if (!{ExpressionWriter.Write(condition)})");
            code.Open(string.Empty).Line("return false;").Close();
        }

        code.Line().Line("return true;").Close().Close();
    }
}
