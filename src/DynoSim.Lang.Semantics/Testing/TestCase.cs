using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Checks;
using DynoSim.Lang.Semantics.Binding.Expressions;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Binding.Modules;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Testing;

/// <summary>One <c>test "…" { … }</c> of a file, bound.</summary>
/// <param name="Title">The title without quotes.</param>
/// <param name="Location">The title as written.</param>
/// <param name="Self">The block as an object: its fixtures are its named sub-blocks.</param>
/// <param name="Expectations">What must hold, in source order; of the static or the result phase.</param>
/// <param name="Rejections">The fragments that must not compile, in source order.</param>
public sealed record TestCase(
    string Title,
    SourceLocation Location,
    EntityValue Self,
    ImmutableArray<ExpectationPlan> Expectations,
    ImmutableArray<RejectStatement> Rejections)
{
    /// <summary>A test of a module; null if it cannot be bound, which has been reported.</summary>
    internal static TestCase? Of(TestSyntax syntax, Module module, Binder binder)
    {
        if (TestBlocks.Bind(syntax, module, binder).Prototype?.Invoke() is not { } self)
        {
            return null;
        }

        return new TestCase(
            StringText.Unescape(syntax.Title.Text),
            module.At(syntax.Title),
            self,
            [
                .. self.Statements<ExpectStatement>().Select(entry => new ExpectationPlan(
                    entry.Statement.Condition, entry.Environment, entry.Statement.Because, entry.Statement.Location)),
            ],
            [.. self.Statements<RejectStatement>().Select(entry => entry.Statement)]);
    }
}
