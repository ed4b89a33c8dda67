using System.Collections;
using System.Globalization;
using System.Text;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Routing;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Experiments.Verification;

/// <summary>
/// A scenario's options as a file that means the same and stands by itself. What is at its default is left out, as is
/// what is not simulated. The catalog says how each member is written, so a new setting needs nothing here.
/// </summary>
internal sealed class ScenarioText
{
    private readonly StringBuilder _file = new();
    private readonly Dictionary<object, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly string _router;

    private ScenarioText(string router) => _router = router;

    /// <summary>The text of a file.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="router">The members of its router, a line each.</param>
    /// <param name="comment">What the file is, a line each.</param>
    public static string Of(ScenarioOptions scenario, IEnumerable<string> router, IEnumerable<string> comment)
    {
        var text = new ScenarioText(string.Concat(router.Select(line => $"  {line}\n")));
        text._file.Append("dynosim 1.0\n\n");
        foreach (var line in comment)
        {
            text._file.Append("// ").Append(line.ReplaceLineEndings(" ")).Append('\n');
        }

        text.Declare(scenario);
        return text._file.ToString();
    }

    /// <summary>Writes an entity after those it refers to.</summary>
    /// <returns>Its name.</returns>
    private string Declare(object entity)
    {
        if (_names.TryGetValue(entity, out var known))
        {
            return known;
        }

        var kind = LanguageCatalog.Instance.KindOf(entity.GetType());
        var name = NameFor(entity);
        _names[entity] = name;
        var body = entity is RouterOptions ? _router + Members(entity, kind, 1) : Members(entity, kind, 1);
        _file.Append(CultureInfo.InvariantCulture, $"\n{kind.Name} {name} {{\n{body}}}\n");
        return name;
    }

    private string NameFor(object entity)
    {
        // The prelude has routers of the usual names.
        var given = entity is RouterOptions
            ? "Chosen"
            : entity.GetType().GetProperty("Name")?.GetValue(entity) as string ?? "Entity";
        var name = given;
        for (var copy = 2; !_taken.Add(name); copy++)
        {
            name = given + copy.ToString(CultureInfo.InvariantCulture);
        }

        return name;
    }

    private string Members(object record, KindSchema kind, int depth)
    {
        var text = new StringBuilder();
        var standard = Activator.CreateInstance(record.GetType());
        foreach (var property in kind.Properties)
        {
            if (property is { IsDerived: false, IsSimulated: true, Phase: KnobPhase.Static, Member: { } member })
            {
                Write(text, property, member.GetValue(record), member.GetValue(standard), depth);
            }
        }

        return text.ToString();
    }

    private void Write(StringBuilder text, PropertySchema property, object? value, object? standard, int depth)
    {
        var indent = new string(' ', 2 * depth);
        switch (property.Role)
        {
            case PropertyRole.NamedBlocks:
                foreach (var block in (value as IEnumerable ?? Array.Empty<object>()).Cast<object>())
                {
                    var name = block.GetType().GetProperty("Name")?.GetValue(block);
                    text.Append(Block($"{property.Name} {name}", block, property, depth));
                }

                break;
            case PropertyRole.Block when value is not null:
                text.Append(Block(property.Name, value, property, depth));
                break;
            case PropertyRole.Entity when value is not null:
                text.Append(CultureInfo.InvariantCulture, $"{indent}{property.Name} = {Declare(value)}\n");
                break;
            case PropertyRole.Value when property.IsRequired || !Equals(value, standard):
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{indent}{property.Name} = {OptionLiteral.Of(value, property.PresentType)}\n");
                break;
        }
    }

    private string Block(string opening, object block, PropertySchema property, int depth)
    {
        var kind = property.Kind ?? LanguageCatalog.Instance.KindOf(block.GetType());
        var (indent, body) = (new string(' ', 2 * depth), Members(block, kind, depth + 1));
        return body.Length == 0 && property is { IsRequired: false, Role: PropertyRole.Block, IsOptional: false }
            ? string.Empty
            : $"{indent}{opening} {{\n{body}{indent}}}\n";
    }
}
