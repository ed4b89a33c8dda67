using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Checks;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Plan;

/// <summary>
/// DYN9003: everything a scenario reaches that the language knows and the simulator does not do yet, all at once.
/// Nothing is ignored: what is set to anything but its default is refused where it is set.
/// </summary>
/// <param name="diagnostics">Where findings go.</param>
/// <param name="severity">An error before a run; information while checking.</param>
internal sealed class SimulationGaps(DiagnosticBag diagnostics, Severity severity)
{
    private readonly HashSet<EntityValue> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<SourceLocation> _path = new();

    /// <summary>Walks an object and everything it refers to.</summary>
    public void Visit(EntityValue entity)
    {
        if (entity.Kind is not { } kind || !_seen.Add(entity))
        {
            return;
        }

        VisitStatements(entity, kind);
        foreach (var property in kind.Properties.Where(property => !property.IsDerived))
        {
            VisitProperty(entity, property);
        }
    }

    /// <summary>Finds conditions on rows in a workload that has none: what is generated stays.</summary>
    public void VisitFilter(EntityValue? workload)
    {
        if (workload is null || workload.IsSet("source"))
        {
            return;
        }

        foreach (var (statement, _) in workload.Statements<WhereStatement>())
        {
            Report(
                statement.Location,
                "`where` in a workload without a trace",
                "It chooses among the rows of a trace; say of a generated workload what its distributions are.");
        }
    }

    /// <summary>
    /// Finds a generated closed loop that only time ends: requests are drawn before the run, and how many it takes is
    /// known after it.
    /// </summary>
    public void VisitEnd(EntityValue? workload)
    {
        if (workload is not null && workload.Get("source") is NoneValue && workload.Get("requests") is NoneValue
            && workload.Get("concurrency") is QuantityValue && workload.Get("duration") is QuantityValue)
        {
            Report(
                workload.LocationOf("duration"),
                "`duration` as the only end of a generated closed loop",
                "Its requests are drawn before the run: say how many there are with `requests`.");
        }
    }

    /// <summary>Walks an expression that is evaluated later than now.</summary>
    public void Visit(BoundExpression expression)
    {
        switch (expression)
        {
            case BoundSignal { Signal.IsSimulated: false } signal:
                Report(signal.Location, $"`{signal.Target.Name}.{signal.Signal.Name}`", signal.Signal.Doc);
                break;
            case BoundBuiltinCall call:
                VisitCall(call);
                break;
            case BoundMetric metric when LanguageCatalog.Instance.FindMetric(metric.Name, metric.Pool is not null)
                is { IsSimulated: false } schema:
                Report(metric.Location, $"`{metric.Name}`", schema.Doc);
                break;
        }

        foreach (var child in expression.Children)
        {
            Visit(child);
        }
    }

    private void VisitStatements(EntityValue entity, KindSchema kind)
    {
        foreach (var (statement, _) in entity.Statements<BoundStatement>())
        {
            if (StatementKinds.Of(statement) is { } sort && kind.FindStatement(sort) is { IsSimulated: false } schema)
            {
                Report(statement.Location, $"`{StatementKinds.Word(sort)}` in a {kind.Name}", schema.Doc);
            }
        }
    }

    private void VisitProperty(EntityValue entity, PropertySchema property)
    {
        if (property.Role == PropertyRole.NamedBlocks)
        {
            foreach (var block in entity.Blocks(property.Name))
            {
                VisitBlock(entity, block, property);
            }

            return;
        }

        var isSet = entity.IsSet(property.Name);
        if (isSet && entity.Expression(property.Name) is { } given)
        {
            Visit(given.Expression);
        }

        if (property.Phase != KnobPhase.Static)
        {
            if (isSet && !property.IsSimulated)
            {
                ReportProperty(entity, property);
            }

            return;
        }

        if (!isSet && property.Role != PropertyRole.Entity)
        {
            return;
        }

        var value = entity.Get(property.Name);
        if (value is EntityValue { Kind: not null } inner)
        {
            VisitBlock(entity, inner, property);
        }
        else if (!property.IsSimulated && isSet && !value.IsError && !IsDefault(value, property))
        {
            ReportProperty(entity, property);
        }
    }

