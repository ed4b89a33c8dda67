using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary><c>if … then … else</c> and <c>??</c>.</summary>
internal static class ConditionBinding
{
    public static BoundExpression Bind(ConditionalSyntax syntax, LanguageType? wanted, ExpressionBinder binder)
    {
        var location = binder.At(syntax);
        var condition = binder.Bind(syntax.Condition, Expectation.Condition("the condition of `if`"));
        var then = binder.Bind(syntax.Then, wanted);
        var @else = binder.Bind(syntax.Else, wanted ?? WordType(then.Type, syntax.Else));
        if (condition.IsError || then.IsError || @else.IsError)
        {
            return new BoundError(location);
        }

        if (TypeJoin.Of(then, @else, binder.Binder) is not { } joined)
        {
            if (MissingUnits.TryReport(then, @else, other => $"the branch beside {other}", binder.Binder))
            {
                return new BoundError(location);
            }

            binder.Binder.Report(
                AreNumbers(then, @else) ? Descriptors.UnitMismatch : Descriptors.TypeMismatch,
                @else.Location,
                $"the branches differ: `{Misfits.Shortened(then.Location.Text)}` is {Misfits.Describe(then.Type)}, "
                    + $"`{Misfits.Shortened(@else.Location.Text)}` is {Misfits.Describe(@else.Type)}");
            return new BoundError(location);
        }

        return new BoundConditional(
            location,
            joined.Type,
            Phases.Latest([condition, then, @else]),
            condition,
            joined.Left,
            joined.Right);
    }

    public static BoundExpression Coalesce(BinarySyntax syntax, LanguageType? wanted, ExpressionBinder binder)
    {
        var location = binder.At(syntax);
        var value = Doubtful(binder.Bind(syntax.Left, wanted));
        var inner = value.Type is OptionalType optional ? optional.Inner : value.Type;
        var fallback = binder.Bind(syntax.Right, wanted ?? WordType(inner, syntax.Right));
        if (value.IsError || fallback.IsError)
        {
            return new BoundError(location);
        }

        if (value.Type is NoneType)
        {
            return fallback;
        }

        var isOptional = fallback.Type is OptionalType or NoneType;
        var target = fallback.Type is OptionalType other ? other.Inner : fallback.Type;
        var type = inner is UntypedNumberType && target is QuantityType ? target : inner;
        if (target is not NoneType && !Assignability.IsAssignable(target, type, CoercionSite.Expression))
        {
            binder.Binder.Report(
                AreNumbers(target, type) ? Descriptors.UnitMismatch : Descriptors.TypeMismatch,
                fallback.Location,
                $"the fallback `{Misfits.Shortened(fallback.Location.Text)}` is {Misfits.Describe(target)}, "
                    + $"but `{Misfits.Shortened(value.Location.Text)}` is {Misfits.Describe(inner)}");
            return new BoundError(location);
        }

        var result = isOptional ? new OptionalType(type) : type;
        return new BoundCoalesce(
            location,
            result,
            Phases.Later(value.Phase, fallback.Phase),
            value,
            Conversions.To(fallback, Expectation.Part(result, "the fallback"), binder.Binder));
    }

    /// <summary>What stands before `??` may be none, or there would be no point.</summary>
    private static BoundExpression Doubtful(BoundExpression value) =>
        value is BoundMember { Type: not (OptionalType or NoneType or ErrorType) } member
            ? member with { Type = new OptionalType(member.Type) }
            : value;

    private static LanguageType? WordType(LanguageType type, ExpressionSyntax word) => type switch
    {
        QuantityType or UntypedNumberType or NoneType => null,
        ErrorType => word is NameExpressionSyntax ? type : null,
        _ => type,
    };

    private static bool AreNumbers(BoundExpression left, BoundExpression right) => AreNumbers(left.Type, right.Type);

    private static bool AreNumbers(LanguageType left, LanguageType right) =>
        left is QuantityType or UntypedNumberType && right is QuantityType or UntypedNumberType;
}
