using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Expressions;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Binding.Modules;
using DynoSim.Lang.Semantics.Binding.Names;
using DynoSim.Lang.Semantics.Binding.Scopes;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Definitions;

/// <summary>Entities: their kind, what they extend, what they are of.</summary>
internal static class EntityDefinitions
{
    /// <summary>The type of an entity, without looking into it.</summary>
    public static LanguageType TypeOf(EntitySymbol symbol, Binder binder) =>
        binder.Catalog.FindKind(symbol.Word) is { } kind ? new EntityType(kind) : ErrorType.Instance;

    public static EntityBinding Bind(EntitySymbol symbol, Binder binder)
    {
        var syntax = symbol.Syntax;
        if (syntax.Kind.Names.Length != 1 || binder.Catalog.FindKind(symbol.Word) is not { } kind)
        {
            ReportKind(symbol, binder);
            return new EntityBinding(null, [], null);
        }

        var subject = Subject(symbol, kind, binder);
        var inherited = Base(symbol, kind, binder);
        var type = ObjectType.Of(kind);
        if (inherited is null)
        {
            // What the block says is still looked at; the entity itself cannot be had.
            LayerBuilder.Build(new LayerSource(
                syntax.Body, type, symbol.NameLocation, Shape.Opaque, new FileScope(symbol.Module, binder, null),
                binder));
            return new EntityBinding(null, [], null);
        }

        var layer = LayerBuilder.Build(new LayerSource(
            syntax.Body,
            type,
            symbol.NameLocation,
            Shape.Of(inherited.Layers),
            new FileScope(symbol.Module, binder, null),
            binder)
        {
            Prototype = () => binder.Evaluator.Entity(symbol),
            Subject = subject ?? inherited.Subject,
        });
        return new EntityBinding(type, inherited.Layers.Add(layer), subject ?? inherited.Subject);
    }

    /// <summary>The base's layers, none without a base; null, after a report, if the base cannot be had.</summary>
    private static EntityBinding? Base(EntitySymbol symbol, KindSchema kind, Binder binder)
    {
        var nothing = new EntityBinding(null, [], null);
        if (symbol.Syntax.Base is not { } path || path.Names.Any(name => name.Token.IsMissing))
        {
            return nothing;
        }

        if (Resolve(path, symbol, binder) is not { } found)
        {
            return null;
        }

        var location = symbol.Module.At(path);
        if (found is not EntitySymbol other
            || (other.Word != kind.Name && binder.Catalog.FindKind(other.Word) is not null))
        {
            binder.Report(new Diagnostic(
                Descriptors.ExtendsWrongKind,
                location.Source,
                location.Span,
                $"{kind.Name} `{symbol.Name}` cannot extend {found.Word} `{found.Name}`")
            {
                Help = $"a base is {Misfits.WithArticle(kind.Name)} too",
                Related =
                    [new RelatedSpan(found.Module.Source, found.NameLocation.Span, $"`{found.Name}` is declared here")],
            });
            return null;
        }

        if (binder.Bases.Circle(symbol) is { } circle)
        {
            // A circle is told once, at the member that comes first.
            if (ReferenceEquals(circle[0], symbol))
            {
                ReportCircle(circle, location, binder);
            }

            return null;
        }

        var bases = binder.Bases.BasesOf(symbol);
        if (bases >= BaseChains.MaximumLayers)
        {
            if (bases == BaseChains.MaximumLayers)
            {
                binder.Report(
                    Descriptors.LimitExceeded,
                    location,
                    $"`{symbol.Name}` stands at the end of a chain of {bases} bases",
                    $"at most {BaseChains.MaximumLayers - 1} `extends` one behind the other",
                    "extend a base that stands nearer to the beginning of the chain");
            }

            return null;
        }

        var binding = binder.Entity(other);
        return binding.Type is null ? null : binding;
    }

