using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Names;
using DynoSim.Lang.Semantics.Binding.Scopes;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary><c>[for x in source: value if condition]</c>.</summary>
internal static class ComprehensionBinding
{
    public static BoundExpression Bind(ComprehensionSyntax syntax, LanguageType? wanted, ExpressionBinder binder)
    {
        var location = binder.At(syntax);
        var source = Conversions.Settle(binder.Bind(syntax.Source));
        LanguageType? element = source.Type switch
        {
            { IsError: true } => ErrorType.Instance,
            ListType list => list.Element,
            RangeType range => range.Element,
            _ => null,
        };
        if (element is null)
        {
            binder.Binder.Report(
                Descriptors.TypeMismatch,
                source.Location,
                $"`for` needs a list or a range, but `{Misfits.Shortened(source.Location.Text)}` is "
                + $"{Misfits.Describe(source.Type)}");
            element = ErrorType.Instance;
        }

        var variable = new LocalName(
            syntax.Variable.Token.Text, binder.At(syntax.Variable), element, source.Phase);
        Shadowing.Check(variable.Name, variable.Location, binder.Scope, "the variable", binder.Binder);
        var inside = binder.Within(new LocalScope(binder.Scope, [variable]));
        var value = inside.Bind(syntax.Value, ListBinding.ElementOf(wanted));
        var condition = syntax.Condition is null
            ? null
            : inside.Bind(syntax.Condition, Expectation.Condition("the filter"));
        return element.IsError || value.IsError || condition is { IsError: true }
            ? new BoundError(location)
            : new BoundComprehension(
                location,
                new ListType(value.Type),
                Phases.Latest([source, value, condition]),
                source,
                value,
                condition);
    }
}
