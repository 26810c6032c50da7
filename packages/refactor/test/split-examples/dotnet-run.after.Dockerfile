FROM mcr.microsoft.com/dotnet/sdk:8.0.404 AS builder
WORKDIR /app
COPY . .
RUN dotnet restore \
    && dotnet publish src/Web/Web.csproj -c Release -o /app/publish

FROM mcr.microsoft.com/dotnet/aspnet:8.0
WORKDIR /app/publish
COPY --from=builder /app/publish /app/publish
EXPOSE 5000
CMD ["dotnet", "Web.dll", "--urls", "http://0.0.0.0:5000"]
