using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Binding.Metrics;
using DynoSim.Lang.Semantics.Binding.Modules;
using DynoSim.Lang.Semantics.Binding.Names;
using DynoSim.Lang.Semantics.Binding.Scopes;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary><c>target.name</c>: files, enums, objects, the simulated state, results.</summary>
internal static class MemberBinding
{
    public static BoundExpression Bind(MemberAccessSyntax syntax, LanguageType? wanted, ExpressionBinder binder)
    {
        var location = binder.At(syntax);
        if (syntax.Name.Token.IsMissing)
        {
            return new BoundError(location);
        }

        if (Qualified(syntax, binder) is { } qualified)
        {
            return qualified switch
            {
                Symbol symbol => NameBinding.Symbol(symbol, location, binder.Binder),
                BoundExpression bound => bound,
                _ => new BoundError(location),
            };
        }

        _ = wanted;
        var target = syntax.Target is NameExpressionSyntax head
            ? NameBinding.Bind(head, null, binder, isHead: true)
            : binder.Bind(syntax.Target);
        return target.IsError ? new BoundError(location) : Of(target, syntax.Name, location, binder);
    }

    /// <summary>
    /// What a name behind a file or an enum stands for: a <see cref="Symbol"/>, a <see cref="BoundExpression"/>, or
    /// null if the target is neither.
    /// </summary>
    public static object? Qualified(MemberAccessSyntax syntax, ExpressionBinder binder)
    {
        var name = syntax.Name.Token.Text;
        var nameLocation = binder.At(syntax.Name);
        if (syntax.Target is not NameExpressionSyntax { Name.Token: { IsMissing: false } head })
        {
            return syntax.Target is MemberAccessSyntax inner && Qualified(inner, binder) is EnumSymbol @enum
                ? EnumMember(@enum.Type, name, binder.At(syntax), nameLocation, binder.Binder)
                : null;
        }

        switch (NameLookup.Find(head.Text, binder.Scope))
        {
            case EnumMeaning type:
                return EnumMember(type.Type, name, binder.At(syntax), nameLocation, binder.Binder);
            case SymbolMeaning { Symbol: NamespaceSymbol space }:
                space.IsUsed = true;
                return space.Target.Module is { } module
                    ? (object?)ImportResolution.Find(module, name, nameLocation, binder.Binder)
                        ?? new BoundError(nameLocation)
                    : new BoundError(nameLocation);
            case SymbolMeaning { Symbol: EnumSymbol or ImportedSymbol } symbol
                when NameLookup.Follow(symbol.Symbol, binder.Binder) is EnumSymbol declared:
                return EnumMember(declared.Type, name, binder.At(syntax), nameLocation, binder.Binder);
            default:
                return null;
        }
    }

    /// <summary>A member of a bound target.</summary>
    public static BoundExpression Of(
        BoundExpression target, NameSyntax nameSyntax, SourceLocation location, ExpressionBinder binder)
    {
        var name = nameSyntax.Token.Text;
        var nameLocation = binder.At(nameSyntax);
        var type = target.Type is OptionalType optional ? optional.Inner : target.Type;
        var found = (type, target) switch
        {
            (EntityType { Kind: var kind }, _) => OfObject(target, ObjectType.Of(kind), name, location, binder),
            (RecordType { Kind: var kind }, _) => OfObject(target, ObjectType.Of(kind), name, location, binder),
            (MapType map, _) => new BoundMember(location, map.Value, target.Phase, target, name),
            (ContextType context, BoundContext state) => OfContext(state, context.Context, name, location),
            (OpaqueType { Name: "Run" }, _) => OfRun(target, name, location),
            (_, BoundMetric metric) => OfMetric(metric, name, location),
            (OpaqueType { Name: "Frontier" }, _) => MetricCatalog.Find($"frontier.{name}") is { } info
                ? new BoundMetric(location, info.Type, info.Name, null, null)
                : null,
            _ => null,
        };
        return found ?? ReportUnknown(target, type, name, nameLocation, location, binder);
    }

    private static BoundExpression? OfObject(
        BoundExpression target, ObjectType type, string name, SourceLocation location, ExpressionBinder binder)
    {
        if (type.FindProperty(name) is { Role: not PropertyRole.NamedBlocks } property)
        {
            var propertyType = property.IsOptional
                ? MemberTypes.Of(property, ObjectShapes.Of(target, binder))
                : property.Type;
            return new BoundMember(location, propertyType, Phases.Later(target.Phase, property.Phase), target, name);
        }

        var shape = ObjectShapes.Of(target, binder);
        if (shape.FindLocal(name) is { } local)
        {
            var (localType, phase) = local switch
            {
                LocalLet let => (let.Value.Type, let.Value.Phase),
                LocalParam param => (param.Binding.Type, KnobPhase.Static),
                _ => (ErrorType.Instance, KnobPhase.Static),
            };
            return new BoundMember(location, localType, Phases.Later(target.Phase, phase), target, name);
        }

        if (shape.FindBlock(name) is { } block)
        {
            return new BoundMember(location, block.Type.Type, target.Phase, target, name);
        }

        if (ResultOf(target, type, name, location) is { } result)
        {
            return result;
        }

        return shape.Assume(type) is { Kind: { } kind }
            ? new BoundMember(location, ObjectType.Of(kind).Type, target.Phase, target, name)
            : null;
    }

