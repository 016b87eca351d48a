using System.CommandLine;
using MeshKit.Typed.AppSize;

var runs = new Option<int>("--runs") { Description = "How often each app is started; the median counts.", DefaultValueFactory = _ => 41 };
var root = new RootCommand("Publishes one app natively with our JSON, with the platform's and with none, and compares sizes and times from start to exit.") { runs };
root.SetAction(arguments =>
{
    var folder = Directory.CreateTempSubdirectory("meshkit-appsize-");
    try
    {
        var (ours, official, none) = (new App("Ours", folder.FullName), new App("Official", folder.FullName), new App("None", folder.FullName));
        SizeTable.Print(ours, official, none, arguments.GetValue(runs), Console.Out);
    }
    finally
    {
        folder.Delete(recursive: true);
    }
});
return root.Parse(args).Invoke();