    private void VisitBlock(EntityValue owner, EntityValue block, PropertySchema property)
    {
        if (!property.IsSimulated && (property.IsOptional || property.Role is not PropertyRole.Block))
        {
            ReportProperty(owner, property, property.Role == PropertyRole.NamedBlocks ? block.Location : null);
            return;
        }

        _path.Push(owner.LocationOf(property.Role == PropertyRole.NamedBlocks ? block.Name : property.Name));
        Visit(block);
        _path.Pop();
    }

    private void VisitCall(BoundBuiltinCall call)
    {
        if (!call.Function.IsSimulated)
        {
            Report(call.Location, $"`{call.Function.Name}`", call.Function.Doc);
        }

        foreach (var (parameter, argument) in call.Function.Parameters.Zip(call.Arguments))
        {
            if (parameter is { IsDefaultOnly: true, Parameter.DefaultValue: { } fallback }
                && argument is not null
                && !IsWritten(argument, fallback))
            {
                Report(
                    argument.Location,
                    $"`{parameter.Name} = {argument}`",
                    $"only `{SchemaNames.ToSnake(fallback.ToString() ?? string.Empty)}` is simulated");
            }
        }
    }

    private void ReportProperty(EntityValue entity, PropertySchema property, SourceLocation? place = null) =>
        Report(place ?? PlaceOf(entity, property.Name), $"`{property.Name}`", property.Doc);

    private void Report(SourceLocation location, string what, string doc)
    {
        var place = location;
        foreach (var outer in _path)
        {
            if (!Files.StandardLibrary.Owns(place.Source.Path))
            {
                break;
            }

            place = outer;
        }

        diagnostics.Add(new Diagnostic(
            Descriptors.NotSimulatedYet, place.Source, place.Span, $"{what} is not simulated yet")
        {
            Severity = severity,
            Label = "known to the language only",
            Notes = [doc],
            Help = "leave it out, or at its default: a run refuses it rather than ignore it",
        });
    }

    private static SourceLocation PlaceOf(EntityValue entity, string name)
    {
        for (var i = entity.Layers.Length - 1; i >= 0; i--)
        {
            if (entity.Layers[i].Layer.Find(name) is [.., var member])
            {
                return member.Location;
            }
        }

        return entity.Location;
    }

    private static bool IsDefault(Value value, PropertySchema property) => (value, property.Default) switch
    {
        (NoneValue, null or NoneLiteral) => true,
        (BoolValue given, BoolLiteral known) => given.Value == known.Value,
        (EnumValue given, WordLiteral known) => given.Member == known.Word,
        (WordValue given, WordLiteral known) => given.Word == known.Word,
        (CountValue given, NumericLiteral known) => given.Value == known.Value.Value,
        (QuantityValue given, NumericLiteral known) => given.Magnitude == known.Value.Value,
        (RuntimeValue given, WordLiteral known) => given.Display == known.Word,
        (RuntimeValue { Converted: QuantityValue given }, NumericLiteral known) =>
            given.Magnitude == known.Value.Value,
        (ListValue given, ListLiteral known) => given.Items.Length == known.Items.Length
            && given.Items.Zip(known.Items).All(pair => IsDefaultItem(pair.First, pair.Second)),
        _ => false,
    };

    private static bool IsDefaultItem(Value given, SchemaLiteral known) => (given, known) switch
    {
        (CountValue value, NumericLiteral literal) => value.Value == literal.Value.Value,
        (QuantityValue value, NumericLiteral literal) => value.Magnitude == literal.Value.Value,
        _ => false,
    };

    private static bool IsWritten(BoundExpression argument, object fallback) => argument switch
    {
        BoundConstant { Value: EnumValue member } => member.Member == SchemaNames.ToSnake(fallback.ToString() ?? ""),
        BoundConversion conversion => IsWritten(conversion.Operand, fallback),
        _ => false,
    };
}