    private static void ReportCircle(IReadOnlyList<EntitySymbol> circle, SourceLocation location, Binder binder)
    {
        var names = CircleText.Arrows([.. circle.Select(member => member.Name)]);
        binder.Report(new Diagnostic(
            Descriptors.ExtendsCycle,
            location.Source,
            location.Span,
            circle.Count == 1
                ? $"`{circle[0].Name}` extends itself"
                : $"`{circle[0].Name}` extends itself in the end: {names}")
        {
            Help = "a base stands on its own: take one `extends` out",
            Related = [.. CircleText.Others(circle.Skip(1).Select(member => (member.Name, member.NameLocation)))],
        });
    }

    private static EntitySymbol? Subject(EntitySymbol symbol, KindSchema kind, Binder binder)
    {
        var path = symbol.Syntax.Subject;
        if (path is null)
        {
            if (kind.HasSubject && symbol.Syntax.Base is null)
            {
                binder.Report(
                    Descriptors.RequiredMissing,
                    symbol.NameLocation,
                    $"{kind.Name} `{symbol.Name}` is of no scenario",
                    help: $"write `{kind.Name} {symbol.Name} of SCENARIO {{ … }}`");
            }

            return null;
        }

        var location = symbol.Module.At(path);
        if (!kind.HasSubject)
        {
            // The parser has refused it.
            return null;
        }

        if (path.Names.Any(name => name.Token.IsMissing) || Resolve(path, symbol, binder) is not { } found)
        {
            return null;
        }

        if (found is EntitySymbol { Word: "scenario" } scenario)
        {
            return scenario;
        }

        if (found is not EntitySymbol entity || binder.Catalog.FindKind(entity.Word) is not null)
        {
            binder.Report(
                Descriptors.TypeMismatch,
                location,
                $"an experiment is of a scenario, but `{found.Name}` is a {found.Word}");
        }

        return null;
    }

    /// <summary>The declaration a path names; null after a report.</summary>
    private static Symbol? Resolve(PathSyntax path, EntitySymbol home, Binder binder)
    {
        var module = home.Module;
        var first = path.Names[0];
        var location = module.At(first);
        var symbol = module.Find(first.Token.Text) ?? binder.Prelude(first.Token.Text);
        if (symbol is null)
        {
            NameLookup.ReportUnknown(
                first.Token.Text, location, new FileScope(module, binder, home), binder, path.Names.Length > 1);
            return null;
        }

        if (symbol is not NamespaceSymbol space)
        {
            return path.Names.Length == 1 ? NameLookup.Follow(symbol, binder) : TooLong(path, module, binder);
        }

        space.IsUsed = true;
        if (space.Target.Module is not { } target)
        {
            return null;
        }

        if (path.Names.Length != 2)
        {
            return TooLong(path, module, binder);
        }

        var found = ImportResolution.Find(target, path.Names[1].Token.Text, module.At(path.Names[1]), binder);
        if (found is not null)
        {
            found.IsUsed = true;
        }

        return found;
    }

    private static Symbol? TooLong(PathSyntax path, Module module, Binder binder)
    {
        binder.Report(
            Descriptors.UnknownName, module.At(path), $"`{module.At(path).Text}` is no entity of a file");
        return null;
    }

    private static void ReportKind(EntitySymbol symbol, Binder binder)
    {
        if (symbol.Syntax.Body.Open.IsMissing)
        {
            // Two words in a row, which the parser has refused: hardly a block.
            return;
        }

        var location = symbol.Module.At(symbol.Syntax.Kind);
        var nested = binder.Catalog.Kinds
            .Where(kind => kind.Properties.Any(property =>
                property.Role == PropertyRole.NamedBlocks && property.Name == symbol.Word))
            .Select(kind => kind.Name)
            .FirstOrDefault();
        var near = nested is null ? Spelling.Suggest(symbol.Word, binder.Catalog.TopLevelKinds.Keys) : [];
        binder.Report(new Diagnostic(
            Descriptors.UnknownKind,
            location.Source,
            location.Span,
            nested is null
                ? $"there is no kind `{location.Text}`"
                : $"{Misfits.WithArticle(symbol.Word)} stands inside {Misfits.WithArticle(nested)}")
        {
            Help = Suggestions.Help(near),
            Fixes = Suggestions.Fixes(near, location),
        });
    }
}