    /// <summary>Results stand behind the scenario, deployment or pool they are of.</summary>
    private static BoundMetric? ResultOf(BoundExpression target, ObjectType type, string name, SourceLocation location)
    {
        switch (type.Kind?.Name)
        {
            case "scenario" when MetricCatalog.Find(name) is { } metric:
                return new BoundMetric(location, metric.Type, metric.Name, target, null);
            case "pool" when MetricCatalog.FindOfPool(name) is { } metric && target is BoundMember pool:
                return new BoundMetric(location, metric.Type, metric.Name, ScenarioOf(pool.Target), pool.Name);
            default:
                return null;
        }
    }

    /// <summary>The scenario behind <c>S.deployment</c>; null for the one that is judged.</summary>
    private static BoundExpression? ScenarioOf(BoundExpression deployment) =>
        deployment is BoundMember { Target: not BoundSelf and var scenario }
            && scenario.Type is EntityType { Kind.Name: "scenario" }
            ? scenario
            : null;

    private static BoundSignal? OfContext(
        BoundContext target, ContextSchema context, string name, SourceLocation location) =>
        context.Find(name) is { IsFunction: false } signal
            ? new BoundSignal(location, signal.Type, target.Phase, target, signal, [])
            : null;

    private static BoundMetric? OfRun(BoundExpression run, string name, SourceLocation location) =>
        MetricCatalog.Find(name) is { } metric
            ? new BoundMetric(location, metric.Type, metric.Name, run, null)
            : null;

    private static BoundMetric? OfMetric(BoundMetric metric, string name, SourceLocation location) =>
        MetricCatalog.Find($"{metric.Name}.{name}") is { } part
            ? new BoundMetric(location, part.Type, part.Name, metric.Scenario, metric.Pool)
            : null;

    private static BoundExpression EnumMember(
        EnumType type, string name, SourceLocation location, SourceLocation nameLocation, Binder binder) =>
        type.Members.Contains(name, StringComparer.Ordinal)
            ? new BoundConstant(location, type, new EnumValue(type, name))
            : NameBinding.ReportWrongMember(name, nameLocation, type, binder);

    private static BoundExpression ReportUnknown(
        BoundExpression target,
        LanguageType type,
        string name,
        SourceLocation nameLocation,
        SourceLocation location,
        ExpressionBinder binder)
    {
        if (type is OpaqueType { Name: "Run" })
        {
            return MetricBinding.ReportUnknown(name, nameLocation, binder.Binder);
        }

        var names = MemberNames(target, type, binder).ToArray();
        var near = Spelling.Suggest(name, names);
        var owner = Misfits.Shortened(target.Location.Text);
        var isFunction = type is ContextType context && context.Context.Find(name) is { IsFunction: true };
        var isFuture = HiddenSignals.Explain(type, name) is not null;
        binder.Binder.Report(new Diagnostic(
            isFuture ? Descriptors.PolicyReadsResult
                : type is ContextType ? Descriptors.UnknownName
                : Descriptors.UnknownProperty,
            nameLocation.Source,
            nameLocation.Span,
            isFunction ? $"`{owner}.{name}` is a function and must be called"
                : names.Length == 0 ? $"`{owner}` is {Misfits.Describe(type)} and has no members"
                : $"`{owner}` has no `{name}`; it is {Misfits.Describe(type)}")
        {
            Help = isFunction ? $"write `{owner}.{name}(request)`" : HiddenSignals.Explain(type, name)
                ?? Suggestions.Help(near),
            Fixes = Suggestions.Fixes(near, nameLocation),
        });
        return new BoundError(location);
    }

    private static IEnumerable<string> MemberNames(
        BoundExpression target, LanguageType type, ExpressionBinder binder) =>
        type switch
        {
            EntityType or RecordType => ObjectNames(target, type, binder),
            ContextType context => context.Context.Signals.Select(signal => signal.Name),
            OpaqueType { Name: "Frontier" } => ["points", "size"],
            _ => [],
        };

    private static IEnumerable<string> ObjectNames(BoundExpression target, LanguageType type, ExpressionBinder binder)
    {
        var kind = type is EntityType entity ? entity.Kind : type is RecordType record ? record.Kind : null;
        var properties = kind?.Properties.Where(property => property.Role != PropertyRole.NamedBlocks) ?? [];
        return ObjectShapes.Of(target, binder).Names
            .Concat(properties.Select(property => property.Name))
            .Concat(kind?.Name == "scenario" ? MetricCatalog.OfRun.Select(metric => metric.Name) : [])
            .Concat(kind?.Name == "pool" ? MetricCatalog.OfPool.Select(metric => metric.Name) : []);
    }
}
