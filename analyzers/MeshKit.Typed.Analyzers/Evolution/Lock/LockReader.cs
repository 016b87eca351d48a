using System.Globalization;
using Microsoft.CodeAnalysis.Text;

namespace MeshKit.Typed.Analyzers.Evolution;

/// <summary>Reads a lock. What it does not know is an error: a lock that is half understood protects nothing.</summary>
internal sealed class LockReader
{
    private readonly JobLock _lock = new();
    private LockError? _error;

    /// <summary>Reads the file; null, with the error, where it is no lock. An empty file is an empty lock.</summary>
    public static JobLock? Read(string text, out LockError? error)
    {
        error = null;
        if (string.IsNullOrWhiteSpace(text))
            return new JobLock();
        if (LockParser.Parse(text, out error) is not { } file)
            return null;
        var reader = new LockReader();
        reader.ReadFile(file);
        error = reader._error;
        return error is null ? reader._lock : null;
    }

    private void ReadFile(LockNode file)
    {
        foreach (var (name, place, value) in file.Members)
        {
            if (name == "format")
                Expect(value.Kind == LockNodeKind.Number && Integer(value) == JobLock.Format, "is of another format than this version of MeshKit.Typed reads", value.Place);
            else if (name == "jobs" && IsObject(value))
                ReadJobs(value);
            else
                Expect(name == "jobs", $"has the unknown member \"{name}\"", place);
        }
    }

    private void ReadJobs(LockNode jobs)
    {
        foreach (var (kind, kindPlace, versions) in jobs.Members)
        {
            _lock.Places[kind] = kindPlace;
            if (!IsObject(versions))
                return;
            Expect(versions.Members.Count > 0, $"has the kind \"{kind}\" without a version", kindPlace);
            foreach (var (name, place, shape) in versions.Members)
            {
                var isVersion = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0 && name[0] != '0';
                Expect(isVersion, $"has \"{name}\" where a version is expected", place);
                if (isVersion && IsObject(shape))
                    _lock.Set(kind, version, ReadShape(shape));
            }
        }
    }

    private LockedShape ReadShape(LockNode node)
    {
        var opaque = node.Members.FirstOrDefault(member => member.Name == "json").Value;
        var shape = new LockedShape { Opaque = opaque?.Text, Root = ReadType(node, isRoot: true) };
        if (opaque is not null)
        {
            var isKnown = opaque.Text == LockedShape.ByContext || WireType.Parse(opaque.Text) is { Kind: WireKind.Converter, IsNullable: false };
            Expect(opaque.Kind == LockNodeKind.Text && isKnown, $"has \"{opaque.Text}\" where \"context\" or a converter is expected", opaque.Place);
        }

        foreach (var (name, place, types) in node.Members)
        {
            if (name != "types" || !IsObject(types))
                continue;
            foreach (var (typeName, typePlace, type) in types.Members)
            {
                Expect(typeName.Length > 0 && typeName.All(WireType.IsNameCharacter), $"has the type \"{typeName}\", which is no name", typePlace);
                if (IsObject(type))
                    shape.Types[typeName] = ReadType(type, isRoot: false);
            }
        }

        CheckReferences(shape, node.Place);
        return shape;
    }

    private LockedType ReadType(LockNode node, bool isRoot)
    {
        var type = new LockedType();
        foreach (var (name, place, value) in node.Members)
        {
            switch (name)
            {
                case "members" when IsObject(value):
                    foreach (var (member, _, text) in value.Members)
                        ReadMember(type, member, text);
                    break;
                case "values" when IsObject(value):
                    foreach (var (label, _, number) in value.Members)
                        type.Values[label] = Integer(number);
                    break;
                case "derived" when IsObject(value):
                    foreach (var (discriminator, _, derived) in value.Members)
                        type.Derived[discriminator] = Reference(derived);
                    break;
                case "derivedByNumber" when IsObject(value):
                    foreach (var (discriminator, discriminatorPlace, derived) in value.Members)
                        type.DerivedByNumber[Discriminator(discriminator, discriminatorPlace)] = Reference(derived);
                    break;
                case "discriminator" when IsText(value):
                    type.Discriminator = value.Text;
                    break;
                case "enum" when IsText(value):
                    type.Enum = value.Text;
                    Expect(value.Text == WireScalars.String || WireScalars.IsInteger(value.Text), $"has the unknown enum \"{value.Text}\"", value.Place);
                    break;
                case "abstract" or "extensionData":
                    Expect(value.Kind == LockNodeKind.True, $"has \"{name}\" without true", value.Place);
                    type.IsAbstract |= name == "abstract";
                    type.HasExtensionData |= name == "extensionData";
                    break;
                case "types" or "json" when isRoot:
                    break;
                default:
                    Expect(name is "members" or "values" or "derived" or "derivedByNumber" or "discriminator" or "enum", $"has the unknown member \"{name}\"", place);
                    break;
            }
        }

        return type;
    }

    private void ReadMember(LockedType type, string name, LockNode node)
    {
        if (!IsText(node))
            return;
        var parts = node.Text.Split([", "], StringSplitOptions.None);
        if (WireType.Parse(parts[0]) is not { } wire || parts.Skip(1).Any(part => !LockWriter.Notes.Contains(part)))
        {
            Expect(false, $"has the type \"{node.Text}\", which it cannot be", node.Place);
            return;
        }

        type.Members[name] = new LockedMember(
            wire, parts.Contains(LockWriter.Optional), parts.Contains(LockWriter.AsText), parts.Contains(LockWriter.WithNames));
    }

    private string Reference(LockNode node)
    {
        if (node.Kind == LockNodeKind.Text && WireType.Parse(node.Text) is { Kind: WireKind.Reference, IsNullable: false } type)
            return type.Name;
        Expect(false, "has something else than a type's name where one is expected", node.Place);
        return "";
    }

    private int Discriminator(string text, TextSpan place)
    {
        var isNumber = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        Expect(isNumber, $"has \"{text}\" where a number is expected", place);
        return number;
    }

    private decimal Integer(LockNode node)
    {
        var isNumber = decimal.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        Expect(node.Kind == LockNodeKind.Number && isNumber, "has something else where a number is expected", node.Place);
        return number;
    }

    private void CheckReferences(LockedShape shape, TextSpan place)
    {
        foreach (var type in shape.Types.Values.Append(shape.Root))
        {
            var names = type.Members.Values.SelectMany(member => References(member.Type)).Concat(type.Derived.Values).Concat(type.DerivedByNumber.Values);
            if (names.FirstOrDefault(name => shape.Find(name) is null) is { } missing)
                Expect(false, $"names the type \"#{missing}\", which this version does not have", place);
        }
    }

    private static IEnumerable<string> References(WireType type) =>
        (type.Kind == WireKind.Reference ? new[] { type.Name } : [])
        .Concat(type.Key is null ? [] : References(type.Key))
        .Concat(type.Element is null ? [] : References(type.Element));

    private bool IsObject(LockNode node) => Expect(node.Kind == LockNodeKind.Object, "has something else where '{' is expected", node.Place);

    private bool IsText(LockNode node) => Expect(node.Kind == LockNodeKind.Text, "has something else where a string is expected", node.Place);

    private bool Expect(bool isRight, string message, TextSpan place)
    {
        if (!isRight)
            _error ??= new LockError(message, place);
        return isRight;
    }
}
