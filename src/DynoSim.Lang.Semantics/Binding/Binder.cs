using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Definitions;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Binding.Modules;
using DynoSim.Lang.Semantics.Binding.Scopes;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Semantics.Binding;

/// <summary>An entity with its kind and the layers it is made of.</summary>
/// <param name="Type">The kind; null if it is unknown, which has been reported.</param>
/// <param name="Layers">The layers from the base on.</param>
/// <param name="Subject">What stands behind <c>of</c>; null without.</param>
internal sealed record EntityBinding(ObjectType? Type, ImmutableArray<BoundLayer> Layers, EntitySymbol? Subject);

/// <summary>A function with its types settled.</summary>
/// <param name="Formals">The parameters in order.</param>
/// <param name="Result">The declared result type.</param>
/// <param name="Body">The body, converted to it.</param>
/// <param name="Calls">The functions the body calls.</param>
internal sealed record FunctionBinding(
    ImmutableArray<LocalName> Formals, LanguageType Result, BoundExpression Body, ImmutableArray<FunctionSymbol> Calls);

/// <summary>
/// Gives the declarations of all files their meaning, each when first asked for. What is found wrong goes into one bag;
/// nothing here throws because of what a file says.
/// </summary>
internal sealed class Binder
{
    private readonly Dictionary<Symbol, object> _bindings = [];
    private readonly Dictionary<FunctionSymbol, FunctionHead> _heads = [];
    private readonly Dictionary<SourceText, string> _folders = [];
    private readonly List<BoundLayer> _layers = [];
    private readonly Dictionary<string, BoundLayer> _defaults = new(StringComparer.Ordinal);
    private Evaluator? _evaluator;

    public Binder(ModuleSet modules, CompilationOptions options, DiagnosticBag diagnostics)
    {
        Modules = modules;
        Options = options;
        Diagnostics = diagnostics;
        Guard = new CycleGuard(diagnostics);
    }

    public LanguageCatalog Catalog { get; } = LanguageCatalog.Instance;

    public ModuleSet Modules { get; }

    public CompilationOptions Options { get; }

    public DiagnosticBag Diagnostics { get; }

    public CycleGuard Guard { get; }

    /// <summary>How the entities of all files hang together by <c>extends</c>.</summary>
    public BaseChains Bases { get; } = new();

    /// <summary>The evaluator of the compilation; binding asks it what shape a referenced object has.</summary>
    public Evaluator Evaluator
    {
        get => _evaluator ?? throw new InvalidOperationException("The evaluator has not been set.");
        set => _evaluator = value;
    }

    /// <summary>
    /// The definitions with further settings, as a point of an experiment makes them. They win over what the command
    /// line sets in the same place.
    /// </summary>
    public Evaluator At(ImmutableArray<Override> settings, DiagnosticBag findings) => new(
        this,
        [
            .. Evaluator.Overrides.Where(given => settings.All(setting => setting.Path.Text != given.Path.Text)),
            .. settings,
        ],
        findings,
        Guard);

    /// <summary>The names of the prelude's entities.</summary>
    public IEnumerable<string> PreludeNames => Modules.Prelude?.Symbols
        .Where(symbol => !symbol.IsPrivate).Select(symbol => symbol.Name) ?? [];

    /// <summary>An entity that needs no import; null if there is none of that name.</summary>
    public Symbol? Prelude(string name) =>
        Modules.Prelude?.Find(name) is { IsPrivate: false } symbol and not (ImportedSymbol or NamespaceSymbol)
            ? symbol
            : null;

    public BoundExpression Let(LetSymbol symbol) =>
        On(symbol, () => DefinitionBinding.Let(symbol, this), Error(symbol));

    public ParamBinding Param(ParamSymbol symbol) => On(
        symbol,
        () => DefinitionBinding.Param(symbol, this),
        () => new ParamBinding(ErrorType.Instance, null, null));

    public FunctionBinding Function(FunctionSymbol symbol) => On(
        symbol,
        () => FunctionDefinitions.Bind(symbol, this),
        () => new FunctionBinding([], ErrorType.Instance, new BoundError(symbol.NameLocation), []));

    /// <summary>The types in the head of a function; its body may be under way.</summary>
    public FunctionHead Head(FunctionSymbol symbol)
    {
        if (!_heads.TryGetValue(symbol, out var head))
        {
            head = FunctionDefinitions.Head(symbol, this);
            _heads.Add(symbol, head);
        }

        return head;
    }

