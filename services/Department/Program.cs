using OpenGov.Departments;
using OpenGov.Platform.Hosting;

var command = OversightCommand.Take(ref args);
var builder = WebApplication.CreateBuilder(args);
builder.AddPlatform(ServicePorts.Department);
builder.AddDepartment();
var app = builder.Build();

// Before anything is mapped: mapping opens the documents, and may find them in use.
if (command is not null)
{
    return await OversightCommand.RunAsync(app, command, Console.Out);
}

app.MapPlatform();
app.MapDepartment();
await app.RunAsync();
return 0;
