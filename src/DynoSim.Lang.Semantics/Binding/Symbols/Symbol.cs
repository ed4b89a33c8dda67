using DynoSim.Lang.Semantics.Binding.Modules;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Symbols;

/// <summary>Something a file declares at its top level.</summary>
public abstract class Symbol
{
    private protected Symbol(Module module, NameSyntax name, bool isPrivate)
    {
        Module = module;
        Name = name.Token.Text;
        NameLocation = new SourceLocation(module.Source, name.Token.Span);
        IsPrivate = isPrivate;
    }

    /// <summary>The file.</summary>
    public Module Module { get; }

    /// <summary>The name it is declared with.</summary>
    public string Name { get; }

    /// <summary>The name in the file.</summary>
    public SourceLocation NameLocation { get; }

    /// <summary>Whether other files cannot see it.</summary>
    public bool IsPrivate { get; }

    /// <summary>What it is, for messages: <c>param</c>, <c>engine</c>.</summary>
    public abstract string Word { get; }

    /// <summary>Whether anything mentions it; collected while binding.</summary>
    internal bool IsUsed { get; set; }

    /// <inheritdoc/>
    public sealed override string ToString() => $"{Word} {Name}";
}

/// <summary>A param, let or entity: something with a value.</summary>
public abstract class DefinitionSymbol : Symbol
{
    private protected DefinitionSymbol(Module module, NameSyntax name, bool isPrivate)
        : base(module, name, isPrivate)
    {
    }
}

/// <summary>A file-level <c>param</c>.</summary>
public sealed class ParamSymbol : DefinitionSymbol
{
    internal ParamSymbol(Module module, ParamSyntax syntax)
        : base(module, syntax.Name, syntax.PrivateKeyword is not null) => Syntax = syntax;

    /// <inheritdoc/>
    public override string Word => "param";

    /// <summary>The declaration.</summary>
    public ParamSyntax Syntax { get; }
}

/// <summary>A file-level <c>let</c>.</summary>
public sealed class LetSymbol : DefinitionSymbol
{
    internal LetSymbol(Module module, LetSyntax syntax)
        : base(module, syntax.Name, syntax.PrivateKeyword is not null) => Syntax = syntax;

    /// <inheritdoc/>
    public override string Word => "let";

    /// <summary>The declaration.</summary>
    public LetSyntax Syntax { get; }
}

/// <summary>A <c>fn</c>.</summary>
public sealed class FunctionSymbol : Symbol
{
    internal FunctionSymbol(Module module, FunctionSyntax syntax)
        : base(module, syntax.Name, syntax.PrivateKeyword is not null) => Syntax = syntax;

    /// <inheritdoc/>
    public override string Word => "fn";

    /// <summary>The declaration.</summary>
    public FunctionSyntax Syntax { get; }
}

/// <summary>An <c>enum</c> of a file.</summary>
public sealed class EnumSymbol : Symbol
{
    internal EnumSymbol(Module module, EnumSyntax syntax)
        : base(module, syntax.Name, syntax.PrivateKeyword is not null)
    {
        Syntax = syntax;
        Type = new EnumType(Name, [.. syntax.Members.Select(member => member.Token.Text)]);
    }

    /// <inheritdoc/>
    public override string Word => "enum";

    /// <summary>The declaration.</summary>
    public EnumSyntax Syntax { get; }

    /// <summary>The type declared.</summary>
    public EnumType Type { get; }
}

/// <summary>A declared entity: <c>engine Fast extends Base { … }</c>.</summary>
public sealed class EntitySymbol : DefinitionSymbol
{
    internal EntitySymbol(Module module, BlockDeclarationSyntax syntax, NameSyntax name)
        : base(module, name, syntax.PrivateKeyword is not null) => Syntax = syntax;

    /// <inheritdoc/>
    public override string Word => Syntax.Kind.Names[^1].Token.Text;

    /// <summary>The declaration.</summary>
    public BlockDeclarationSyntax Syntax { get; }
}

/// <summary>The name of an imported file: <c>import "x.dyno" as name</c>.</summary>
public sealed class NamespaceSymbol : Symbol
{
    internal NamespaceSymbol(Module module, NameSyntax name, ImportedFile target)
        : base(module, name, isPrivate: true) => Target = target;

    /// <inheritdoc/>
    public override string Word => "import";

    /// <summary>The file imported.</summary>
    public ImportedFile Target { get; }
}

/// <summary>One imported name: <c>import { A as B } from "x.dyno"</c>.</summary>
public sealed class ImportedSymbol : Symbol
{
    internal ImportedSymbol(Module module, NameSyntax localName, NameSyntax exportedName, ImportedFile target)
        : base(module, localName, isPrivate: true)
    {
        ExportedName = exportedName.Token.Text;
        ExportedLocation = new SourceLocation(module.Source, exportedName.Token.Span);
        Target = target;
    }

    /// <inheritdoc/>
    public override string Word => "import";

    /// <summary>The name in the file it comes from.</summary>
    public string ExportedName { get; }

    /// <summary>That name in the import.</summary>
    public SourceLocation ExportedLocation { get; }

    /// <summary>The file it comes from.</summary>
    public ImportedFile Target { get; }
}

/// <summary>A declaration that does not parse, which has been reported: a name, and nothing that it means.</summary>
public sealed class BrokenSymbol : Symbol
{
    internal BrokenSymbol(Module module, NameSyntax name)
        : base(module, name, isPrivate: false)
    {
    }

    /// <inheritdoc/>
    public override string Word => "declaration";
}
