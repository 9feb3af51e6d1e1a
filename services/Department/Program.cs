using OpenGov.Departments;
using OpenGov.Platform.Hosting;

var command = OversightCommand.Take(ref args);
var builder = WebApplication.CreateBuilder(args);
builder.AddPlatform(ServicePorts.Department);
builder.AddDepartment();
var app = builder.Build();
app.MapPlatform();
app.MapDepartment();
if (command is not null)
{
    return await OversightCommand.RunAsync(app, command, Console.Out);
}

await app.RunAsync();
return 0;
