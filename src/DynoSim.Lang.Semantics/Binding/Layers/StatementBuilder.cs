using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Expressions;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Layers;

/// <summary>Statements of a block: whether they may stand there, and what their expressions must be.</summary>
internal static class StatementBuilder
{
    public static void Add(LayerBuilder builder, MemberSyntax syntax)
    {
        switch (syntax)
        {
            case ExpectSyntax expect:
                AddExpect(builder, expect);
                break;
            case WhereSyntax where when Allowed(builder, syntax, StatementKind.Where, "where") is { } schema:
                builder.Add(new WhereStatement(
                    builder.At(syntax), Reason(where.Because), Condition(builder, where.Condition, schema, "`where`")));
                break;
            case EligibleSyntax eligible when Allowed(
                builder, syntax, StatementKind.Eligible, "eligible") is { } schema:
                builder.Add(new EligibleStatement(
                    builder.At(syntax), Reason(eligible.Because),
                    Condition(builder, eligible.Condition, schema, "`eligible`")));
                break;
            case GoodWhenSyntax good when Allowed(builder, syntax, StatementKind.GoodWhen, "good when") is { } schema:
                builder.Add(new GoodWhenStatement(
                    builder.At(syntax), Reason(good.Because),
                    Condition(builder, good.Condition, schema, "`good when`")));
                break;
            case ChooseSyntax choose when Allowed(builder, syntax, StatementKind.Choose, "choose") is { } schema:
                AddChoose(builder, choose, schema);
                break;
            case ObjectiveSyntax objective
                when Allowed(builder, syntax, StatementKind.Objective, objective.Direction.Text) is { } schema:
                var word = objective.Direction.Text;
                builder.Add(new ObjectiveStatement(
                    builder.At(syntax), word == "maximize", Number(builder, objective.Value, schema, $"`{word}`")));
                break;
            case VarySyntax vary when Allowed(builder, syntax, StatementKind.Vary, "vary") is not null:
                builder.Add(VaryBuilder.Make(builder, vary));
                break;
            case EverySyntax every when Allowed(builder, syntax, StatementKind.Every, "every") is not null:
                builder.Add(EveryBuilder.Make(builder, every));
                break;
            case RejectSyntax reject when Allowed(builder, syntax, StatementKind.Reject, "reject") is not null:
                builder.Add(new RejectStatement(builder.At(syntax), builder.At(reject.Code), reject.Body));
                break;
            case WhenSyntax or ScaleSyntax:
                Misplaced(builder, syntax, syntax is WhenSyntax ? "when" : "scale", "it belongs into an `every`");
                break;
        }
    }

    /// <summary>The text of a reason; null without.</summary>
    public static string? Reason(BecauseSyntax? because) =>
        because is { Reason.IsMissing: false } ? StringText.Unescape(because.Reason.Text) : null;

    private static void AddExpect(LayerBuilder builder, ExpectSyntax syntax)
    {
        var location = builder.At(syntax.Condition);
        var schema = builder.Type.Kind?.FindStatement(StatementKind.Expect);
        var phase = schema?.Phase ?? KnobPhase.Static;
        builder.Add(new ExpectStatement(
            builder.At(syntax),
            Reason(syntax.Because),
            builder.Binder.Later("expect", location, () =>
            {
                var binder = new ExpressionBinder(builder.Binder, builder.Scope);
                var condition = binder.Bind(syntax.Condition, Expectation.Condition("an expectation"));
                return PhaseChecks.Require(condition, phase, "this expectation", builder.Binder);
            })));
    }

    private static void AddChoose(LayerBuilder builder, ChooseSyntax syntax, StatementSchema schema)
    {
        if (syntax.Variable.Token is { IsMissing: false, Text: not "worker" } variable)
        {
            builder.Binder.Report(
                Descriptors.UnknownName,
                builder.At(syntax.Variable),
                $"`choose` chooses a worker, not a `{variable.Text}`",
                help: "write `choose worker minimizing …`");
            if (syntax.Cost.DescendantNodes().OfType<NameSyntax>().Any(name => name.Token.Text == variable.Text))
            {
                // The cost is said of what nobody chooses.
                builder.Add(new ChooseStatement(
                    builder.At(syntax),
                    Reason(syntax.Because),
                    syntax.Direction.Text == "maximizing",
                    builder.Binder.Later("`choose`", builder.At(syntax), () => new BoundError(builder.At(syntax)))));
                return;
            }
        }

        builder.Add(new ChooseStatement(
            builder.At(syntax),
            Reason(syntax.Because),
            syntax.Direction.Text == "maximizing",
            Number(builder, syntax.Cost, schema, "`choose`")));
    }

    private static OnDemand<BoundExpression> Condition(
        LayerBuilder builder, ExpressionSyntax syntax, StatementSchema schema, string subject) =>
        builder.Binder.Later(subject, builder.At(syntax), () =>
        {
            var binder = new ExpressionBinder(builder.Binder, builder.Scope);
            return PhaseChecks.Require(
                binder.Bind(syntax, Expectation.Condition(subject)), schema.Phase, subject, builder.Binder);
        });

    /// <summary>A value that can be compared, of whatever dimension.</summary>
    private static OnDemand<BoundExpression> Number(
        LayerBuilder builder, ExpressionSyntax syntax, StatementSchema schema, string subject) =>
        builder.Binder.Later(subject, builder.At(syntax), () =>
        {
            var binder = new ExpressionBinder(builder.Binder, builder.Scope);
            var value = binder.BindSettled(syntax);
            if (!value.IsError && value.Type is not QuantityType)
            {
                return builder.Binder.Report(
                    value.Type is OptionalType ? Descriptors.OptionalUsedAsValue : Descriptors.TypeMismatch,
                    value.Location,
                    $"{subject} compares numbers, but `{Misfits.Shortened(value.Location.Text)}` is "
                    + $"{Misfits.Describe(value.Type)}",
                    help: value.Type is MetricType ? $"say which aggregate, as in `p99({value.Location.Text})`" : null);
            }

            return PhaseChecks.Require(value, schema.Phase, subject, builder.Binder);
        });

    private static StatementSchema? Allowed(LayerBuilder builder, MemberSyntax syntax, StatementKind kind, string word)
    {
        if (builder.Type.Kind?.FindStatement(kind) is { } schema)
        {
            return schema;
        }

        Misplaced(builder, syntax, word, null);
        return null;
    }

    private static void Misplaced(LayerBuilder builder, MemberSyntax syntax, string word, string? help)
    {
        var first = syntax.Elements.OfType<SyntaxToken>().FirstOrDefault();
        var location = first is null ? builder.At(syntax) : builder.At(first);
        var isRefused = builder.Scope.Module.Tree.Diagnostics.Any(found =>
            found.Descriptor == Descriptors.UnexpectedToken && found.Span.Start == location.Span.Start);
        if (!isRefused)
        {
            builder.Binder.Report(
                Descriptors.UnexpectedToken, location, $"`{word}` has no place in a {builder.Type.Word}", help: help);
        }
    }
}
