using DynoSim.Lang.Semantics.Binding.Definitions;
using DynoSim.Lang.Semantics.Binding.Expressions;
using DynoSim.Lang.Semantics.Binding.Names;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Layers;

/// <summary>Params and lets of a block.</summary>
internal static class LocalBuilder
{
    public static void Add(LayerBuilder builder, ParamSyntax syntax)
    {
        if (Accepts(builder, syntax.Name, "param") is not { } location)
        {
            return;
        }

        var name = syntax.Name.Token.Text;
        builder.Add(new LocalParam(name, location, builder.Binder.Later(
            name,
            location,
            () => DefinitionBinding.Param(syntax, new ExpressionBinder(builder.Binder, builder.Scope.Defining(name))),
            () => new ParamBinding(ErrorType.Instance, null, null))));
    }

    public static void Add(LayerBuilder builder, LetSyntax syntax)
    {
        if (Accepts(builder, syntax.Name, "let") is not { } location)
        {
            return;
        }

        var name = syntax.Name.Token.Text;
        builder.Add(new LocalLet(name, location, builder.Binder.Later(
            name,
            location,
            () => DefinitionBinding.Let(syntax, new ExpressionBinder(builder.Binder, builder.Scope.Defining(name))))));
    }

    private static SourceLocation? Accepts(LayerBuilder builder, NameSyntax syntax, string what)
    {
        if (syntax.Token.IsMissing)
        {
            return null;
        }

        var name = syntax.Token.Text;
        var location = builder.At(syntax);
        if (!builder.IsFirst(name + " let", location, $"`{name}` is declared"))
        {
            return null;
        }

        if (builder.Type.FindProperty(name) is not null)
        {
            builder.Binder.Report(
                Descriptors.DuplicateDeclaration,
                location,
                $"{Misfits.WithArticle(builder.Type.Word)} has a property `{name}` already",
                help: "choose another name");
            return null;
        }

        if (builder.Below.FindLocal(name) is { } inherited)
        {
            builder.Binder.Report(new Diagnostic(
                Descriptors.ShadowedName,
                location.Source,
                location.Span,
                $"{what} `{name}` would hide the inherited `{name}`")
            {
                Help = inherited is LocalParam ? $"set it, as in `{name} = …`" : "choose another name",
                Related = [new RelatedSpan(inherited.Location.Source, inherited.Location.Span, "inherited from here")],
            });
            return null;
        }

        if (builder.Scope.Outer is { } outer)
        {
            Shadowing.Check(name, location, outer, what, builder.Binder);
        }

        return location;
    }
}
