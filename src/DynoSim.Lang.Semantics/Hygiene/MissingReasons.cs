using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Hygiene;

/// <summary>
/// DYN8009: expectations that encode a number and no reason. In a test the title is the reason.
/// </summary>
internal static class MissingReasons
{
    public static void Check(BoundLayer layer, Binder binder)
    {
        if (layer.Type.Word == "test")
        {
            return;
        }

        foreach (var expect in layer.Statements.OfType<ExpectStatement>().Where(expect => expect.Because is null))
        {
            var number = Expressions.Parts(expect.Condition)
                .FirstOrDefault(part => part is BoundConstant && Expressions.LiteralNumber(part) is not null and not 0);
            if (number is not null)
            {
                binder.Report(
                    Descriptors.MissingBecause,
                    expect.Condition.Location,
                    $"this expectation does not say why {number.Location.Text}",
                    "no reason",
                    "add `because \"…\"`: who sees it fail must know whether to change the number or the system");
            }
        }
    }
}
