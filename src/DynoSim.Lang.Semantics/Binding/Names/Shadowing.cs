using DynoSim.Lang.Semantics.Binding.Scopes;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Binding.Names;

/// <summary>Names that would hide another one.</summary>
internal static class Shadowing
{
    /// <summary>Reports a local name that something around it already has.</summary>
    /// <param name="name">The name.</param>
    /// <param name="location">Where it is declared.</param>
    /// <param name="around">What is around the declaration.</param>
    /// <param name="what">What is declared, for the message.</param>
    /// <param name="binder">Takes the report.</param>
    public static void Check(string name, SourceLocation location, Scope around, string what, Binder binder)
    {
        for (Scope? scope = around; scope is not null; scope = scope.Outer)
        {
            SourceLocation? hidden = scope switch
            {
                LocalScope locals => locals.Locals.FirstOrDefault(local => local.Name == name)?.Location,
                ObjectScope block => block.Shape.FindLocal(name)?.Location ?? block.Shape.FindBlock(name)?.Location,
                FileScope file => file.Home.Find(name)?.NameLocation,
                _ => null,
            };
            if (hidden is { } place && !place.Equals(location))
            {
                binder.Report(new Diagnostic(
                    Descriptors.ShadowedName, location.Source, location.Span,
                    $"{what} `{name}` would hide another `{name}`")
                {
                    Help = "choose another name: a name means one thing wherever it is read",
                    Related = [new RelatedSpan(place.Source, place.Span, $"this `{name}` would be hidden")],
                });
                return;
            }
        }
    }
}
