using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Bound;
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

/// <summary>
/// Bare names. Where a word of a closed set is wanted, its words come first: <c>role = decode</c> is never a pool.
/// </summary>
internal static class NameBinding
{
    private const string SampleMethod = "SampleMethod";

    private static readonly EnumType SampleMethods = new(SampleMethod, ["sobol", "lhs", "random"]);

    /// <param name="syntax">The name.</param>
    /// <param name="wanted">What is expected of it; null if anything is.</param>
    /// <param name="binder">Where it stands.</param>
    /// <param name="isHead">Whether a dot and a member follow, so that it may be meant for a type or a file.</param>
    public static BoundExpression Bind(
        NameExpressionSyntax syntax, LanguageType? wanted, ExpressionBinder binder, bool isHead = false)
    {
        var location = binder.At(syntax);
        var token = syntax.Name.Token;
        if (token.IsMissing)
        {
            return new BoundError(location);
        }

        if (WantedWord(token.Text, location, wanted, binder) is { } word)
        {
            return word;
        }

        var meaning = NameLookup.Find(token.Text, binder.Scope);
        if (meaning is null && IsRefused(location, binder.Scope.Module))
        {
            return new BoundError(location);
        }

        if (EnumWanted(wanted) is { } type && (meaning is null || IsOfPrelude(meaning, binder)))
        {
            return ReportWrongMember(token.Text, location, type, binder.Binder);
        }

        if (meaning is null && IsMethod(wanted))
        {
            return ReportWrongMember(token.Text, location, SampleMethods, binder.Binder);
        }

        if (meaning is null && wanted is ErrorType && EnumWords.Has(token.Text, binder))
        {
            return new BoundError(location);
        }

        if (meaning is null)
        {
            NameLookup.ReportUnknown(token.Text, location, binder.Scope, binder.Binder, isHead, wanted: wanted);
            return new BoundError(location);
        }

        return Read(meaning, token.Text, location, binder);
    }

    /// <summary>A name with a known meaning as a value.</summary>
    public static BoundExpression Read(
        Meaning meaning, string name, SourceLocation location, ExpressionBinder binder) =>
        meaning switch
        {
            LocalMeaning local => new BoundLocal(location, local.Local.Type, local.Local.Phase, local.Hops, local.Slot),
            MemberMeaning member => Member(member, location, binder.Binder),
            SubjectMeaning subject => new BoundMember(
                location,
                subject.Type,
                KnobPhase.Static,
                new BoundDefinition(location, subject.ScenarioType, KnobPhase.Static, subject.Scenario),
                name),
            ContextMeaning context => new BoundContext(
                location, new ContextType(context.Context), context.Phase, context.Name, context.Context),
            SignalMeaning signal => Signal(signal, location),
            AliasMeaning alias => alias.Expression with { Location = location },
            MetricMeaning metric => new BoundMetric(location, metric.Metric.Type, metric.Metric.Name, null, null),
            FunctionMeaning function => Function(function.Group, location, binder.Binder),
            EnumMeaning => NoValue(location, $"`{name}` is a type, not a value", null, binder.Binder),
            SymbolMeaning symbol => Symbol(symbol.Symbol, location, binder.Binder),
            _ => new BoundError(location),
        };

    /// <summary>A declaration as a value.</summary>
    public static BoundExpression Symbol(Symbol symbol, SourceLocation location, Binder binder)
    {
        switch (NameLookup.Follow(symbol, binder))
        {
            case DefinitionSymbol definition:
                var (type, phase) = binder.TypeOf(definition);
                return new BoundDefinition(location, type, phase, definition);
            case FunctionSymbol function:
                return NoValue(
                    location,
                    $"`{function.Name}` is a function, not a value",
                    $"call it, as in `{function.Name}("
                    + $"{string.Join(", ", function.Syntax.Formals.Select(formal => formal.Name.Token.Text))})`",
                    binder);
            case EnumSymbol @enum:
                return NoValue(
                    location,
                    $"`{@enum.Name}` is a type, not a value",
                    $"name a member, as in `{@enum.Name}.{@enum.Type.Members.FirstOrDefault()}`",
                    binder);
            case NamespaceSymbol space when space.Target.Module is not null:
                return NoValue(
                    location, $"`{space.Name}` is a file, not a value", $"name something in it, as in `{space.Name}.…`",
                    binder);
            default:
                return new BoundError(location);
        }
    }

