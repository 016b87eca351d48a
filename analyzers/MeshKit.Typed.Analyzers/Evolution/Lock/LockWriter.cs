using System.Globalization;
using System.Text;

namespace MeshKit.Typed.Analyzers.Evolution;

/// <summary>Writes a lock: everything sorted, one member a line, so that a change is one line of a diff and two branches merge.</summary>
internal sealed class LockWriter
{
    /// <summary>What stands after a member's type.</summary>
    public const string Optional = "optional";

    public const string AsText = "as string";

    public const string WithNames = "or NaN";

    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _isFirst = true;

    public static IReadOnlyList<string> Notes { get; } = [Optional, AsText, WithNames];

    /// <summary>Writes the file.</summary>
    /// <param name="file">The lock.</param>
    /// <param name="newLine">The line break of the file as it was.</param>
    public static string Write(JobLock file, string newLine = "\n")
    {
        var writer = new LockWriter();
        writer.Open(null);
        writer.Number("format", JobLock.Format);
        writer.Open("jobs");
        foreach (var job in file.Jobs)
        {
            writer.Open(job.Key);
            foreach (var version in job.Value)
                writer.Shape(version.Key.ToString(CultureInfo.InvariantCulture), version.Value);
            writer.Close();
        }

        writer.Close();
        writer.Close();
        return writer._text.Append('\n').Replace("\n", newLine).ToString();
    }

    /// <summary>A member in the lock's notation.</summary>
    public static string Describe(LockedMember member) =>
        member.Type
        + (member.NumbersAreText ? ", " + AsText : "")
        + (member.NumbersHaveNames ? ", " + WithNames : "")
        + (member.IsOptional ? ", " + Optional : "");

    private void Shape(string version, LockedShape shape)
    {
        Open(version);
        if (shape.Opaque is not null)
        {
            Text("json", shape.Opaque);
        }
        else
        {
            TypeMembers(shape.Root);
            if (shape.Types.Count > 0)
            {
                Open("types");
                foreach (var type in shape.Types)
                {
                    Open(type.Key);
                    TypeMembers(type.Value);
                    Close();
                }

                Close();
            }
        }

        Close();
    }

    private void TypeMembers(LockedType type)
    {
        if (type.Enum is not null)
        {
            Text("enum", type.Enum);
            Open("values");
            foreach (var value in type.Values)
                Number(value.Key, value.Value);
            Close();
            return;
        }

        if (type.IsAbstract)
            Raw("abstract", "true");
        if (type.Discriminator is not null)
            Text("discriminator", type.Discriminator);
        References("derived", type.Derived);
        References("derivedByNumber", type.DerivedByNumber);
        if (type.HasExtensionData)
            Raw("extensionData", "true");
        if (type.IsAbstract && type.Members.Count == 0)
            return;
        Open("members");
        foreach (var member in type.Members)
            Text(member.Key, Describe(member.Value));
        Close();
    }

    private void References<TKey>(string name, SortedDictionary<TKey, string> derived)
        where TKey : notnull
    {
        if (derived.Count == 0)
            return;
        Open(name);
        foreach (var pair in derived)
            Text(string.Format(CultureInfo.InvariantCulture, "{0}", pair.Key), "#" + pair.Value);
        Close();
    }

    private void Open(string? name)
    {
        if (name is not null)
            Name(name);
        _text.Append('{');
        _depth++;
        _isFirst = true;
    }

    private void Close()
    {
        _depth--;
        if (!_isFirst)
            NewLine();
        _text.Append('}');
        _isFirst = false;
    }

    private void Number(string name, decimal value) => Raw(name, value.ToString(CultureInfo.InvariantCulture));

    private void Text(string name, string value)
    {
        Name(name);
        Quote(value);
    }

    private void Raw(string name, string value)
    {
        Name(name);
        _text.Append(value);
    }

    private void Name(string name)
    {
        if (!_isFirst)
            _text.Append(',');
        NewLine();
        Quote(name);
        _text.Append(": ");
        _isFirst = false;
    }

    private void NewLine() => _text.Append('\n').Append(' ', 2 * _depth);

    private void Quote(string value)
    {
        _text.Append('"');
        foreach (var c in value)
        {
            if (c is '"' or '\\')
                _text.Append('\\').Append(c);
            else if (c < ' ' || char.IsSurrogate(c))
                _text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                _text.Append(c);
        }

        _text.Append('"');
    }
}
