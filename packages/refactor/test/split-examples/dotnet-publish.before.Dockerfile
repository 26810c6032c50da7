FROM mcr.microsoft.com/dotnet/sdk:8.0-alpine
WORKDIR /src
COPY *.csproj ./
RUN dotnet restore
COPY . .
RUN dotnet publish -c Release -o /out --no-restore
WORKDIR /out
EXPOSE 8080
ENTRYPOINT ["dotnet", "Billing.dll"]
