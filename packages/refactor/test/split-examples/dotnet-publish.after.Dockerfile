FROM mcr.microsoft.com/dotnet/sdk:8.0-alpine AS builder
WORKDIR /src
COPY *.csproj ./
RUN dotnet restore
COPY . .
RUN dotnet publish -c Release -o /out --no-restore

FROM mcr.microsoft.com/dotnet/aspnet:8.0-alpine
COPY --from=builder /out /out
WORKDIR /out
EXPOSE 8080
ENTRYPOINT ["dotnet", "Billing.dll"]
