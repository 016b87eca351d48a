using System.Text;

namespace MeshKit.Typed.Stores.Conformance.Model;

/// <summary>Jobs of a history are called a, b, …, z, aa, …: their ids and payloads are made from that, so that a history can be read.</summary>
internal static class Names
{
    public static string Of(int number) => number < 26 ? $"{(char)('a' + number)}" : Of((number / 26) - 1) + Of(number % 26);

    public static string Of(Guid id) => Encoding.UTF8.GetString(id.ToByteArray(bigEndian: true)).TrimEnd('\0');

    public static string Of(JobToken lease) => $"{Of(lease.JobId)}#{lease.Token}";

    public static Guid ToId(string name)
    {
        var bytes = new byte[16];
        Encoding.UTF8.GetBytes(name, bytes);
        return new Guid(bytes, bigEndian: true);
    }
}
