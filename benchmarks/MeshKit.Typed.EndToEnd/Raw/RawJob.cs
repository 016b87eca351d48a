namespace MeshKit.Typed.EndToEnd;

/// <summary>A job as the raw side adds it: encoded before the clock starts.</summary>
internal sealed record RawJob(byte[] Id, byte[] Key, byte[] Payload)
{
    public static RawJob New()
    {
        var note = Notes.New();
        return new RawJob(Guid.CreateVersion7().ToByteArray(bigEndian: true), System.Text.Encoding.ASCII.GetBytes(note.Note), Notes.Encode(note));
    }

    public static RawJob[] Many(int count)
    {
        var jobs = new RawJob[count];
        for (var i = 0; i < count; i++)
            jobs[i] = New();
        return jobs;
    }
}
