using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Evaluation.Expressions;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Evaluation.Lowering;

/// <summary>Lowers the expressions of one policy; lets and settings are numbered over all of them.</summary>
internal sealed class ExpressionLowering(Evaluator evaluator)
{
    /// <summary>The most nodes of a policy; cost is linear in its size, and so is the time to compile it.</summary>
    private const int MaximumNodes = 20_000;

    private const int LongestUnrolled = 1_000;

    private readonly ImmutableArray<BoundExpression>.Builder _lets = ImmutableArray.CreateBuilder<BoundExpression>();
    private readonly Dictionary<(EntityValue Owner, string Name), BoundPolicyLet> _letsByName = [];
    private readonly Dictionary<(object Owner, string Name), BoundSetting> _settings = [];
    private readonly List<BoundSetting> _inOrder = [];
    private int _nodes;

    /// <summary>The lets lowered so far.</summary>
    public ImmutableArray<BoundExpression> Lets => _lets.ToImmutable();

    /// <summary>The settings met so far.</summary>
    public ImmutableArray<BoundSetting> Settings => [.. _inOrder];

    /// <summary>Whether something could not be lowered, which has been reported.</summary>
    public bool HasFailed { get; private set; }

    public BoundExpression Lower(BoundExpression expression, Environment environment) =>
        Lower(expression, LoweringScope.Of(environment));

    private BoundExpression Lower(BoundExpression expression, LoweringScope scope)
    {
        if (HasFailed || !TryCount(expression))
        {
            return new BoundError(expression.Location);
        }

        if (expression.IsError)
        {
            return Fail(expression);
        }

        if (expression.Phase == KnobPhase.Static && !MentionsLocals(expression))
        {
            return Static(expression, scope);
        }

        return expression switch
        {
            BoundLocal local => scope.Local(local.Hops, local.Slot) ?? Fail(expression),
            BoundMember member => Let(member, scope),
            BoundConstant or BoundContext => expression,
            BoundSignal signal => signal with { Arguments = All(signal.Arguments, scope) },
            BoundUnary unary => unary with { Operand = Lower(unary.Operand, scope) },
            BoundBinary binary => binary with { Left = Lower(binary.Left, scope), Right = Lower(binary.Right, scope) },
            BoundConversion conversion => conversion with { Operand = Lower(conversion.Operand, scope) },
            BoundConditional conditional => conditional with
            {
                Condition = Lower(conditional.Condition, scope),
                Then = Lower(conditional.Then, scope),
                Else = Lower(conditional.Else, scope),
            },
            BoundCoalesce coalesce => Coalesce(coalesce, scope),
            BoundList list => list with { Items = All(list.Items, scope) },
            BoundRange range => range with { Low = Lower(range.Low, scope), High = Lower(range.High, scope) },
            BoundBuiltinCall call => call with
            {
                Arguments = [.. call.Arguments.Select(argument => argument is null ? null : Lower(argument, scope))],
            },
            BoundFunctionCall call => Inline(call, scope),
            BoundComprehension comprehension => Unroll(comprehension, scope),
            BoundIndex index => Item(index, scope),
            _ => Unsupported(expression),
        };
    }

    private ImmutableArray<BoundExpression> All(ImmutableArray<BoundExpression> expressions, LoweringScope scope) =>
        [.. expressions.Select(expression => Lower(expression, scope))];

    /// <summary>A static part: a constant if the policy writes it out, else a setting.</summary>
    private BoundExpression Static(BoundExpression expression, LoweringScope scope)
    {
        if (expression is BoundConstant)
        {
            return expression;
        }

        var value = evaluator.Evaluate(expression, scope.Objects);
        if (value.IsError)
        {
            return Fail(expression);
        }

        if (value is NoneValue or ListValue || IsWrittenOut(expression))
        {
            return new BoundConstant(expression.Location, expression.Type, value);
        }

        var key = KeyOf(expression, scope);
        if (!_settings.TryGetValue(key, out var setting))
        {
            setting = new BoundSetting(expression.Location, expression.Type, _inOrder.Count, value);
            _settings.Add(key, setting);
            _inOrder.Add(setting);
        }

        return setting with { Location = expression.Location };
    }

    private static (object Owner, string Name) KeyOf(BoundExpression expression, LoweringScope scope) =>
        expression switch
        {
            BoundDefinition definition => (definition.Symbol, string.Empty),
            BoundMember { Target: BoundSelf self } member when scope.Self(self.Hops) is { } owner =>
                (owner, member.Name),
            _ => (expression, string.Empty),
        };

    /// <summary>A let of the policy, lowered when first mentioned.</summary>
    private BoundExpression Let(BoundMember member, LoweringScope scope) =>
        FindLet(member, scope) ?? (BoundExpression)Unsupported(member);

