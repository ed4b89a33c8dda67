using System.Collections.Immutable;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Expressions;
using DynoSim.Lang.Semantics.Binding.Names;
using DynoSim.Lang.Semantics.Binding.Scopes;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Layers;

/// <summary>The rules of a planner: <c>every t { when …, let …, scale … }</c>.</summary>
internal static class EveryBuilder
{
    public static EveryStatement Make(LayerBuilder builder, EverySyntax syntax)
    {
        var interval = builder.Binder.Later("every", builder.At(syntax.Interval), () =>
        {
            var binder = new ExpressionBinder(builder.Binder, builder.Scope);
            var time = binder.Bind(
                syntax.Interval,
                new Expectation(new QuantityType(Dimension.Time), CoercionSite.Property, "the interval of `every`"));
            return PhaseChecks.Require(time, KnobPhase.Static, "the interval of `every`", builder.Binder);
        });
        return new EveryStatement(
            builder.At(syntax), interval,
            new Lazy<ImmutableArray<PolicyAction>>(() => Actions(builder, builder.Scope, syntax.Body)));
    }

    private static ImmutableArray<PolicyAction> Actions(LayerBuilder builder, Scope outer, BlockSyntax body)
    {
        var scope = new LetScope(outer, builder.Binder);
        var actions = ImmutableArray.CreateBuilder<PolicyAction>();
        foreach (var member in body.Members)
        {
            switch (member)
            {
                case LetSyntax { Name.Token.IsMissing: false } let:
                    Shadowing.Check(let.Name.Token.Text, builder.At(let.Name), scope, "let", builder.Binder);
                    scope.Add(let);
                    break;
                case WhenSyntax rule:
                    actions.Add(When(builder, scope, rule));
                    break;
                case ScaleSyntax scale when Scale(builder, scope, scale) is { } action:
                    actions.Add(action);
                    break;
                case ScaleSyntax or ErrorMemberSyntax:
                    break;
                default:
                    builder.Binder.Report(
                        Descriptors.UnexpectedToken, builder.At(member),
                        "only `let`, `when` and `scale` stand in an `every`");
                    break;
            }
        }

        scope.BindAll();
        return actions.ToImmutable();
    }

    private static WhenAction When(LayerBuilder builder, Scope scope, WhenSyntax syntax)
    {
        var binder = new ExpressionBinder(builder.Binder, scope);
        var condition = PhaseChecks.Require(
            binder.Bind(syntax.Condition, Expectation.Condition("`when`")), KnobPhase.Policy, "`when`", builder.Binder);
        var @else = syntax.Else switch
        {
            BlockSyntax block => Actions(builder, scope, block),
            WhenSyntax rule => [When(builder, scope, rule)],
            _ => [],
        };
        return new WhenAction(builder.At(syntax), condition, Actions(builder, scope, syntax.Then), @else);
    }

    private static ScaleAction? Scale(LayerBuilder builder, Scope scope, ScaleSyntax syntax)
    {
        var binder = new ExpressionBinder(builder.Binder, scope);
        var amount = PhaseChecks.Require(
            binder.Bind(syntax.Amount, Expectation.Part(QuantityType.Count, "the amount of `scale`")),
            KnobPhase.Policy,
            "the amount of `scale`",
            builder.Binder);
        if (syntax.Pool.Names is not [{ Token: { IsMissing: false } pool }])
        {
            return null;
        }

        if (PlannerPools.AreUnknown(builder.Type.Kind, builder.Shape))
        {
            return null;
        }

        var known = PlannerPools.Names(builder.Shape).ToArray();
        if (!known.Contains(pool.Text, StringComparer.Ordinal))
        {
            var near = Spelling.Suggest(pool.Text, known);
            var location = builder.At(syntax.Pool);
            builder.Binder.Report(new Diagnostic(
                Descriptors.UnknownName, location.Source, location.Span,
                $"`bounds` gives no bounds for a pool `{pool.Text}`")
            {
                Help = Suggestions.Help(near) ?? $"add `{pool.Text} = 1..8` to `bounds`",
                Fixes = Suggestions.Fixes(near, location),
            });
            return null;
        }

        return new ScaleAction(builder.At(syntax), pool.Text, syntax.Mode.Text == "by", amount);
    }
}
