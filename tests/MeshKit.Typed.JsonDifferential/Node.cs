using System.Text;
using System.Text.Encodings.Web;

namespace MeshKit.Typed.JsonDifferential;

/// <summary>A document to damage: unlike the platform's own trees, it holds what is no JSON.</summary>
internal abstract class Node
{
    public sealed override string ToString()
    {
        var text = new StringBuilder();
        AppendTo(text);
        return text.ToString();
    }

    public abstract void AppendTo(StringBuilder text);
}

/// <summary>Text as it is.</summary>
internal sealed class RawNode(string text) : Node
{
    public string Text => text;

    public override void AppendTo(StringBuilder builder) => builder.Append(text);
}

internal sealed class ArrayNode(List<Node> items) : Node
{
    public List<Node> Items => items;

    public override void AppendTo(StringBuilder text)
    {
        text.Append('[');
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                text.Append(',');
            items[i].AppendTo(text);
        }

        text.Append(']');
    }
}

/// <summary>Members in order; a name may occur twice.</summary>
internal sealed class ObjectNode : Node
{
    public List<(string Name, Node Value)> Members { get; } = [];

    public override void AppendTo(StringBuilder text)
    {
        text.Append('{');
        for (var i = 0; i < Members.Count; i++)
        {
            if (i > 0)
                text.Append(',');
            text.Append('"').Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(Members[i].Name)).Append("\":");
            Members[i].Value.AppendTo(text);
        }

        text.Append('}');
    }
}
