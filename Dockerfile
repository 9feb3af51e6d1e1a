# One image per service: docker build --build-arg SERVICE=Catalogue .
# SERVICE is a folder of services/ with a Program.cs: Department, Catalogue, Publication, Console, Standalone
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG SERVICE
WORKDIR /src
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig .banned-symbols.txt ./
COPY contracts/ contracts/
COPY services/ services/
RUN test -f "services/$SERVICE/Program.cs" || { echo "SERVICE='$SERVICE' is not a service: see the first lines of Dockerfile" >&2; exit 1; }
RUN dotnet restore "services/$SERVICE" --locked-mode
RUN dotnet publish "services/$SERVICE" --configuration Release --no-restore --output /app
# The program is named after its assembly; the image starts it by one name whatever the service.
RUN ln -s "$(dotnet msbuild "services/$SERVICE" -getProperty:AssemblyName)" /app/service

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./
# The only folder that the embedded engine writes to.
RUN install -d -o "$APP_UID" /data
ENV Documents__Path=/data
USER $APP_UID
ENTRYPOINT ["/app/service"]