    private BoundPolicyLet? FindLet(BoundMember member, LoweringScope scope)
    {
        var owner = member.Target is BoundSelf self
            ? scope.Self(self.Hops)
            : evaluator.Evaluate(member.Target, scope.Objects) as EntityValue;
        if (owner is null || owner.Shape.FindLocal(member.Name) is not LocalLet let)
        {
            return null;
        }

        if (!_letsByName.TryGetValue((owner, member.Name), out var known))
        {
            var instance = owner.Layers.Last(candidate => candidate.Layer.Members.Contains(let));
            var value = Lower(let.Value, LoweringScope.Of(owner.EnvironmentOf(instance)));
            known = AddLet(value, member.Name);
            _letsByName.Add((owner, member.Name), known);
        }

        return known with { Location = member.Location };
    }

    private BoundPolicyLet AddLet(BoundExpression value, string name)
    {
        _lets.Add(value);
        return new BoundPolicyLet(value.Location, value.Type, value.Phase, _lets.Count - 1, name);
    }

    /// <summary>A function becomes its body; arguments become lets, so that none is computed twice.</summary>
    private BoundExpression Inline(BoundFunctionCall call, LoweringScope scope)
    {
        var function = evaluator.Binder.Function(call.Function);
        if (!evaluator.TryEnterFunction(call.Function))
        {
            return Fail(call);
        }

        try
        {
            var arguments = call.Arguments
                .Select((argument, index) => Named(Lower(argument, scope), function.Formals[index].Name))
                .ToImmutableArray();
            return Lower(function.Body, LoweringScope.OfFunction(arguments));
        }
        finally
        {
            evaluator.LeaveFunction(call.Function);
        }
    }

    private BoundExpression Named(BoundExpression argument, string name) =>
        argument is BoundConstant or BoundSetting or BoundPolicyLet or BoundContext ? argument : AddLet(argument, name);

    private BoundExpression Unroll(BoundComprehension node, LoweringScope scope)
    {
        var source = Lower(node.Source, scope);
        var list = source switch
        {
            BoundConstant constant => constant.Value,
            BoundSetting setting => setting.Value,
            _ => null,
        };
        if (list is null || SequenceEvaluation.Items(list, node.Source.Location, evaluator) is not { } items
            || items.Length > LongestUnrolled || node.Condition is not null)
        {
            return Unsupported(node);
        }

        var element = node.Source.Type switch
        {
            Types.ListType of => of.Element,
            Types.RangeType of => of.Element,
            var other => other,
        };
        return new BoundList(
            node.Location,
            node.Type,
            node.Phase,
            [.. items.Select(item => Lower(
                node.Value, scope.With([new BoundConstant(node.Source.Location, element, item)])))]);
    }

    private BoundExpression Item(BoundIndex node, LoweringScope scope)
    {
        var target = Lower(node.Target, scope);
        var index = Lower(node.Index, scope) switch
        {
            BoundConstant { Value: CountValue count } => count.Value,
            BoundSetting { Value: CountValue count } => count.Value,
            _ => -1,
        };
        return target is BoundList list && index >= 0 && index < list.Items.Length
            ? list.Items[(int)index]
            : Unsupported(node);
    }

    private BoundExpression Coalesce(BoundCoalesce node, LoweringScope scope)
    {
        var value = Lower(node.Value, scope);
        return value is BoundConstant { Value: NoneValue } ? Lower(node.Fallback, scope) : value;
    }

    private bool TryCount(BoundExpression expression)
    {
        if (++_nodes <= MaximumNodes)
        {
            return true;
        }

        evaluator.Report(
            Descriptors.PolicyTooLarge,
            expression.Location,
            "this policy is too large to compile",
            "more than 20_000 operations",
            "give names to repeated parts with `let`");
        HasFailed = true;
        return false;
    }

    private BoundError Unsupported(BoundExpression expression)
    {
        evaluator.Report(
            Descriptors.TypeMismatch,
            expression.Location,
            $"`{Binding.Expressions.Misfits.Shortened(expression.Location.Text)}` has no place in a policy",
            help: "policies compute with numbers, truths and the simulated state");
        return Fail(expression);
    }

    private BoundError Fail(BoundExpression expression)
    {
        HasFailed = true;
        return new BoundError(expression.Location);
    }

    private static bool IsWrittenOut(BoundExpression expression) => expression is BoundConstant
        || (expression is not (BoundMember or BoundDefinition or BoundSelf or BoundFunctionCall or BoundAmendment)
            && expression.Children.All(IsWrittenOut));

    private static bool MentionsLocals(BoundExpression expression) =>
        expression is BoundLocal || expression.Children.Any(MentionsLocals);
}
