using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Types;

namespace DynoSim.Lang.Semantics.Binding.Layers;

/// <summary>
/// The type a property has where it is read. One that need not be set is certainly there if a layer sets it; of an
/// object that is not known here it is taken to be there, and found out when it is read.
/// </summary>
internal static class MemberTypes
{
    public static LanguageType Of(PropertySchema property, Shape shape) =>
        property.Type is OptionalType optional && (shape.IsOpaque || IsGiven(property.Name, shape))
            ? optional.Inner
            : property.Type;

    private static bool IsGiven(string name, Shape shape)
    {
        for (var i = shape.Layers.Length - 1; i >= 0; i--)
        {
            foreach (var member in shape.Layers[i].Find(name))
            {
                switch (member)
                {
                    case Assignment assignment:
                        return assignment.ValueLocation.Text != "none";
                    case Amendment:
                        return true;
                }
            }
        }

        return false;
    }
}
