using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DynoSim.Lang.Semantics.Plan;

/// <summary>
/// Expressions as one graph in which equal parts are one node, however the author split them into lets and functions.
/// Printing names the parts that are used more than once, so that the text stays linear in the graph.
/// </summary>
internal sealed class CanonicalGraph
{
    /// <summary>Stands for a child in a template.</summary>
    public const char Hole = '\u0001';

    private const int LeastShared = 24;
    private const int HashDigits = 16;

    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private readonly List<Node> _nodes = [];
    private readonly Dictionary<int, string> _names = [];
    private readonly List<string> _lets = [];

    /// <summary>The lets printed since the last call, in order: each mentions only earlier ones.</summary>
    public ImmutableArray<string> TakeLets()
    {
        ImmutableArray<string> lets = [.. _lets];
        _lets.Clear();
        return lets;
    }

    /// <summary>The node of a template and its children; the same for the same.</summary>
    /// <param name="template">The text with a <see cref="Hole"/> for each child.</param>
    /// <param name="children">The children in order.</param>
    public int Add(string template, params ReadOnlySpan<int> children)
    {
        var key = new StringBuilder(template);
        var length = (long)template.Length;
        foreach (var child in children)
        {
            key.Append(Hole).Append(child.ToString(CultureInfo.InvariantCulture));
            length = Math.Min(int.MaxValue, length + _nodes[child].Length);
        }

        if (_known.TryGetValue(key.ToString(), out var known))
        {
            return known;
        }

        var id = _nodes.Count;
        _known.Add(key.ToString(), id);
        _nodes.Add(new Node(template, [.. children], length, HashOf(template, children)));
        return id;
    }

    /// <summary>What a node is, whatever its number: equal for equal expressions of any graph.</summary>
    public string HashOf(int node) => _nodes[node].Hash;

    /// <summary>Says what will be printed, so that it is known which parts are used more than once.</summary>
    public void Use(params ReadOnlySpan<int> roots)
    {
        var waiting = new Stack<int>();
        foreach (var root in roots)
        {
            waiting.Push(root);
        }

        while (waiting.TryPop(out var id))
        {
            var node = _nodes[id];
            node.Uses++;
            if (node.Uses == 1)
            {
                foreach (var child in node.Children)
                {
                    waiting.Push(child);
                }
            }
        }
    }

    /// <summary>The text of a node that was said to be printed.</summary>
    public string Print(int id)
    {
        if (_names.TryGetValue(id, out var name))
        {
            return name;
        }

        var node = _nodes[id];
        var text = new StringBuilder();
        var next = 0;
        foreach (var letter in node.Template)
        {
            if (letter == Hole)
            {
                text.Append(Print(node.Children[next++]));
            }
            else
            {
                text.Append(letter);
            }
        }

        if (node.Uses < 2 || node.Length < LeastShared || node.Children.IsEmpty)
        {
            return text.ToString();
        }

        name = string.Create(CultureInfo.InvariantCulture, $"part_{_names.Count + 1}");
        _names.Add(id, name);
        _lets.Add($"let {name} = {text}");
        return name;
    }

    private string HashOf(string template, ReadOnlySpan<int> children)
    {
        var text = new StringBuilder(template);
        foreach (var child in children)
        {
            text.Append(Hole).Append(_nodes[child].Hash);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..HashDigits];
    }

    private sealed record Node(string Template, ImmutableArray<int> Children, long Length, string Hash)
    {
        public int Uses { get; set; }
    }
}
