using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Checks;

namespace DynoSim.Lang.Semantics.Evaluation.Checks;

/// <summary>The fixtures and the static expectations of tests.</summary>
internal static class TestChecks
{
    public static void Run(Binder binder, EntityChecks entities, ExpectationChecks expectations)
    {
        foreach (var module in binder.Modules.Users)
        {
            foreach (var test in module.Tests)
            {
                if (TestBlocks.Bind(test, module, binder).Prototype?.Invoke() is { } self)
                {
                    entities.Check(self, mustBeWhole: false);
                    expectations.Check(self);
                }
            }
        }
    }
}
