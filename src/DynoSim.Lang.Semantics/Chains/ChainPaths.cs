using System.Collections.Immutable;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Binding.Modules;
using DynoSim.Lang.Semantics.Binding.Names;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Semantics.Chains;

/// <summary>
/// Finds what a path of the command line names: something the file declares or imports, then member by member; or a
/// member of the file's only scenario.
/// </summary>
internal sealed class ChainPaths(Module entry, Binder binder)
{
    private const string Expectations = "expectations";

    private readonly ChainReader _reader = new(binder);
    private readonly ImmutableArray<ChainStep>.Builder _through = ImmutableArray.CreateBuilder<ChainStep>();

    /// <summary>The chain of a path; null after a report.</summary>
    public Chain? Read(string path)
    {
        var shown = new SourceText("PATH", path);
        var names = Names(path, shown);
        if (names.IsEmpty)
        {
            binder.Report(
                Descriptors.UnknownName,
                new SourceLocation(shown, new TextSpan(0, path.Length)),
                $"`{path}` is no path",
                help: "write `NAME.member.member`");
            return null;
        }

        var (symbol, rest) = Symbol(names);
        return symbol switch
        {
            ParamSymbol or LetSymbol when rest == names.Length => OfDefinition(path, (DefinitionSymbol)symbol),
            DefinitionSymbol definition when binder.Evaluator.Evaluate(definition) is EntityValue entity =>
                Follow(path, names, rest, entity),
            DefinitionSymbol definition => NoMembers(names[Math.Min(rest, names.Length - 1)], definition.Name),
            _ => null,
        };
    }

    private static ImmutableArray<PathName> Names(string path, SourceText shown)
    {
        var names = ImmutableArray.CreateBuilder<PathName>();
        var start = 0;
        foreach (var segment in path.Split('.'))
        {
            if (segment.Length == 0)
            {
                return [];
            }

            names.Add(new PathName(segment, new SourceLocation(shown, new TextSpan(start, segment.Length))));
            start += segment.Length + 1;
        }

        return names.ToImmutable();
    }

    /// <summary>What the path begins with, and how many segments that took.</summary>
    private (Symbol? Symbol, int Taken) Symbol(ImmutableArray<PathName> names)
    {
        var first = names[0];
        if (entry.Find(first.Name) is NamespaceSymbol { Target.Module: { } file } && names.Length > 1)
        {
            return (ImportResolution.Find(file, names[1].Name, names[1].Location, binder), 2);
        }

        if ((entry.Find(first.Name) ?? binder.Prelude(first.Name)) is { } declared and not NamespaceSymbol)
        {
            return (NameLookup.Follow(declared, binder), 1);
        }

        var scenarios = entry.Symbols.OfType<EntitySymbol>().Where(symbol => symbol.Word == "scenario").ToArray();
        var isMember = LanguageCatalog.Instance.FindKind("scenario")?.FindProperty(first.Name) is not null
            || first.Name == Expectations;
        if (isMember && scenarios is [var only])
        {
            return (only, 0);
        }

        var known = entry.Symbols.Select(symbol => symbol.Name);
        var near = Spelling.Suggest(first.Name, known);
        binder.Report(new Diagnostic(
            Descriptors.UnknownName,
            first.Location.Source,
            first.Location.Span,
            isMember && scenarios.Length > 1
                ? $"`{entry.Path}` has several scenarios; begin the path with one of them"
                : $"`{entry.Path}` declares no `{first.Name}`")
        {
            Help = isMember && scenarios.Length > 1
                ? $"write `{scenarios[0].Name}.{string.Join('.', names.Select(name => name.Name))}`"
                : Suggestions.Help(near) ?? "a path begins with something the file declares or imports",
        });
        return (null, 0);
    }

    private Chain OfDefinition(string path, DefinitionSymbol symbol) => new()
    {
        Path = path,
        Value = binder.Evaluator.Evaluate(symbol).Display,
        Entries = _reader.OfDefinition(symbol),
    };

    private Chain? Follow(string path, ImmutableArray<PathName> names, int rest, EntityValue root)
    {
        var current = root;
        for (var i = rest; i < names.Length; i++)
        {
            var name = names[i];
            if (name.Name == Expectations && i == names.Length - 1 && current.Kind?.FindProperty(Expectations) is null)
            {
                return OfObject(path, current) with { Entries = [] };
            }

            if (!MemberReading.Has(current, name.Name))
            {
                return Unknown(name, current);
            }

            var value = current.Get(name.Name);
            if (i == names.Length - 1)
            {
                return OfMember(path, current, name.Name, value);
            }

            if (value is not EntityValue inner)
            {
                return value is ListValue && current.Kind?.FindProperty(name.Name)?.Role == PropertyRole.NamedBlocks
                    ? Unknown(name, current)
                    : NoMembers(names[i + 1], name.Name);
            }

            if (inner.Symbol is not null || inner.Origin is not null)
            {
                Pass(string.Join('.', names[..(i + 1)].Select(each => each.Name)), current, name.Name, inner);
            }

            current = inner;
        }

        return OfObject(path, current);
    }

    private Chain OfObject(string path, EntityValue entity) => new()
    {
        Path = path,
        Value = $"{entity.Type.Word} {entity.Name}",
        Through = _through.ToImmutable(),
        Entries = _reader.OfObject(entity),
        Expectations = _reader.Expectations(entity),
    };

    private Chain OfMember(string path, EntityValue owner, string name, Value value)
    {
        var entries = _reader.OfMember(owner, name);
        return new Chain
        {
            Path = path,
            Value = value switch
            {
                EntityValue block => $"{block.Type.Word} {block.Name}",

                // What is known only during a run is what was written.
                ErrorValue => entries.LastOrDefault(entry => entry.Wins)?.Value ?? value.Display,
                _ => value.Display,
            },
            Through = _through.ToImmutable(),
            Entries = entries,
            Expectations = value is EntityValue held ? _reader.Expectations(held) : [],
        };
    }

    private void Pass(string path, EntityValue owner, string name, EntityValue chosen)
    {
        if (_reader.Chooser(owner, name) is { } origin)
        {
            _through.Add(new ChainStep(path, chosen.Name, origin));
        }
    }

    private Chain? Unknown(PathName name, EntityValue owner)
    {
        var known = (owner.Kind?.Properties ?? [])
            .Where(property => property.Role != PropertyRole.NamedBlocks)
            .Select(property => property.Name)
            .Concat(owner.Shape.Names)
            .Concat(owner.Type.Map is null ? [] : owner.Entries.Select(pair => pair.Key))
            .ToArray();
        var isWord = owner.Kind?.FindProperty(name.Name) is { Role: PropertyRole.NamedBlocks };
        var near = Spelling.Suggest(name.Name, known);
        var blocks = string.Join(", ", owner.Blocks(name.Name).Select(block => $"`{block.Name}`"));
        binder.Report(new Diagnostic(
            Descriptors.UnknownProperty,
            name.Location.Source,
            name.Location.Span,
            isWord ? $"a {name.Name} has a name" : $"{owner.Type.Word} `{owner.Name}` has no `{name.Name}`")
        {
            Help = isWord ? $"there are {blocks}" : Suggestions.Help(near),
        });
        return null;
    }

    private Chain? NoMembers(PathName name, string owner)
    {
        binder.Report(
            Descriptors.UnknownProperty,
            name.Location,
            $"`{owner}` is a value and has no members",
            help: $"ask for `{owner}` itself");
        return null;
    }
}
