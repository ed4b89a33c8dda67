using System.Collections.Immutable;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Expressions;
using DynoSim.Lang.Semantics.Binding.Names;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Binding.Layers;

/// <summary>A segment of a path with its place.</summary>
internal readonly record struct PathName(string Name, SourceLocation Location);

/// <summary>Follows a path into an object, member by member.</summary>
internal sealed class PathWalk
{
    private readonly ImmutableArray<PathName> _names;
    private readonly Binder? _report;
    private readonly ImmutableArray<PathStep>.Builder _steps = ImmutableArray.CreateBuilder<PathStep>();

    private PathWalk(ImmutableArray<PathName> names, Binder? report)
    {
        _names = names;
        _report = report;
    }

    /// <summary>The place the path leads to; null, after a report if one is wanted, if it leads nowhere.</summary>
    /// <param name="names">The segments.</param>
    /// <param name="location">The whole path.</param>
    /// <param name="root">The scenario.</param>
    /// <param name="report">Takes the report; null for none.</param>
    public static SettablePath? Follow(
        ImmutableArray<PathName> names, SourceLocation location, EntityValue root, Binder? report)
    {
        var walk = new PathWalk(names, report);
        return walk.Follow(root) is { } type ? new SettablePath(location, null, walk._steps.ToImmutable(), type) : null;
    }

    private LanguageType? Follow(EntityValue root)
    {
        ObjectType owner = root.Type;
        var current = root;
        for (var i = 0; i < _names.Length; i++)
        {
            var isLast = i == _names.Length - 1;
            var shape = current?.Shape ?? Shape.Opaque;
            if (Step(_names[i], owner, shape, isLast) is not { } step)
            {
                return null;
            }

            _steps.Add(step.Step);
            if (isLast)
            {
                return step.Type;
            }

            if (step.Step.Target is not { } target)
            {
                return Fail(
                    Descriptors.UnknownProperty,
                    _names[i + 1],
                    $"`{_names[i].Name}` is {Expressions.Misfits.Describe(step.Type)} and has no members");
            }

            owner = target;
            current = current?.Get(_names[i].Name) as EntityValue;
        }

        return null;
    }

    private (PathStep Step, LanguageType Type)? Step(PathName name, ObjectType owner, Shape shape, bool isLast)
    {
        if (owner.Map is { } map)
        {
            return (new PathStep(name.Name, owner, null, false, null), map.Value);
        }

        if (owner.FindProperty(name.Name) is { Role: not PropertyRole.NamedBlocks } property)
        {
            if (property.IsDerived)
            {
                Fail(Descriptors.NotSettable, name, $"`{name.Name}` is computed from other members and cannot be set");
                return null;
            }

            var target = property.PresentType is MapType entries
                ? ObjectType.Of(entries, property.Name)
                : property.Kind is { } kind ? ObjectType.Of(kind) : null;
            return (new PathStep(name.Name, owner, property, false, target), property.Type);
        }

        if (shape.FindLocal(name.Name) is { } local)
        {
            if (local is LocalParam param)
            {
                return (new PathStep(name.Name, owner, null, false, null), param.Binding.Type);
            }

            Fail(Descriptors.NotSettable, name, $"`{name.Name}` is a let and cannot be set");
            return null;
        }

        return shape.FindBlock(name.Name) is { } block
            ? Named(name, owner, block.Property, block.Type, isLast)
            : shape.Assume(owner) is { Kind: { } assumed } sort
                ? Named(name, owner, sort, ObjectType.Of(assumed), isLast)
                : Unknown(name, owner, shape);
    }

    private (PathStep Step, LanguageType Type)? Named(
        PathName name, ObjectType owner, PropertySchema? property, ObjectType type, bool isLast)
    {
        if (!isLast)
        {
            return (new PathStep(name.Name, owner, property, true, type), type.Type);
        }

        Fail(Descriptors.NotSettable, name, $"`{name.Name}` is a {type.Word}, not a value; name one of its members");
        return null;
    }

    private (PathStep Step, LanguageType Type)? Unknown(PathName name, ObjectType owner, Shape shape)
    {
        var known = (owner.Kind?.Properties ?? [])
            .Where(property => property.Role != PropertyRole.NamedBlocks)
            .Select(property => property.Name)
            .Concat(shape.Names);
        var near = Spelling.Suggest(name.Name, known);
        _report?.Report(new Diagnostic(
            Descriptors.UnknownProperty,
            name.Location.Source,
            name.Location.Span,
            $"{Misfits.WithArticle(owner.Word)} has no `{name.Name}`")
        {
            Help = Suggestions.Help(near),
            Fixes = Suggestions.Fixes(near, name.Location),
        });
        return null;
    }

    private LanguageType? Fail(DiagnosticDescriptor descriptor, PathName name, string message)
    {
        _report?.Report(descriptor, name.Location, message);
        return null;
    }
}