    /// <summary>Reports a word that is no member of an enum.</summary>
    public static BoundExpression ReportWrongMember(string word, SourceLocation location, EnumType type, Binder binder)
    {
        var near = Spelling.Suggest(word, type.Members);
        return binder.Report(new Diagnostic(
            Descriptors.WrongEnumMember, location.Source, location.Span, $"`{word}` is no {type.Name}")
        {
            Help = Suggestions.Help(near)
                ?? "it is one of "
                + string.Join(", ", type.Members.Distinct().Select(member => $"`{member}`")),
            Fixes = Suggestions.Fixes(near, location),
        });
    }

    public static EnumType? EnumWanted(LanguageType? wanted) => wanted switch
    {
        EnumType type => type,
        OptionalType optional => EnumWanted(optional.Inner),
        WordOrType wordOr => EnumWanted(wordOr.Inner),
        _ => null,
    };

    private static bool IsMethod(LanguageType? wanted) =>
        wanted is OpaqueType { Name: SampleMethod } or OptionalType { Inner: OpaqueType { Name: SampleMethod } };

    private static BoundExpression? WantedWord(
        string name, SourceLocation location, LanguageType? wanted, ExpressionBinder binder) => wanted switch
        {
            OptionalType optional => WantedWord(name, location, optional.Inner, binder),
            WordOrType wordOr when wordOr.Word == name => new BoundConstant(location, wordOr, new WordValue(name)),
            WordOrType wordOr => WantedWord(name, location, wordOr.Inner, binder),
            EnumType type when type.Members.Contains(name, StringComparer.Ordinal) =>
                new BoundConstant(location, type, new EnumValue(type, name)),
            BlockNameType block => BlockNames.Bind(name, location, block, binder),
            OpaqueType { Name: SampleMethod } method when SampleMethods.Members.Contains(name) =>
                new BoundConstant(location, method, new WordValue(name)),
            _ => null,
        };

    private static BoundMember Member(MemberMeaning meaning, SourceLocation location, Binder binder)
    {
        binder.NoteMention(meaning.Scope.Layer, meaning.Name);
        return new BoundMember(
            location,
            meaning.Type,
            meaning.Phase,
            new BoundSelf(location, meaning.Scope.Type.Type, meaning.Hops),
            meaning.Name);
    }

    private static BoundSignal Signal(SignalMeaning meaning, SourceLocation location) => new(
        location,
        meaning.Signal.Type,
        meaning.Scope.Phase,
        new BoundContext(
            location,
            new ContextType(meaning.Scope.Context),
            meaning.Scope.Phase,
            meaning.Scope.Name,
            meaning.Scope.Context),
        meaning.Signal,
        []);

    private static BoundExpression Function(FunctionGroup group, SourceLocation location, Binder binder)
    {
        if (group.Overloads.FirstOrDefault(overload => overload.IsWord) is { } word)
        {
            return new BoundBuiltinCall(
                location,
                word.Result,
                word.Phase,
                word,
                [.. word.Parameters.Select(BoundExpression? (_) => null)]);
        }

        var parameters = string.Join(", ", group.Overloads[0].Parameters
            .Where(parameter => !parameter.IsOptional)
            .Select(parameter => parameter.Name));
        return NoValue(
            location, $"`{group.Name}` is a function, not a value", $"call it, as in `{group.Name}({parameters})`",
            binder);
    }

    private static BoundError NoValue(SourceLocation location, string message, string? help, Binder binder) =>
        binder.Report(Descriptors.TypeMismatch, location, message, help: help);

    /// <summary>Whether the parser has refused the word, a keyword, in this place.</summary>
    private static bool IsRefused(SourceLocation location, Module module) => module.Tree.Diagnostics.Any(found =>
        found.Descriptor == Descriptors.UnexpectedToken && found.Span == location.Span);

    /// <summary>What the prelude calls so was hardly meant where a word of an enum is wanted.</summary>
    private static bool IsOfPrelude(Meaning meaning, ExpressionBinder binder) => meaning
        is FunctionMeaning or MetricMeaning or EnumMeaning
        || (meaning is SymbolMeaning { Symbol: var symbol } && !ReferenceEquals(symbol.Module, binder.Scope.Module));
}
