using System.Text;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Baselines.Docs;

/// <summary>The kinds with their properties, and everything else the catalog knows, as a page.</summary>
internal static class ReferencePage
{
    private const string Head =
        """
        # Reference

        Everything the language knows beside its grammar, written from the catalog that the compiler reads; a test keeps it
        current. [language.md](language.md) teaches, this page answers.

        **required**: a block must set it. *derived*: computed by the compiler, cannot be set. A default is written as a file
        would write it. Properties marked `○` are known to the language and not simulated yet: a run that reaches one set to
        anything but its default is refused with DYN9003. A bare number is accepted wherever the unit only counts.

        """;

    private static readonly LanguageCatalog Catalog = LanguageCatalog.Instance;

    internal static string Render()
    {
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        text.Append("\n## Kinds\n");
        var inner = Catalog.Kinds.Where(kind => !kind.IsTopLevel).ToArray();
        foreach (var kind in Catalog.Kinds.Where(kind => kind.IsTopLevel))
        {
            AppendKind(text, kind, "###");
        }

        text.Append("\n## Sub-blocks\n");
        foreach (var kind in inner)
        {
            AppendKind(text, kind, "###");
        }

        AppendEnums(text);
        CatalogTables.AppendFunctions(text, Catalog);
        CatalogTables.AppendMetrics(text, Catalog);
        CatalogTables.AppendContexts(text, Catalog);
        return text.ToString();
    }

    private static void AppendKind(StringBuilder text, KindSchema kind, string level)
    {
        text.Append($"\n{level} {kind.Name}\n\n{kind.Doc}");
        text.Append(OwnersOf(kind) is { Length: > 0 } owners ? $" In {owners}.\n" : "\n");
        if (!kind.Properties.IsEmpty)
        {
            text.Append("\n| property | type | default | meaning |\n|---|---|---|---|\n");
            foreach (var property in kind.Properties)
            {
                text.Append($"| {Named(property)} | {TypeOf(property)} | {DefaultOf(property)} | ");
                text.Append($"{MeaningOf(property)} |\n");
            }
        }

        foreach (var statement in kind.Statements)
        {
            text.Append($"\n- {Word(statement)}: {statement.Doc}{Mark(statement.IsSimulated)}");
            text.Append(statement.IsRequired ? " Required." : "");
        }

        text.Append(kind.Statements.IsEmpty ? "" : "\n");
        if (!kind.Scopes.IsEmpty)
        {
            var names = kind.Scopes.Select(scope => scope.Name.Length == 0
                ? $"the members of [{scope.Context.TypeName}](#{Anchor(scope.Context)})"
                : $"[`{scope.Name}`](#{Anchor(scope.Context)})");
            text.Append($"\nIts policies read {string.Join(", ", names)}.\n");
        }
    }

    /// <summary>Where a sub-block may stand.</summary>
    private static string OwnersOf(KindSchema kind) => kind.IsTopLevel
        ? ""
        : string.Join(", ", Catalog.Kinds.Where(owner => owner.Properties.Any(property => property.Kind == kind))
            .Select(owner => $"[{owner.Name}](#{owner.Name})"));

    private static string Named(PropertySchema property) => property.Role switch
    {
        PropertyRole.NamedBlocks => $"`{property.Name} NAME {{ … }}`",
        PropertyRole.Block or PropertyRole.Map => $"`{property.Name} {{ … }}`",
        _ => $"`{property.Name}`",
    };

    private static string TypeOf(PropertySchema property)
    {
        var type = property.Role is PropertyRole.Block or PropertyRole.NamedBlocks && property.Kind is { } kind
            ? $"[{kind.Name}](#{kind.Name})"
            : DocumentPage.Code(property.Type.Display);
        return property.RangeText is { } range ? $"{type} {DocumentPage.Cell(range)}" : type;
    }

    private static string DefaultOf(PropertySchema property)
    {
        if (property.IsDerived)
        {
            return "*derived*";
        }

        if (property.IsRequired)
        {
            return "**required**";
        }

        return property.DefaultText is null or "none" ? "" : DocumentPage.Code(property.DefaultText);
    }

    private static string MeaningOf(PropertySchema property) =>
        DocumentPage.Cell(property.Doc) + Mark(property.IsSimulated || property.IsDerived);

    private static string Mark(bool isSimulated) => isSimulated ? "" : " ○";

    private static string Word(StatementSchema statement) => statement.Kind switch
    {
        StatementKind.GoodWhen => "`good when …`",
        StatementKind.Choose => "`choose worker minimizing …` (or `maximizing`)",
        StatementKind.Objective => "`maximize …`, `minimize …`",
        StatementKind.Vary => "`vary path in values`",
        StatementKind.Every => "`every t { … }`",
        StatementKind.Expect => "`expect … because \"…\"`",
        _ => $"`{statement.Kind.ToString().ToLowerInvariant()} …`",
    };

    private static string Anchor(ContextSchema context) => $"context-{context.TypeName.ToLowerInvariant()}";

    private static void AppendEnums(StringBuilder text)
    {
        text.Append("\n## Enums\n\n| type | members |\n|---|---|\n");
        foreach (EnumType type in Catalog.Enums.Values)
        {
            text.Append($"| `{type.Name}` | {string.Join(' ', type.Members.Select(member => $"`{member}`"))} |\n");
        }
    }
}