    /// <summary>Whether the body of a function is being bound.</summary>
    public bool IsBinding(FunctionSymbol symbol) =>
        _bindings.TryGetValue(symbol, out var known) && known is OnDemand<FunctionBinding> { IsUnderWay: true };

    /// <summary>The defaults of a kind that are expressions of a later phase, as a layer.</summary>
    public BoundLayer Defaults(ObjectType type)
    {
        if (!_defaults.TryGetValue(type.Word, out var layer))
        {
            layer = DefaultLayers.Make(type, this);
            _defaults.Add(type.Word, layer);
        }

        return layer;
    }

    /// <summary>Which members of blocks a definition mentions, by the place where it stands.</summary>
    internal Dictionary<SourceLocation, HashSet<(BoundLayer Layer, string Name)>> Mentions { get; } = [];

    /// <summary>Remembers that the definition being bound mentions a member of a block.</summary>
    internal void NoteMention(BoundLayer layer, string name)
    {
        if (Guard.Current is not { } place)
        {
            return;
        }

        if (!Mentions.TryGetValue(place, out var mentioned))
        {
            Mentions.Add(place, mentioned = []);
        }

        mentioned.Add((layer, name));
    }

    /// <summary>The tests bound so far.</summary>
    public Dictionary<Syntax.Tree.TestSyntax, BoundLayer> Tests { get; } = [];

    /// <summary>Whether a layer was written in the embedded library.</summary>
    public static bool IsStandard(BoundLayer layer) => StandardLibrary.Owns(layer.Location.Source.Path);

    /// <summary>The layers made so far, in order.</summary>
    public IReadOnlyList<BoundLayer> Layers => _layers;

    /// <summary>Remembers a layer, so that all of it is bound in the end.</summary>
    public void Note(BoundLayer layer) => _layers.Add(layer);

    public EntityBinding Entity(EntitySymbol symbol) => On(
        symbol, () => EntityDefinitions.Bind(symbol, this), () => new EntityBinding(null, [], null));

    /// <summary>The type and phase of a definition's value.</summary>
    public (LanguageType Type, KnobPhase Phase) TypeOf(DefinitionSymbol symbol)
    {
        switch (symbol)
        {
            case ParamSymbol param:
                return (Param(param).Type, KnobPhase.Static);
            case LetSymbol let:
                var value = Let(let);
                return (value.Type, value.Phase);
            case EntitySymbol entity:
                return (EntityDefinitions.TypeOf(entity, this), KnobPhase.Static);
            default:
                return (ErrorType.Instance, KnobPhase.Static);
        }
    }

    /// <summary>A data file named in a text.</summary>
    public PathValue PathIn(SourceText source, string text) =>
        new(text, _folders.GetValueOrDefault(source) ?? ProjectPath.FolderOf(source.Path));

    /// <summary>Says which folder paths in a text outside of the files are relative to.</summary>
    public void SetFolder(SourceText source, string folder) => _folders[source] = folder;

    public OnDemand<T> Later<T>(string name, SourceLocation location, Func<T> make, Func<T> fallback)
        where T : class => new(Guard, name, location, make, fallback);

    public OnDemand<BoundExpression> Later(string name, SourceLocation location, Func<BoundExpression> make) =>
        Later(name, location, make, () => new BoundError(location));

    public BoundError Report(Diagnostic diagnostic)
    {
        Diagnostics.Add(diagnostic);
        return new BoundError(new SourceLocation(diagnostic.Source, diagnostic.Span));
    }

    public BoundError Report(
        DiagnosticDescriptor descriptor, SourceLocation location, string message, string? label = null,
        string? help = null) =>
        Report(new Diagnostic(descriptor, location.Source, location.Span, message) { Label = label, Help = help });

    private static Func<BoundExpression> Error(Symbol symbol) => () => new BoundError(symbol.NameLocation);

    private T On<T>(Symbol symbol, Func<T> make, Func<T> fallback)
        where T : class
    {
        if (!_bindings.TryGetValue(symbol, out var known))
        {
            known = Later(symbol.Name, symbol.NameLocation, make, fallback);
            _bindings.Add(symbol, known);
        }

        return ((OnDemand<T>)known).Value;
    }
}
